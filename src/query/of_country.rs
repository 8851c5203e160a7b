//! What a country that is chosen as a beneficiary leaves out, though it is of that country otherwise.

use ahash::AHashSet;

use super::filter::{COUNTRY, ORIGIN, PLACE};
use super::links::Links;
use super::selection::Selection;
use crate::model::{Activity, Expert};

/// Records that are not picked, and that options for other countries than beneficiaries would select.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OfCountry<'r> {
    /// The codes of the countries that are chosen.
    pub codes: Vec<String>,
    /// Experts who come from them.
    pub experts: Vec<&'r Expert>,
    /// Activities that took place in them.
    pub activities: Vec<&'r Activity>,
}

impl<'r> OfCountry<'r> {
    /// What the countries of a selection leave out, which picks these experts and activities. Who names a country
    /// of origin or a place as well knows of these options.
    pub(super) fn left_out(
        links: &Links<'r>,
        selection: &Selection,
        (experts, activities): (&[&Expert], &[&Activity]),
    ) -> Self {
        let chosen = selection.choices(COUNTRY);
        let countries = chosen.iter().filter(|choice| !choice.is_not_stated());
        let codes: Vec<String> = countries.map(|choice| choice.code.clone()).collect();
        if codes.is_empty() {
            return Self::default();
        }
        let is_chosen = |code: &str| codes.iter().any(|chosen| chosen == code);
        let asks = |option: &str| selection.choices(option).is_empty();
        let comes_from = |expert: &&Expert| expert.origin.as_deref().is_some_and(is_chosen);
        let is_held_in = |activity: &&Activity| {
            activity.places.iter().filter_map(|place| place.country.as_deref()).any(is_chosen)
        };
        let from_there = links.every_expert().filter(|_| asks(ORIGIN)).filter(comes_from);
        let held_there = links.every_activity().filter(|_| asks(PLACE)).filter(is_held_in);
        let experts: AHashSet<&str> = experts.iter().map(|expert| expert.id.as_str()).collect();
        let activities: AHashSet<&str> = activities.iter().map(|one| one.id.as_str()).collect();
        Self {
            experts: from_there.filter(|one| !experts.contains(one.id.as_str())).collect(),
            activities: held_there.filter(|one| !activities.contains(one.id.as_str())).collect(),
            codes,
        }
    }
}
