//! Whether an expert comes from a group of countries, which countries join and leave.

use super::links::Links;
use crate::model::{EdtfDate, Expert, Term};

/// The European Union, a group of `country-groups`.
pub(super) const EU: &str = "eu";
/// What is not in the European Union.
pub(super) const NON_EU: &str = "non-eu";

/// Whether the expert's country was in a group when the expert was first involved; by the members of today
/// where no date says when. `None` where the origin or the group is not known.
pub(super) fn is_from_group(links: &Links<'_>, expert: &Expert, group: &str) -> Option<bool> {
    let group = links.registry.vocabularies.get("country-groups")?.get(group)?;
    let origin = expert.origin.as_deref()?;
    let is_member_today = group.members.iter().any(|member| member == origin);
    let has_changed = group.membership_changes.iter().any(|change| change.country == origin);
    let first = has_changed.then(|| first_involved(links, expert)).flatten();
    Some(first.map_or(is_member_today, |date| was_member(group, origin, date)))
}

/// Whether a country whose membership changed was a member on a date.
fn was_member(group: &Term, country: &str, date: EdtfDate) -> bool {
    let day = date.latest();
    let mut changes = group.membership_changes.iter().filter(|change| change.country == country);
    changes.all(|change| {
        change.from.is_none_or(|from| from.earliest() <= day)
            && change.to.is_none_or(|to| day <= to.latest())
    })
}

/// The start of the first activity or action that names the expert.
fn first_involved(links: &Links<'_>, expert: &Expert) -> Option<EdtfDate> {
    let registry = links.registry;
    let activities = registry.activities.iter().map(|record| &record.body);
    let activities = activities
        .filter(|activity| activity.experts.iter().any(|one| one.expert == expert.id))
        .filter_map(|activity| activity.start.or(activity.end));
    let actions = registry.actions.iter().map(|record| &record.body);
    let actions = actions
        .filter(|action| action.experts.iter().any(|one| one.expert == expert.id))
        .filter_map(|action| action.start.or(action.end));
    activities.chain(actions).min_by_key(|date| date.latest())
}
