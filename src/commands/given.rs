//! What is given as `FIELD=VALUE`, with the codes and records that names mean.

use mieux::edit::{Assignment, Change, EditError, Known, edit};
use mieux::message;
use mieux::model::FileKind;
use mieux::query::reference;
use mieux::registry::Registry;
use mieux::schema::is_private_field;

/// The change that an assignment means in a file of this kind.
pub(super) fn change(
    registry: &Registry,
    kind: FileKind,
    assignment: &Assignment,
) -> Result<Change, EditError> {
    let (shape, field) = (registry.shape(kind), assignment.address.to_string());
    let is_person = matches!(kind, FileKind::Record(kind) if kind.is_person());
    if is_person && is_private_field(&field) && assignment.address.shape(shape).is_err() {
        return Err(message!("edit.private-field", field).into());
    }
    let known = Known {
        vocabularies: &registry.vocabularies,
        reference: &|kind, name| reference(registry, kind, name),
    };
    assignment.change(shape, known)
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
