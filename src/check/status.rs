//! What the status of an action says of it.

use super::Context;
use crate::model::Action;

/// The status of an action that has begun, which makes it a project.
pub(super) fn begun<'r>(context: &Context<'_>, action: &'r Action) -> Option<&'r str> {
    action.status.as_deref().filter(|_| context.links.counts(action))
}

/// The status of an action that the public pages call completed.
pub(super) fn completed<'r>(context: &Context<'_>, action: &'r Action) -> Option<&'r str> {
    let is_completed = context.links.public_status(action) == Some("completed");
    action.status.as_deref().filter(|_| is_completed)
}
