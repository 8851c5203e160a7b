//! Which experts come from the EU, and which do not.

use super::figures::Figures;
use super::period::is_within;
use crate::model::MembershipChange;
use crate::query::Links;

/// The experts who come from the EU and those who do not, judged on the day on which each was first
/// involved. Who cannot be judged is in neither.
pub(crate) fn by_membership<'r>(
    links: &Links<'_>,
    figures: &Figures<'r>,
) -> (Vec<&'r str>, Vec<&'r str>) {
    let (mut members, mut others) = (Vec::new(), Vec::new());
    let group = links.registry.vocabularies.get("country-groups");
    let Some(eu) = group.and_then(|groups| groups.get("eu")) else { return (members, others) };
    let change = |country| eu.membership_changes.iter().find(|change| change.country == country);
    let mut changed: Vec<(&str, &MembershipChange)> = Vec::new();
    for id in figures.experts.iter().copied() {
        let origin = links.expert(id).and_then(|expert| expert.origin.as_deref());
        let Some(origin) = origin.filter(|code| links.is_country(code)) else { continue };
        match change(origin) {
            Some(change) => changed.push((id, change)),
            None if eu.members.iter().any(|member| member == origin) => members.push(id),
            None => others.push(id),
        }
    }
    let first = figures.first_involved(&changed.iter().map(|(id, _)| *id).collect());
    for (id, change) in changed {
        let date = first.get(id).map(|date| (date.earliest(), date.latest()));
        match date.and_then(|days| is_within(change.from, change.to, days)) {
            Some(true) => members.push(id),
            Some(false) => others.push(id),
            None => {}
        }
    }
    (members, others)
}
