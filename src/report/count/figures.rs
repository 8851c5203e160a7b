//! What the figures mean, as code; `docs/figures.md` says the same in words.

use std::collections::BTreeSet;

use ahash::AHashSet;
use smol_str::SmolStr;

use super::reach::{Reach, others_reached};
use super::slice::Slice;
use crate::model::{Action, ActionResult, Activity, Adoption, Deployment, EdtfDate};
use crate::query::{AsOf, Links, Picked, Selection, Window, chosen_partners, experts_of};

/// The records that figures are computed from.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Members<'r> {
    /// Actions, of whatever status.
    pub(crate) actions: Vec<&'r Action>,
    /// Activities, whether they count or not.
    pub(crate) activities: Vec<&'r Activity>,
    /// Those of the actions whose own experts are meant, beside those of the activities.
    pub(crate) with_own_experts: Vec<&'r Action>,
    /// Actions as requests.
    pub(crate) requests: Vec<&'r Action>,
}

impl<'r> Members<'r> {
    /// What a selection picks, with all experts of its actions.
    pub(crate) fn of(picked: &Picked<'r>) -> Self {
        Self {
            actions: picked.actions.clone(),
            activities: picked.activities.clone(),
            with_own_experts: picked.actions.clone(),
            requests: picked.requests.clone(),
        }
    }

    /// Whether the own experts of all actions are meant, and of no others.
    pub(crate) fn names_all(&self) -> bool {
        let mut pairs = self.actions.iter().zip(&self.with_own_experts);
        self.actions.len() == self.with_own_experts.len()
            && pairs.all(|(one, other)| std::ptr::eq(*one, *other))
    }
}

/// The records behind the figures of a selection or of one group of it; each once.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures<'r> {
    /// Actions of whatever status: each was asked for.
    pub requests: Vec<&'r Action>,
    /// Those of the requests that became projects.
    pub begun_requests: Vec<&'r Action>,
    /// Actions whose status counts.
    pub projects: Vec<&'r Action>,
    /// The projects that are ongoing, in the words of the public pages.
    pub ongoing: Vec<&'r Action>,
    /// The projects that are completed.
    pub completed: Vec<&'r Action>,
    /// Activities of such actions that were neither cancelled nor only planned.
    pub activities: Vec<&'r Activity>,
    /// Experts deployed in those activities or named on those actions.
    pub experts: BTreeSet<&'r str>,
    /// Beneficiary countries of those actions.
    pub countries: BTreeSet<&'r str>,
    /// Partners of those actions and activities; where partners are chosen, those.
    pub partners: BTreeSet<&'r str>,
    /// Results of those actions and activities.
    pub results: Vec<Achievement<'r>>,
    /// The countries, those that took part in those actions, and those in which those activities took
    /// place.
    pub(crate) reached: BTreeSet<&'r str>,
    /// Under which regions countries count.
    pub(crate) reach: Reach,
    /// The projects whose own experts are among the experts.
    pub(crate) with_own_experts: Vec<&'r Action>,
}

/// A result and the record that states it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Achievement<'r> {
    /// The id of the action or activity.
    pub of: &'r str,
    /// The result.
    pub result: &'r ActionResult,
    /// Whether it was adopted; `None` where that is not known, or not by the day that is meant.
    pub adopted: Option<bool>,
    /// When the action ended.
    pub ended: Option<EdtfDate>,
}

impl Achievement<'_> {
    /// When it was adopted, where it was.
    pub(crate) fn adopted_on(&self) -> Option<EdtfDate> {
        self.result.adopted.and_then(Adoption::date).filter(|_| self.adopted == Some(true))
    }
}

impl<'r> Figures<'r> {
    /// The figures of what a selection picks.
    #[must_use]
    pub fn of(links: &Links<'r>, selection: &Selection, picked: &Picked<'r>) -> Self {
        Self::within(links, selection, &Members::of(picked), &[])
    }

    /// The figures of these records, of which only what belongs to the slices counts.
    pub(crate) fn within(
        links: &Links<'r>,
        selection: &Selection,
        members: &Members<'r>,
        slices: &[Slice],
    ) -> Self {
        let as_of = selection.as_of.map(|date| AsOf::new(links, date));
        let is_project = |action: &&Action| {
            links.counts(action) && as_of.is_none_or(|day| day.begun(action) == Some(true))
        };
        let projects: Vec<&Action> = members.actions.iter().copied().filter(is_project).collect();
        // Where kinds of activity are chosen the experts of an action as a whole do not count.
        let with_own_experts =
            members.with_own_experts.iter().filter(|_| !selection.narrows_kinds_of_activity());
        let with_own_experts: Vec<&Action> = with_own_experts.copied().filter(is_project).collect();
        let took_place = |activity: &&Activity| {
            let action = links.action_of(activity);
            action.is_some_and(|action| is_project(&action)) && !activity.is_not_held()
        };
        let activities: Vec<&Activity> =
            members.activities.iter().copied().filter(took_place).collect();
        let public = |label| -> Vec<&Action> {
            let status = |action: &Action| match as_of {
                Some(day) => day.public_status(action),
                None => links.public_status(action),
            };
            projects.iter().copied().filter(|action| status(action) == Some(label)).collect()
        };
        let reach = Reach::new(selection, slices);
        let countries = projects.iter().flat_map(|action| {
            let countries = action.countries.iter().map(SmolStr::as_str);
            countries.filter(|country| reach.has(links, action, country))
        });
        let countries: BTreeSet<&str> = countries.collect();
        let others = others_reached(links, &projects, &activities);
        let others = others.filter(|(action, country)| reach.has(links, action, country));
        let reached = countries.iter().copied().chain(others.map(|(_, country)| country)).collect();
        let mut experts = experts_of(links, selection, &with_own_experts, &activities);
        experts.retain(|id| slices.iter().all(|slice| slice.keeps_expert(links, id)));
        let partners = chosen_partners(links, selection, &projects, &activities);
        let partners =
            partners.filter(|one| slices.iter().all(|slice| slice.keeps_partner(links, one)));
        Self {
            begun_requests: members.requests.iter().copied().filter(is_project).collect(),
            requests: members.requests.clone(),
            ongoing: public("ongoing"),
            completed: public("completed"),
            experts,
            countries,
            reached,
            reach,
            partners: partners.map(|one| one.partner.as_str()).collect(),
            results: results(
                links,
                slices,
                as_of,
                Window::of(links, selection),
                &projects,
                &activities,
            ),
            projects,
            activities,
            with_own_experts,
        }
    }

    /// The deployments of those experts in those activities.
    pub(crate) fn deployments(&self) -> impl Iterator<Item = (&'r Activity, &'r Deployment)> {
        let deployments = self.activities.iter().copied().flat_map(|activity| {
            activity.experts.iter().map(move |deployment| (activity, deployment))
        });
        deployments.filter(|(_, one)| self.experts.contains(one.expert.as_str()))
    }

    /// The experts of whom a deployment states the days.
    pub(crate) fn experts_with_days(&self) -> BTreeSet<&'r str> {
        let deployments = self.activities.iter().flat_map(|activity| &activity.experts);
        let stating = deployments.filter(|one| one.days.is_some()).map(|one| one.expert.as_str());
        let stating: AHashSet<&str> = stating.collect();
        stating.into_iter().filter(|id| self.experts.contains(id)).collect()
    }
}

fn results<'r>(
    links: &Links<'r>,
    slices: &[Slice],
    as_of: Option<AsOf<'_, 'r>>,
    window: Option<Window<'_, 'r>>,
    projects: &[&'r Action],
    activities: &[&'r Activity],
) -> Vec<Achievement<'r>> {
    let of_projects = projects.iter().flat_map(|action| {
        action.results.iter().map(move |result| (action.id.as_str(), Some(*action), result))
    });
    let of_activities = activities.iter().flat_map(|activity| {
        let action = links.action_of(activity);
        activity.results.iter().map(move |result| (activity.id.as_str(), action, result))
    });
    of_projects
        .chain(of_activities)
        .filter(|(_, _, result)| slices.iter().all(|slice| slice.keeps_result(result)))
        .filter(|(_, _, result)| window.is_none_or(|window| window.result(result).unwrap_or(true)))
        .filter(|(_, action, result)| {
            as_of.is_none_or(|day| action.is_some_and(|action| day.achieved(action, result)))
        })
        .map(|(of, action, result)| Achievement {
            of,
            result,
            ended: action.and_then(|action| action.end),
            adopted: result.adopted.and_then(|adopted| match (as_of, adopted.date()) {
                (Some(day), Some(date)) => day.reached(date),
                // What was adopted on a day that nobody knows may have been adopted later.
                (Some(_), None) => (!adopted.is_adopted()).then_some(false),
                (None, _) => Some(adopted.is_adopted()),
            }),
        })
        .collect()
}
