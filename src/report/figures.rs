//! What the figures mean, as code; `docs/figures.md` says the same in words.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::model::{Action, Activity, ActivityStatus};
use crate::select::{Links, OPERATIONAL, Selection, experts_of, partners_of};

/// The records behind the figures of a selection or of one group of it; each once.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures<'r> {
    /// Actions whose status counts.
    pub projects: Vec<&'r Action>,
    /// Activities of such actions that were neither cancelled nor only planned.
    pub activities: Vec<&'r Activity>,
    /// Experts deployed in those activities or named on those actions.
    pub experts: BTreeSet<&'r str>,
    /// Beneficiary countries of those actions.
    pub countries: BTreeSet<&'r str>,
    /// Partners of those actions and activities.
    pub partners: BTreeSet<&'r str>,
    /// How many of the projects are ongoing, in the words of the public pages.
    pub ongoing: usize,
    /// How many of the projects are completed.
    pub completed: usize,
}

/// The five figures as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Projects.
    pub projects: usize,
    /// Activities.
    pub activities: usize,
    /// Experts involved.
    pub experts: usize,
    /// Countries.
    pub countries: usize,
    /// Partners.
    pub partners: usize,
}

impl<'r> Figures<'r> {
    /// The figures of these actions and activities.
    #[must_use]
    pub fn of(
        links: &Links<'r>,
        selection: &Selection,
        actions: &[&'r Action],
        activities: &[&'r Activity],
    ) -> Self {
        Self::within(links, selection, None, actions, activities)
    }

    /// The figures of these actions and activities, with the countries of one operational region.
    pub(super) fn within(
        links: &Links<'r>,
        selection: &Selection,
        region: Option<&str>,
        actions: &[&'r Action],
        activities: &[&'r Activity],
    ) -> Self {
        let projects: Vec<&Action> =
            actions.iter().copied().filter(|action| links.counts(action)).collect();
        let activities: Vec<&Activity> =
            activities.iter().copied().filter(|activity| took_place(links, activity)).collect();
        let public = |label| {
            projects.iter().filter(|action| links.public_status(action) == Some(label)).count()
        };
        let countries = projects.iter().flat_map(|action| {
            let countries = action.countries.iter();
            countries.filter(|country| in_regions(links, selection, region, action, country))
        });
        Self {
            ongoing: public("ongoing"),
            completed: public("completed"),
            experts: experts_of(links, selection, &projects, &activities),
            countries: countries.map(SmolStr::as_str).collect(),
            partners: partners_of(&projects, &activities),
            projects,
            activities,
        }
    }

    /// As numbers.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            projects: self.projects.len(),
            activities: self.activities.len(),
            experts: self.experts.len(),
            countries: self.countries.len(),
            partners: self.partners.len(),
        }
    }
}

/// Whether an activity counts: its action does, and it is not known to be only planned or cancelled.
fn took_place(links: &Links<'_>, activity: &Activity) -> bool {
    let action = activity.action.as_deref().and_then(|id| links.action(id));
    action.is_some_and(|action| links.counts(action))
        && !matches!(activity.status, Some(ActivityStatus::Planned | ActivityStatus::Cancelled))
}

/// Whether a country belongs to this region, where one is meant, and to the selected ones; every one
/// does where none is selected.
fn in_regions(
    links: &Links<'_>,
    selection: &Selection,
    region: Option<&str>,
    action: &Action,
    country: &str,
) -> bool {
    let counts = |scheme, region: &str| links.country_counts_for(scheme, region, action, country);
    region.is_none_or(|region| counts(OPERATIONAL, region))
        && (selection.regions.is_empty()
            || selection.regions.iter().any(|choice| counts(choice.vocabulary, &choice.code)))
}
