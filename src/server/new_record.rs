//! The record that a reference names and that does not exist: where its file would be, and how it would begin.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::skeleton::Skeleton;
use super::spot::Under;
use crate::check::is_record_id;
use crate::files::has_schemas;
use crate::finding::Finding;
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry, Source};
use crate::schema::Meaning;

/// The rule that finds such references.
const RULE: &str = "unknown-reference";

/// The path below the registry and the text of the record that a finding misses.
pub(super) fn new_record(
    desk: &Desk,
    file: FileId,
    source: &Source,
    finding: &Finding,
) -> Option<(PathBuf, String)> {
    let registry = desk.registry();
    let byte = finding.place.spot.span(Some(source)).start;
    let shape = registry.shape(registry.file(file).kind);
    let root = source.root.as_ref().filter(|_| finding.rule == RULE)?;
    let under = Under::find(root, shape, byte)?;
    let (meaning, id) = under.meant()?;
    let Meaning::Reference(kind) = meaning else { return None };
    let below = path(registry, *kind, &id).filter(|below| desk.file(below).is_none())?;
    let skeleton = Skeleton::of_record(registry, *kind, &below);
    let skeleton = match has_schemas(&registry.root) {
        true => skeleton.with_modeline(*kind, &below),
        false => skeleton,
    };
    Some((below, skeleton.plain(0) + "\n"))
}

/// Where a record of an id would be; `None` if that is no id of its kind, or if its folder depends on more than the id.
fn path(registry: &Registry, kind: Kind, id: &str) -> Option<PathBuf> {
    let file_kind = FileKind::Record(kind);
    let top = Path::new(file_kind.folder());
    let name = format!("{id}.yaml");
    if !is_record_id(kind, id) {
        return None;
    }
    let Some((field, without)) = kind.subfolders() else { return Some(top.join(name)) };
    let Meaning::Code(vocabulary) = registry.shape(file_kind).field(field)?.meaning()? else {
        return None;
    };
    let start = id.split('-').next().unwrap_or(id);
    let codes = registry.vocabularies.get(vocabulary);
    let is_code = codes.is_some_and(|codes| codes.get(&start.to_uppercase()).is_some());
    Some(top.join(if is_code { start } else { without }).join(name))
}
