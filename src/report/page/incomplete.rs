//! The errors of a registry on account of which its figures may be wrong.

use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Incomplete, Kind};
use crate::registry::Registry;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::words::Words;

/// How many errors a note names.
const NAMED: usize = 5;

/// The errors of the registry, and the vocabularies that a report needs and the registry does not have. A
/// public report tells by which rule a record is wrong, not what is in it, and of experts not which.
pub(super) fn errors(registry: &Registry, request: &Request) -> Vec<Incomplete> {
    let missing = missing_vocabularies(registry, request);
    let mut all: Vec<Incomplete> = registry.incomplete.iter().cloned().chain(missing).collect();
    if request.presentation.public {
        for one in &mut all {
            one.reason = Message::verbatim(one.rule);
            if one.kind == FileKind::Record(Kind::Expert) {
                (one.file, one.record) = (Kind::Expert.plural().to_owned(), None);
            }
        }
        all.dedup();
    }
    all
}

/// The note on them, which names the first.
pub(super) fn note(incomplete: &[Incomplete], words: &Words) -> Option<String> {
    let named = incomplete.iter().take(NAMED);
    let line = |one: &Incomplete| format!("{}: {}", one.file, one.reason.in_words(words));
    let named: Vec<String> = named.map(line).collect();
    let mut errors = named.join("; ");
    if let Some(more) = incomplete.len().checked_sub(NAMED).filter(|more| *more > 0) {
        errors = words.counted("and-more", more, &[("before", &errors)]);
    }
    let values: [(&str, &str); 1] = [("errors", &errors)];
    (!incomplete.is_empty()).then(|| words.counted("note-incomplete", incomplete.len(), &values))
}

/// The vocabularies without which records belong to no row, though no record names a code of them.
fn missing_vocabularies(registry: &Registry, request: &Request) -> Vec<Incomplete> {
    let (_, across) = request.axes();
    let dimensions = request.divisions().into_iter().chain(across);
    let of_dimensions = dimensions.filter_map(|dimension| match dimension {
        Dimension::Region | Dimension::Family => dimension.vocabulary(request.scheme),
        _ => None,
    });
    // Who asks for all figures wants those that can be computed.
    let is_named = request.figures.contains(&Figure::ExpertsNonEu)
        && request.figures.len() < Figure::all().len();
    let of_figures = is_named.then_some("country-groups");
    let needed = of_dimensions.chain(of_figures);
    let missing = needed.filter(|name| registry.vocabularies.get(name).is_none());
    let incomplete = |name: &str| {
        let path = registry.root.join("vocabularies").join(format!("{name}.yaml"));
        Incomplete {
            kind: FileKind::Vocabulary,
            file: path.display().to_string(),
            record: None,
            rule: "unknown-code",
            reason: message!("incomplete.vocabulary", name),
        }
    };
    missing.filter(|_| !registry.actions.is_empty()).map(incomplete).collect()
}
