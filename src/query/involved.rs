//! When each expert was first involved, from the dates of what names the expert.

use ahash::AHashMap;

use super::span::Span;
use crate::model::{Action, Activity, Day};

/// The days between which each expert was first involved, by id: deployed in one of the activities, or
/// named on one of the actions. `spans` are those of the actions by id.
pub(super) fn first_involved<'r>(
    actions: impl Iterator<Item = &'r Action>,
    activities: impl Iterator<Item = &'r Activity>,
    spans: &AHashMap<&str, Span>,
) -> AHashMap<&'r str, (Day, Day)> {
    let span = |id: &str| spans.get(id).copied().unwrap_or(Span::UNKNOWN);
    let deployed = activities.flat_map(|activity| {
        let days = begun(activity, activity.action.as_deref().map_or(Span::UNKNOWN, span));
        activity.experts.iter().map(move |one| (one.expert.as_str(), days))
    });
    let named = actions.flat_map(|action| {
        let days = span(&action.id).start;
        action.experts.iter().map(move |one| (one.expert.as_str(), days))
    });
    let mut first: AHashMap<&str, (Day, Day)> = AHashMap::new();
    for (expert, days) in deployed.chain(named) {
        let known = first.entry(expert).or_insert(days);
        *known = (known.0.min(days.0), known.1.min(days.1));
    }
    first
}

/// The days on which an activity can have begun: by its own start, else by its end and those of its
/// action.
fn begun(activity: &Activity, of_action: Span) -> (Day, Day) {
    if let Some(start) = activity.start {
        return (start.earliest(), start.latest());
    }
    let last = activity.end.map_or(of_action.end.1, |end| end.latest());
    (of_action.start.0.min(last), last)
}
