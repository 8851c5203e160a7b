//! The records behind a figure: those that a count or the part of a share counts, and those that state
//! what a sum or a median is made of.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::figures::{Achievement, Figures};
use super::membership::{by_membership, eu_members};
use super::origin::origin;
use super::reach::is_abroad;
use super::repeats::{institutions, repeat_countries, repeat_partners};
use super::stages::{decision, is_answered, is_cancelled, is_rejected, waiting};
use super::times::{
    days, duration, months_to_adoption, months_to_answer, months_to_decision, months_to_start,
};
use crate::model::{Action, Activity, Decision, Deployment, Participants};
use crate::query::Links;
use crate::report::ask::figure::Figure;

/// The code of the principle that makes a project South-South or triangular.
const SOUTH_SOUTH: &str = "south-south-and-triangular";
/// The status of a project that is on hold.
const ON_HOLD: &str = "on-hold";

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
    /// Deployments, each with its activity.
    Deployments(Vec<(&'r Activity, &'r Deployment)>),
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
            Self::Deployments(deployments) => deployments.len(),
            Self::Results(results) => results.len(),
        }
    }
}

/// The records behind a figure.
pub(crate) fn behind<'f, 'r>(
    links: &Links<'r>,
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
    let activities = |is_meant: &dyn Fn(&Activity) -> bool| {
        let meant = figures.activities.iter().copied().filter(|one| is_meant(one));
        Behind::Activities(meant.collect())
    };
    let requests = |is_meant: fn(&Action) -> bool| {
        let meant = figures.requests.iter().copied().filter(|action| is_meant(action));
        Behind::Actions(meant.collect())
    };
    let origins = |experts: &mut dyn Iterator<Item = &'r str>| -> BTreeSet<&'r str> {
        experts.filter_map(|id| origin(links, id)).collect()
    };
    match figure {
        Figure::Projects => Behind::Actions((&figures.projects).into()),
        Figure::RequestsBegun => Behind::Actions((&figures.begun_requests).into()),
        Figure::OnHold => {
            let is_on_hold = |action: &&Action| action.status.as_deref() == Some(ON_HOLD);
            Behind::Actions(figures.ongoing.iter().copied().filter(is_on_hold).collect())
        }
        Figure::Regional => {
            let is_regional = |action: &&Action| {
                let known = action.countries.iter().filter(|country| links.is_country(country));
                let is_of_region = action.countries.is_empty() && !action.regions.is_empty();
                known.collect::<BTreeSet<_>>().len() > 1 || is_of_region
            };
            Behind::Actions(figures.projects.iter().copied().filter(is_regional).collect())
        }
        Figure::FollowUps => {
            let follows = |action: &&Action| {
                action.follows.iter().any(|earlier| links.action(earlier).is_some())
            };
            Behind::Actions(figures.projects.iter().copied().filter(follows).collect())
        }
        Figure::Duration => {
            let lasted = |action: &&Action| duration(action).is_some();
            Behind::Actions(figures.completed.iter().copied().filter(lasted).collect())
        }
        Figure::ActivitiesPerProject => Behind::Actions(having_activities(links, figures).into()),
        Figure::ParticipantsPerActivity => stating(|one| one.everybody().is_some()),
        Figure::ActivityDays => activities(&|one| days(one).is_some()),
        Figure::OnlineShare => activities(&|one| one.online),
        Figure::Abroad => activities(&|one| is_abroad(links, one) == Some(true)),
        Figure::CountriesReached => Behind::Countries(Cow::Borrowed(&figures.reached)),
        Figure::Coverage => {
            Behind::Countries(Cow::Owned(&figures.countries & &figures.reach.members(links)))
        }
        Figure::RepeatCountries => Behind::Countries(Cow::Owned(repeat_countries(figures))),
        Figure::RepeatPartners => Behind::Partners(Cow::Owned(repeat_partners(figures))),
        Figure::Institutions => Behind::Partners(Cow::Owned(institutions(links, figures))),
        Figure::Deployments => Behind::Deployments(figures.deployments().collect()),
        Figure::DaysPerDeployment => {
            let with_days = figures.deployments().filter(|(_, one)| one.days.is_some());
            Behind::Deployments(with_days.collect())
        }
        Figure::RepeatExperts => {
            let (mut once, mut again) = (BTreeSet::new(), BTreeSet::new());
            for (_, one) in figures.deployments() {
                let expert = one.expert.as_str();
                if !once.insert(expert) {
                    again.insert(expert);
                }
            }
            Behind::Experts(Cow::Owned(again))
        }
        Figure::Origins => {
            Behind::Countries(Cow::Owned(origins(&mut figures.experts.iter().copied())))
        }
        Figure::EuMemberStates => {
            let (members, _) = by_membership(links, figures);
            Behind::Countries(Cow::Owned(origins(&mut members.into_iter())))
        }
        Figure::EuCoverage => {
            let sent = origins(&mut figures.experts.iter().copied());
            Behind::Countries(Cow::Owned(&sent & &eu_members(links)))
        }
        Figure::Answered => requests(is_answered),
        Figure::Approved => requests(|action| decision(action) == Some(Decision::Approved)),
        Figure::Rejected => requests(is_rejected),
        Figure::Cancelled => requests(is_cancelled),
        Figure::Waiting => Behind::Actions(waiting(links, figures).into()),
        Figure::MonthsToAnswer => requests(|action| months_to_answer(action).is_some()),
        Figure::MonthsToDecision => requests(|action| months_to_decision(action).is_some()),
        Figure::MonthsToAdoption => {
            let dated = |one: &Achievement<'_>| months_to_adoption(one).is_some();
            Behind::Results(figures.results.iter().copied().filter(dated).collect())
        }
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
        Figure::ExpertDays => Behind::Experts(Cow::Owned(figures.experts_with_days())),
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

/// The actions that have one of the activities, each once.
fn having_activities<'r>(links: &Links<'r>, figures: &Figures<'_>) -> Vec<&'r Action> {
    let ids: BTreeSet<&str> =
        figures.activities.iter().filter_map(|activity| activity.action.as_deref()).collect();
    ids.into_iter().filter_map(|id| links.action(id)).collect()
}
