//! What actions are grouped by on the site, one row each: regions, countries, themes, areas and phases.

use smol_str::SmolStr;

use crate::model::Action;
use crate::query::{Links, OPERATIONAL};
use crate::report::{Dimension, Figure};

/// What actions are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Topic {
    Region,
    Country,
    Theme,
    Area,
    Phase,
}

impl Topic {
    pub(super) const ALL: [Self; 5] =
        [Self::Region, Self::Country, Self::Theme, Self::Area, Self::Phase];

    /// The vocabulary of its codes, which is also the folder of its pages.
    pub(super) fn vocabulary(self) -> &'static str {
        match self {
            Self::Region => OPERATIONAL,
            Self::Country => "countries",
            Self::Theme => "themes",
            Self::Area => "areas",
            Self::Phase => "phases",
        }
    }

    /// The topic of a vocabulary; `None` if its codes have no pages.
    pub(super) fn of_vocabulary(vocabulary: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.vocabulary() == vocabulary)
    }

    /// The dimension by which reports divide figures in the same way.
    pub(super) fn dimension(self) -> Dimension {
        match self {
            Self::Region => Dimension::Region,
            Self::Country => Dimension::Country,
            Self::Theme => Dimension::Theme,
            Self::Area => Dimension::Area,
            Self::Phase => Dimension::Phase,
        }
    }

    /// The option that selects a code, and the key of what one is called.
    pub(super) fn option(self) -> &'static str {
        self.dimension().name()
    }

    /// The figures that the site shows by it. Experts are counted only in large groups that do not contain each
    /// other: from a region and all of its countries but one, the last could be computed though it is withheld.
    pub(super) fn figures(self) -> Vec<Figure> {
        use Figure as F;
        match self {
            Self::Region | Self::Theme | Self::Phase => {
                vec![F::Projects, F::Activities, F::Experts, F::Countries, F::Partners]
            }
            Self::Country => vec![F::Projects, F::Activities, F::Partners],
            Self::Area => vec![F::Projects, F::Activities, F::Countries, F::Partners],
        }
    }

    /// The codes of an action.
    pub(super) fn codes_of(self, links: &Links<'_>, action: &Action) -> Vec<String> {
        let owned = |codes: &[SmolStr]| codes.iter().map(ToString::to_string).collect();
        match self {
            Self::Region => {
                let regions = links.regions_of_action(OPERATIONAL, action);
                regions.into_iter().map(str::to_owned).collect()
            }
            Self::Country => owned(&action.countries),
            Self::Theme => owned(&action.themes),
            Self::Area => owned(&action.areas),
            Self::Phase => action.phase.iter().map(ToString::to_string).collect(),
        }
    }
}
