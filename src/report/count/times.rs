//! How long things took, in whole months from the month of one date to that of another.

use super::figures::Achievement;
use super::period::{months_between, months_from_request};
use crate::model::{Action, Activity, EdtfDate};

/// From the request for an action to the answer.
pub(super) fn months_to_answer(action: &Action) -> Option<i32> {
    let request = action.request.as_ref()?;
    in_order(request.received?, request.answered?)
}

/// From the request for an action to the decision on it.
pub(super) fn months_to_decision(action: &Action) -> Option<i32> {
    in_order(action.request.as_ref()?.received?, action.approval.as_ref()?.date?)
}

/// From the request for an action to its start.
pub(super) fn months_to_start(action: &Action) -> Option<i32> {
    months_from_request(action).filter(|months| *months >= 0)
}

/// From the start of an action to its end.
pub(super) fn duration(action: &Action) -> Option<i32> {
    in_order(action.start?, action.end?)
}

/// From the end of an action to the adoption of one of its results, which may lie before.
pub(super) fn months_to_adoption(achieved: &Achievement<'_>) -> Option<i32> {
    months_between(achieved.ended?, achieved.adopted_on()?)
}

/// The days of an activity that states its first and last day, both included.
pub(super) fn days(activity: &Activity) -> Option<u32> {
    let day = |date: EdtfDate| (date.earliest() == date.latest()).then(|| date.earliest());
    let (first, last) = (day(activity.start?)?, day(activity.end?)?);
    Some(first.days_until(last)? + 1)
}

/// The months between two dates; `None` where the second lies before the first.
fn in_order(from: EdtfDate, to: EdtfDate) -> Option<i32> {
    months_between(from, to).filter(|months| *months >= 0)
}
