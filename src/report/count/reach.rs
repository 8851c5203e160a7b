//! Which countries figures reach, and under which regions these count.

use std::collections::BTreeSet;

use super::slice::Slice;
use crate::model::{Action, Activity};
use crate::query::{Choice, Links, OPERATIONAL, REGION, Selection};

/// The regions under which countries count: a country must belong to one of each list. The code of a
/// region is empty for the countries that belong to none.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reach(Vec<Vec<Choice>>);

impl Reach {
    /// The regions that are selected, where any are, and those of the slices.
    pub(super) fn new(selection: &Selection, slices: &[Slice]) -> Self {
        let selected = selection.choices(REGION).to_vec();
        let of_slice = |slice: &Slice| {
            let vocabulary = slice.vocabulary.unwrap_or(OPERATIONAL);
            let choice = |code: &smol_str::SmolStr| Choice { vocabulary, code: code.to_string() };
            slice.codes.iter().map(choice).collect()
        };
        let slices = slices.iter().filter(|slice| slice.is_of_regions()).map(of_slice);
        Self(Some(selected).filter(|any| !any.is_empty()).into_iter().chain(slices).collect())
    }

    /// Whether a country of an action exists and counts.
    pub(super) fn has(&self, links: &Links<'_>, action: &Action, country: &str) -> bool {
        let is_in = |Choice { vocabulary, code }: &Choice| match code.as_str() {
            "" => links.regions_of_country(vocabulary, country).is_empty(),
            region => links.country_counts_for(vocabulary, region, action, country),
        };
        links.is_country(country) && self.0.iter().all(|regions| regions.iter().any(is_in))
    }

    /// The countries that are members of these regions today; of any operational one where none is
    /// meant.
    pub(super) fn members<'r>(&self, links: &Links<'r>) -> BTreeSet<&'r str> {
        let vocabularies = &links.registry.vocabularies;
        let of_region = |Choice { vocabulary, code }: &Choice| {
            let term = vocabularies.get(vocabulary).and_then(|terms| terms.get(code));
            term.into_iter().flat_map(|term| term.members.iter().map(String::as_str))
        };
        let lists = self.0.iter().map(|regions| regions.iter().flat_map(of_region).collect());
        let all = || {
            let terms = vocabularies.get(OPERATIONAL).into_iter().flat_map(|one| &one.terms);
            terms.flat_map(|term| term.members.iter().map(String::as_str)).collect()
        };
        lists.reduce(|one: BTreeSet<&str>, other| &one & &other).unwrap_or_else(all)
    }
}

/// The countries that took part in actions without benefiting, and those in which activities took
/// place, each with the action.
pub(super) fn others_reached<'r>(
    links: &Links<'r>,
    projects: &[&'r Action],
    activities: &[&'r Activity],
) -> impl Iterator<Item = (&'r Action, &'r str)> {
    let took_part = projects.iter().flat_map(|action| {
        action.participating_countries.iter().map(|country| (*action, country.as_str()))
    });
    let held_in = activities.iter().flat_map(|activity| {
        let action = links.action_of(activity);
        let countries = activity.places.iter().filter_map(|place| place.country.as_deref());
        countries.filter_map(move |country| Some((action?, country)))
    });
    took_part.chain(held_in)
}

/// Whether an activity took place in a country that is no beneficiary of its action; `None` where the
/// records do not say.
pub(super) fn is_abroad(links: &Links<'_>, activity: &Activity) -> Option<bool> {
    let beneficiaries = &links.action_of(activity)?.countries;
    let mut countries =
        activity.places.iter().filter_map(|place| place.country.as_ref()).peekable();
    countries.peek()?;
    (!beneficiaries.is_empty()).then(|| countries.any(|country| !beneficiaries.contains(country)))
}
