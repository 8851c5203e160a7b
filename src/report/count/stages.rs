//! What became of requests.

use ahash::AHashSet;

use super::figures::Figures;
use crate::model::{Action, Decision};
use crate::query::Links;

/// The statuses of a request that became nothing.
const REJECTED: &str = "rejected";
const CANCELLED: &str = "cancelled";

/// Whether the record of an action states when the request was answered.
pub(super) fn is_answered(action: &Action) -> bool {
    action.request.as_ref().is_some_and(|request| request.answered.is_some())
}

/// What was decided on an action.
pub(super) fn decision(action: &Action) -> Option<Decision> {
    action.approval.as_ref()?.decision
}

/// Whether the request was turned down.
pub(super) fn is_rejected(action: &Action) -> bool {
    action.status.as_deref() == Some(REJECTED)
}

/// Whether the request or the action was given up.
pub(super) fn is_cancelled(action: &Action) -> bool {
    action.status.as_deref() == Some(CANCELLED)
}

/// The requests of known status that are neither a project nor rejected or cancelled.
pub(super) fn waiting<'r>(links: &Links<'_>, figures: &Figures<'r>) -> Vec<&'r Action> {
    let begun = figures.begun_requests.iter().map(|action| action.id.as_str());
    let begun: AHashSet<&str> = begun.collect();
    let waits = |action: &&Action| {
        let is_over = is_rejected(action) || is_cancelled(action);
        links.status(action).is_some() && !is_over && !begun.contains(action.id.as_str())
    };
    figures.requests.iter().copied().filter(waits).collect()
}
