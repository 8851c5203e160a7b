//! Countries and partners that come again, and the institutions that partners are part of.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use crate::query::Links;

/// Those of the countries that are beneficiaries of more than one of the projects.
pub(super) fn repeat_countries<'r>(figures: &Figures<'r>) -> BTreeSet<&'r str> {
    let named = figures.projects.iter().flat_map(|action| {
        action.countries.iter().map(|country| (country.as_str(), action.id.as_str()))
    });
    of_several(named.filter(|(country, _)| figures.countries.contains(country)))
}

/// Those of the partners that more than one of the projects names, itself or on its activities.
pub(super) fn repeat_partners<'r>(figures: &Figures<'r>) -> BTreeSet<&'r str> {
    let of_projects = figures.projects.iter().flat_map(|action| {
        action.partners.iter().map(|one| (one.partner.as_str(), action.id.as_str()))
    });
    let of_activities = figures.activities.iter().flat_map(|activity| {
        let action = activity.action.as_deref().unwrap_or_default();
        activity.partners.iter().map(move |one| (one.partner.as_str(), action))
    });
    let named = of_projects.chain(of_activities);
    of_several(named.filter(|(partner, _)| figures.partners.contains(partner)))
}

/// The partners as the institutions that they are part of.
pub(super) fn institutions<'r>(links: &Links<'r>, figures: &Figures<'r>) -> BTreeSet<&'r str> {
    figures.partners.iter().filter_map(|id| links.with_parents(id).last().copied()).collect()
}

/// What is together with more than one other.
fn of_several<'r>(pairs: impl Iterator<Item = (&'r str, &'r str)>) -> BTreeSet<&'r str> {
    let mut beside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (one, other) in pairs {
        beside.entry(one).or_default().insert(other);
    }
    beside.into_iter().filter(|(_, others)| others.len() > 1).map(|(one, _)| one).collect()
}
