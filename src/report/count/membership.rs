//! Which experts come from the EU, and which do not.

use std::collections::BTreeSet;

use ahash::AHashMap;

use super::figures::Figures;
use crate::model::{Activity, Day};
use crate::query::{Links, is_member};

/// The country that an expert comes from, where it is known.
pub(super) fn origin<'r>(links: &Links<'r>, expert: &str) -> Option<&'r str> {
    let origin = links.expert(expert)?.origin.as_deref()?;
    links.is_country(origin).then_some(origin)
}

/// The Member States of today.
pub(super) fn eu_members<'r>(links: &Links<'r>) -> BTreeSet<&'r str> {
    let eu = links.registry.vocabularies.get("country-groups").and_then(|groups| groups.get("eu"));
    eu.into_iter().flat_map(|eu| eu.members.iter().map(String::as_str)).collect()
}

/// The experts who come from the EU and those who do not, judged on the day on which each was first
/// involved. Who cannot be judged is in neither.
pub(crate) fn by_membership<'r>(
    links: &Links<'_>,
    figures: &Figures<'r>,
) -> (Vec<&'r str>, Vec<&'r str>) {
    let (mut members, mut others) = (Vec::new(), Vec::new());
    let group = links.registry.vocabularies.get("country-groups");
    let Some(eu) = group.and_then(|groups| groups.get("eu")) else { return (members, others) };
    let first = first_involved(links, figures);
    for id in figures.experts.iter().copied() {
        let Some(origin) = origin(links, id) else { continue };
        match is_member(eu, origin, first.get(id).copied()) {
            Some(true) => members.push(id),
            Some(false) => others.push(id),
            None => {}
        }
    }
    (members, others)
}

/// The days between which each expert was first involved.
fn first_involved<'r>(links: &Links<'_>, figures: &Figures<'r>) -> AHashMap<&'r str, (Day, Day)> {
    let deployed = figures.activities.iter().flat_map(|activity| {
        let days = begun(links, activity);
        activity.experts.iter().map(move |one| (one.expert.as_str(), days))
    });
    let named = figures.naming.iter().flat_map(|action| {
        let days = links.span(action).start;
        action.experts.iter().map(move |one| (one.expert.as_str(), days))
    });
    let mut first: AHashMap<&str, (Day, Day)> = AHashMap::new();
    for (expert, days) in deployed.chain(named) {
        let known = first.entry(expert).or_insert(days);
        *known = (known.0.min(days.0), known.1.min(days.1));
    }
    first
}

/// The days on which an activity can have begun: by its own dates, which those of its action bound.
fn begun(links: &Links<'_>, activity: &Activity) -> (Day, Day) {
    if let Some(start) = activity.start {
        return (start.earliest(), start.latest());
    }
    let span = links.action_of(activity).map(|action| links.span(action));
    let (first, last) = span.map_or((Day::MIN, Day::MAX), |span| (span.start.0, span.end.1));
    let last = activity.end.map_or(last, |end| end.latest());
    (first.min(last), last)
}
