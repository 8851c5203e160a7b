//! Which experts come from the EU, and which do not.

use std::collections::BTreeSet;

use super::figures::Figures;
use super::origin::origin;
use crate::query::{Links, is_member};

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
    for id in figures.experts.iter().copied() {
        let Some(origin) = origin(links, id) else { continue };
        match is_member(eu, origin, links.first_involved(id)) {
            Some(true) => members.push(id),
            Some(false) => others.push(id),
            None => {}
        }
    }
    (members, others)
}
