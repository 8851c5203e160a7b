//! What is given as `FIELD=VALUE`, with the codes and records that names stand for.

use mieux::edit::{Assignment, Change, EditError, Known, edit};
use mieux::model::FileKind;
use mieux::query::reference;
use mieux::registry::Registry;

/// The change that an assignment stands for in a file of this kind.
pub(super) fn change(
    registry: &Registry,
    kind: FileKind,
    assignment: &Assignment,
) -> Result<Change, EditError> {
    let known = Known {
        vocabularies: &registry.vocabularies,
        reference: &|kind, name| reference(registry, kind, name),
    };
    assignment.change(registry.shape(kind), known)
}

/// The text of a file of this kind after an assignment.
pub(super) fn assigned(
    registry: &Registry,
    kind: FileKind,
    text: &str,
    assignment: &Assignment,
) -> Result<String, EditError> {
    let change = change(registry, kind, assignment)?;
    edit(text, registry.shape(kind), &assignment.address, &change)
}
