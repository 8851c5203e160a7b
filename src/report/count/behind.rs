//! The records behind a figure: those that a count or the part of a share counts, and those that state
//! what a sum or a median is made of.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::figures::{Achievement, Figures};
use super::membership::by_membership;
use super::period::months_to_start;
use crate::model::{Action, Activity, Participants};
use crate::query::Links;
use crate::report::ask::figure::Figure;

/// The code of the principle that makes a project South-South or triangular.
const SOUTH_SOUTH: &str = "south-south-and-triangular";

/// Records of one kind, or countries; each once.
pub(crate) enum Behind<'f, 'r> {
    /// Actions.
    Actions(Cow<'f, [&'r Action]>),
    /// Activities.
    Activities(Cow<'f, [&'r Activity]>),
    /// Ids of experts.
    Experts(Cow<'f, BTreeSet<&'r str>>),
    /// Codes of countries.
    Countries(Cow<'f, BTreeSet<&'r str>>),
    /// Ids of partners.
    Partners(Cow<'f, BTreeSet<&'r str>>),
    /// Results.
    Results(Cow<'f, [Achievement<'r>]>),
}

impl Behind<'_, '_> {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Actions(actions) => actions.len(),
            Self::Activities(activities) => activities.len(),
            Self::Experts(codes) | Self::Countries(codes) | Self::Partners(codes) => codes.len(),
            Self::Results(results) => results.len(),
        }
    }
}

/// The records behind a figure.
pub(crate) fn behind<'f, 'r>(
    links: &Links<'_>,
    figures: &'f Figures<'r>,
    figure: Figure,
) -> Behind<'f, 'r> {
    let projects = |is_meant: fn(&Action) -> bool| {
        let meant = figures.projects.iter().copied().filter(|action| is_meant(action));
        Behind::Actions(meant.collect())
    };
    let stating = |stated: fn(&Participants) -> bool| {
        let states = |one: &&Activity| one.participants.as_ref().is_some_and(stated);
        Behind::Activities(figures.activities.iter().copied().filter(states).collect())
    };
    match figure {
        Figure::Projects => Behind::Actions((&figures.projects).into()),
        Figure::RequestsBegun => Behind::Actions((&figures.begun_requests).into()),
        Figure::Ongoing => Behind::Actions((&figures.ongoing).into()),
        Figure::Completed => Behind::Actions((&figures.completed).into()),
        Figure::Requests => Behind::Actions((&figures.requests).into()),
        Figure::SouthSouth => {
            projects(|action| action.principles.iter().any(|code| code == SOUTH_SOUTH))
        }
        Figure::MonthsToStart => projects(|action| months_to_start(action).is_some()),
        Figure::Activities => Behind::Activities((&figures.activities).into()),
        Figure::Participants => stating(|one| one.everybody().is_some()),
        Figure::Women => stating(|one| one.women.is_some()),
        Figure::Men => stating(|one| one.men.is_some()),
        Figure::WomenShare => stating(|one| one.women.is_some() && one.men.is_some()),
        Figure::Experts => Behind::Experts(Cow::Borrowed(&figures.experts)),
        Figure::ExpertDays => {
            let with_days = figures.deployments().filter(|one| one.days.is_some());
            Behind::Experts(Cow::Owned(with_days.map(|one| one.expert.as_str()).collect()))
        }
        Figure::ExpertsNonEu => {
            Behind::Experts(Cow::Owned(by_membership(links, figures).1.into_iter().collect()))
        }
        Figure::Countries => Behind::Countries(Cow::Borrowed(&figures.countries)),
        Figure::Partners => Behind::Partners(Cow::Borrowed(&figures.partners)),
        Figure::Results => Behind::Results((&figures.results).into()),
        Figure::ResultsAdopted | Figure::AdoptionRate => {
            let adopted = figures.results.iter().copied().filter(|one| one.adopted == Some(true));
            Behind::Results(adopted.collect())
        }
    }
}
