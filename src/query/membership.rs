//! Whether an expert comes from a group of countries, which countries join and leave.

use super::links::Links;
use crate::model::{Day, Expert, MembershipChange, Term};

/// The European Union, a group of `country-groups`.
pub(super) const EU: &str = "eu";
/// What is not in the European Union.
pub(super) const NON_EU: &str = "non-eu";

/// Whether the expert's country was in a group when the expert was first involved; by the members of today
/// where no date says when. `None` where the origin or the group is not known.
pub(super) fn is_from_group(links: &Links<'_>, expert: &Expert, group: &str) -> Option<bool> {
    let group = links.registry.vocabularies.get("country-groups")?.get(group)?;
    let origin = expert.origin.as_deref().filter(|origin| links.is_country(origin))?;
    let is_member_today = || group.members.iter().any(|member| member == origin);
    let first = links.first_involved(&expert.id);
    Some(is_member(group, origin, first).unwrap_or_else(is_member_today))
}

/// Whether a country was a member on every day between two; `None` if it was on some only, or no day is
/// known and it is not always the same.
pub(crate) fn is_member(group: &Term, country: &str, days: Option<(Day, Day)>) -> Option<bool> {
    let changes = group.membership_changes.iter().filter(|change| change.country == country);
    let mut turns: Vec<Turn> = changes.flat_map(Turn::of).collect();
    if turns.is_empty() {
        return Some(group.members.iter().any(|member| member == country));
    }
    turns.sort_by_key(|turn| turn.earliest);
    let (first, last) = days?;
    let before = turns.iter().rfind(|turn| turn.latest <= first);
    let mut after = turns.iter().filter(|turn| turn.earliest > last);
    let is_between = |turn: &Turn| turn.latest > first && turn.earliest <= last;
    match (before, after.next()) {
        _ if turns.iter().any(is_between) => None,
        (Some(before), _) => Some(before.joined),
        (None, Some(after)) => Some(!after.joined),
        (None, None) => None,
    }
}

/// A country joins or leaves; the days between which it is a member, or none, for the first time.
struct Turn {
    earliest: Day,
    latest: Day,
    joined: bool,
}

impl Turn {
    fn of(change: &MembershipChange) -> impl Iterator<Item = Self> {
        let after = |day: Day| day.plus_days(1).unwrap_or(Day::MAX);
        let joined = change.from.map(|from| Self {
            earliest: from.earliest(),
            latest: from.latest(),
            joined: true,
        });
        // It is a member until the end of the day.
        let left = change.to.map(|to| Self {
            earliest: after(to.earliest()),
            latest: after(to.latest()),
            joined: false,
        });
        joined.into_iter().chain(left)
    }
}
