//! Where an expert comes from: a country, and a group of countries.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::query::{Links, Scheme, is_member};

/// The code of the group of experts from the EU, and of its term in `country-groups`.
pub(super) const EU: &str = "eu";
/// The code of the group of experts from outside the EU and the regions of the programme.
pub(super) const OTHER: &str = "other";
/// The vocabulary of the regions of the programme.
pub(super) const REGIONS: &str = Scheme::Operational.vocabulary();

/// The country that an expert comes from, where it is known.
pub(super) fn origin<'r>(links: &Links<'r>, expert: &str) -> Option<&'r str> {
    let origin = links.expert(expert)?.origin.as_deref()?;
    links.is_country(origin).then_some(origin)
}

/// The groups of an expert by origin: the EU, else the regions of the programme, else other countries. None if the
/// country is unknown, or if nobody can say whether it was in the EU.
pub(super) fn origin_groups(links: &Links<'_>, id: &str) -> BTreeSet<SmolStr> {
    let eu = links.registry.vocabularies.get("country-groups").and_then(|groups| groups.get(EU));
    let Some((origin, eu)) = origin(links, id).zip(eu) else { return BTreeSet::new() };
    match is_member(eu, origin, links.first_involved(id)) {
        None => BTreeSet::new(),
        Some(true) => BTreeSet::from([SmolStr::new_static(EU)]),
        Some(false) => match links.regions_of_country(REGIONS, origin) {
            [] => BTreeSet::from([SmolStr::new_static(OTHER)]),
            regions => regions.iter().map(SmolStr::from).collect(),
        },
    }
}
