//! The status of an action.

use crate::model::{Action, Term, Vocabularies};

/// The term of an action's status; `None` if no source says it, or the vocabulary does not know it.
#[must_use]
pub fn status<'v>(vocabularies: &'v Vocabularies, action: &Action) -> Option<&'v Term> {
    vocabularies.get("statuses")?.get(action.status.as_deref()?)
}
