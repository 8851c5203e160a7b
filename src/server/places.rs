//! Where the record or the term is that is meant, and which places mean a record.

use lsp_types::{Location, LocationLink};

use super::desk::Desk;
use super::document::range_of;
use super::spot::Under;
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry, Source};
use crate::render::Lines;
use crate::schema::Meaning;
use crate::yaml::{Node, Span, Value};

/// Where what is under the cursor is defined: the `id` of a record, the `code` of a term.
pub(super) fn definition(
    desk: &Desk,
    source: &Source,
    kind: FileKind,
    byte: usize,
) -> Option<LocationLink> {
    let registry = desk.registry();
    let under = Under::find(source.root.as_ref()?, registry.shape(kind), byte)?;
    let (meaning, written) = under.meant()?;
    let file = match meaning {
        Meaning::Reference(kind) => bearer(registry, *kind, &written)?,
        Meaning::Code(name) => registry.first_vocabulary_file(name)?,
        Meaning::Text => return None,
    };
    let there = desk.source(file);
    let span = there.root.as_ref().and_then(|root| match meaning {
        Meaning::Code(_) => code_in(root, &written),
        _ => id_in(root),
    });
    let span = span.unwrap_or(0..0);
    let range = range_of(&Lines::new(&there.text), &span);
    Some(LocationLink {
        origin_selection_range: Some(range_of(&Lines::new(&source.text), &under.span)),
        target_uri: desk.uri(file),
        target_range: range,
        target_selection_range: range,
    })
}

/// The file of the record that has an id, or had it before.
fn bearer(registry: &Registry, kind: Kind, id: &str) -> Option<FileId> {
    let now = || {
        let mut former = registry.former_ids();
        former.find(|(of, was, _)| *of == kind && *was == id).map(|(_, _, now)| now)
    };
    registry.first_stating(kind, id).or_else(|| registry.first_stating(kind, now()?))
}

/// The value of `id` of a record.
fn id_in(root: &Node) -> Option<Span> {
    Some(root.get("id")?.span.clone())
}

/// The code of a term.
pub(super) fn code_in(root: &Node, code: &str) -> Option<Span> {
    let mut codes = root.get("terms")?.items().iter().filter_map(|term| term.get("code"));
    codes.find(|node| node.scalar_text().as_deref() == Some(code)).map(|node| node.span.clone())
}

/// The record that is meant under the cursor: by a reference, or because it is the record itself.
pub(super) fn record_under(
    registry: &Registry,
    source: &Source,
    kind: FileKind,
    byte: usize,
) -> Option<(Kind, String, Span)> {
    let under = Under::find(source.root.as_ref()?, registry.shape(kind), byte)?;
    let own = match (kind, under.field(), under.value.map(|value| &value.value)) {
        (FileKind::Record(kind), Some("id"), Some(Value::String(id))) if under.steps.len() == 1 => {
            Some((kind, id.to_string()))
        }
        _ => None,
    };
    let meant = || match under.meant()? {
        (Meaning::Reference(kind), id) => Some((*kind, id)),
        _ => None,
    };
    let (kind, id) = own.or_else(meant)?;
    Some((kind, id, under.span))
}

/// Every place that refers to a record, by file; with the record's own `id` if that is wanted.
pub(super) fn references(desk: &Desk, kind: Kind, id: &str, with_own: bool) -> Vec<Location> {
    let registry = desk.registry();
    let mut places = Vec::new();
    let own = registry.first_stating(kind, id).filter(|_| with_own);
    places.extend(own.map(|file| (file, vec![])));
    places.extend(registry.files_referring_to(kind, id).into_iter().map(|file| {
        let there = desk.source(file);
        let shape = registry.shape(registry.file(file).kind);
        let routes = there.root.as_ref().map(|root| shape.references_to(root, kind, id));
        (file, routes.unwrap_or_default())
    }));
    let mut locations = Vec::new();
    for (file, routes) in places {
        let there = desk.source(file);
        let (Some(root), lines) = (&there.root, Lines::new(&there.text)) else { continue };
        let found =
            routes.iter().filter_map(|route| route.find(root).map(|node| node.span.clone()));
        let own = id_in(root).filter(|_| routes.is_empty());
        locations.extend(
            own.into_iter()
                .chain(found)
                .map(|span| Location { uri: desk.uri(file), range: range_of(&lines, &span) }),
        );
    }
    locations
}
