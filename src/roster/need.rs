//! What is needed of an expert: by an activity, or by what somebody asks for.

use std::collections::{BTreeSet, HashSet};

use smol_str::SmolStr;

use crate::model::{Activity, Day, Occupied, Period};
use crate::query::{COUNTRY, Choice, Links, OPERATIONAL, REGION, Selection};

/// What is needed of an expert.
#[derive(Debug, Clone, Default)]
pub struct Need {
    /// The activity; none if somebody asks without one.
    pub(super) activity: Option<SmolStr>,
    /// The experts who are in the activity already.
    pub(super) deployed: HashSet<SmolStr>,
    /// The experts whom somebody does not want.
    pub(super) excluded: HashSet<SmolStr>,
    pub(super) countries: BTreeSet<SmolStr>,
    /// Regions, each with its scheme.
    pub(super) regions: BTreeSet<(&'static str, SmolStr)>,
    pub(super) themes: BTreeSet<SmolStr>,
    pub(super) areas: BTreeSet<SmolStr>,
    /// Languages, each with the least level where one is asked for.
    pub(super) languages: Vec<Choice>,
    /// What is asked for of sectors and origins.
    pub(super) selection: Selection,
    pub(super) period: Option<Period>,
    pub(super) online: bool,
}

impl Need {
    /// What is needed for an activity of these records, where somebody names one, and what else is asked for. What is
    /// asked for takes the place of what the activity says of the same.
    #[must_use]
    pub fn new(
        links: &Links<'_>,
        activity: Option<&Activity>,
        selection: Selection,
        excluded: impl IntoIterator<Item = SmolStr>,
    ) -> Self {
        let mut need = activity.map(|activity| Self::of(links, activity)).unwrap_or_default();
        let codes = |option: &str| -> BTreeSet<SmolStr> {
            selection.choices(option).iter().map(|choice| SmolStr::new(&choice.code)).collect()
        };
        let replace = |own: &mut BTreeSet<SmolStr>, option: &str| {
            if !selection.choices(option).is_empty() {
                *own = codes(option);
            }
        };
        replace(&mut need.themes, "theme");
        replace(&mut need.areas, "area");
        let places = [COUNTRY, REGION].map(|option| selection.choices(option));
        if places.iter().any(|choices| !choices.is_empty()) {
            need.countries = codes(COUNTRY);
            let named = selection.choices(REGION).iter();
            need.regions =
                named.map(|choice| (choice.vocabulary, SmolStr::new(&choice.code))).collect();
        }
        for country in &need.countries {
            let regions = links.regions_of_country(OPERATIONAL, country).iter();
            need.regions.extend(regions.map(|region| (OPERATIONAL, SmolStr::new(region))));
        }
        if selection.from.is_some() || selection.to.is_some() {
            need.period = Period::of(selection.from, selection.to);
        }
        need.languages = selection.choices("language").to_vec();
        Self { excluded: excluded.into_iter().collect(), selection, ..need }
    }

    /// What the activity and its action say. The countries are those of its places, else those of the action.
    fn of(links: &Links<'_>, activity: &Activity) -> Self {
        let action = links.action_of(activity);
        let set = |codes: &[SmolStr]| codes.iter().cloned().collect();
        Self {
            activity: Some(activity.id.clone()),
            deployed: activity.experts.iter().map(|one| one.expert.clone()).collect(),
            countries: countries_of(links, activity).cloned().collect(),
            themes: action.map(|action| set(&action.themes)).unwrap_or_default(),
            areas: action.map(|action| set(&action.areas)).unwrap_or_default(),
            period: Period::of(activity.start, activity.end),
            online: activity.online,
            ..Self::default()
        }
    }

    /// The days that are certainly taken.
    pub(super) fn occupied(&self) -> Option<Occupied> {
        Occupied::during(self.period?, self.online)
    }

    /// The first and the last day that may be taken.
    pub(super) fn possible_days(&self) -> Option<(Day, Day)> {
        self.period.map(Period::possible_days)
    }
}

/// The countries of the places of an activity; if none is known, the beneficiary countries of its action.
pub(super) fn countries_of<'r>(
    links: &Links<'r>,
    activity: &'r Activity,
) -> impl Iterator<Item = &'r SmolStr> {
    let own = activity.places.iter().filter_map(|place| place.country.as_ref());
    let action = links.action_of(activity).filter(|_| own.clone().next().is_none());
    own.chain(action.into_iter().flat_map(|action| &action.countries))
}
