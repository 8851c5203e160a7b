//! What a selection picks: the records of each kind that it speaks of.

use std::collections::BTreeSet;

use super::as_of::AsOf;
use super::links::Links;
use super::selection::Selection;

use crate::model::{Action, Activity, ActivityStatus, EdtfDate, Expert, Partner};

/// The records that a selection picks, each kind sorted by file.
#[derive(Debug)]
pub struct Picked<'r> {
    /// Actions.
    pub actions: Vec<&'r Action>,
    /// Activities of those actions, and the programme's own where nothing rules them out.
    pub activities: Vec<&'r Activity>,
    /// Experts of those actions and activities; all of them where everything is meant.
    pub experts: Vec<&'r Expert>,
    /// Partners of those actions and activities; all of them where everything is meant.
    pub partners: Vec<&'r Partner>,
    /// Actions that only a missing date kept out.
    pub undated: usize,
    /// Actions and activities that may or may not have begun by the day that is meant; they are left
    /// out.
    pub unplaced: (usize, usize),
}

/// Picks the records that `selection` speaks of.
#[must_use]
pub fn pick<'r>(links: &Links<'r>, selection: &Selection) -> Picked<'r> {
    let every = links.every_action();
    let wanted: Vec<&Action> =
        every.filter(|action| action_matches(links, selection, action)).collect();
    let dated = |action: &Action| {
        let is_ongoing = links.public_status(action) == Some("ongoing");
        overlaps(selection, action.start, action.end, is_ongoing)
    };
    let undated = wanted.iter().filter(|action| dated(action).is_none()).count();
    let mut actions: Vec<&Action> =
        wanted.into_iter().filter(|action| dated(action) == Some(true)).collect();
    let as_of = selection.as_of.map(|date| AsOf::new(links, date));
    let mut unplaced = (0, 0);
    if let Some(as_of) = as_of {
        let unknown = |action: &&&Action| links.counts(action) && as_of.begun(action).is_none();
        unplaced.0 = actions.iter().filter(unknown).count();
        actions.retain(|action| as_of.requested(action) == Some(true));
    }
    let ids: BTreeSet<&str> = actions.iter().map(|action| action.id.as_str()).collect();
    let with_own = !selection.narrows_actions();
    let mut activities: Vec<&Activity> = links
        .every_activity()
        .filter(|activity| match links.action_of(activity) {
            Some(action) => ids.contains(action.id.as_str()),
            // Those of the programme itself, and those whose action does not exist.
            None => {
                with_own && overlaps(selection, activity.start, activity.end, false) == Some(true)
            }
        })
        .filter(|activity| selection.has_activity(links, activity))
        .collect();
    if let Some(as_of) = as_of {
        let unknown = |activity: &&&Activity| {
            !matches!(activity.status, Some(ActivityStatus::Planned | ActivityStatus::Cancelled))
                && as_of.held(activity).is_none()
        };
        unplaced.1 = activities.iter().filter(unknown).count();
        activities.retain(|activity| as_of.held(activity) == Some(true));
        // What picks an action by its activities must have happened as well.
        if narrows_activities(selection) {
            let had: BTreeSet<&str> =
                activities.iter().filter_map(|activity| activity.action.as_deref()).collect();
            actions.retain(|action| {
                had.contains(action.id.as_str()) || has_own_experts(links, selection, action)
            });
        }
    }
    let everything = selection.is_everything();
    let involved = experts_of(links, selection, &actions, &activities);
    let experts =
        links.every_expert().filter(|expert| everything || involved.contains(expert.id.as_str()));
    let named = partners_of(links, &actions, &activities);
    let partners = links
        .every_partner()
        .filter(|partner| selection.has_partner(links, partner))
        .filter(|partner| everything || named.contains(partner.id.as_str()));
    Picked {
        experts: experts.collect(),
        partners: partners.collect(),
        actions,
        activities,
        undated,
        unplaced,
    }
}

/// The experts deployed in activities or named on actions, of those that exist and are chosen. Where kinds of
/// activity are chosen only deployments in such activities count.
pub(crate) fn experts_of<'r>(
    links: &Links<'r>,
    selection: &Selection,
    actions: &[&'r Action],
    activities: &[&'r Activity],
) -> BTreeSet<&'r str> {
    let deployed = activities.iter().flat_map(|activity| &activity.experts);
    let deployed = deployed.map(|deployment| deployment.expert.as_str());
    let named = actions.iter().filter(|_| !selection.narrows_kinds_of_activity());
    let named = named.flat_map(|action| &action.experts).map(|expert| expert.expert.as_str());
    let exist = deployed.chain(named).filter(|id| links.expert(id).is_some());
    exist.filter(|id| selection.has_expert(links, id)).collect()
}

/// The partners of actions and of activities that exist.
pub(crate) fn partners_of<'r>(
    links: &Links<'r>,
    actions: &[&'r Action],
    activities: &[&'r Activity],
) -> BTreeSet<&'r str> {
    let of_actions = actions.iter().flat_map(|action| &action.partners);
    let of_activities = activities.iter().flat_map(|activity| &activity.partners);
    let named = of_actions.chain(of_activities).map(|partner| partner.partner.as_str());
    named.filter(|id| links.partner(id).is_some()).collect()
}

fn action_matches<'r>(links: &Links<'r>, selection: &Selection, action: &'r Action) -> bool {
    let activities = links.activities_of(&action.id);
    selection.has_action(links, action)
        && selection.has_any_partner(links, partners_of(links, &[action], activities))
        && (!narrows_activities(selection)
            || activities.iter().any(|activity| selection.has_activity(links, activity))
            || has_own_experts(links, selection, action))
}

/// Whether an action is chosen by the experts that it names itself, who were in no activity that is
/// known.
fn has_own_experts(links: &Links<'_>, selection: &Selection, action: &Action) -> bool {
    let ids = action.experts.iter().map(|one| one.expert.as_str());
    !selection.narrows_kinds_of_activity() && selection.has_any_expert(links, ids)
}

fn narrows_activities(selection: &Selection) -> bool {
    selection.narrows_kinds_of_activity() || selection.narrows_experts()
}

fn is_bounded(selection: &Selection) -> bool {
    selection.from.is_some() || selection.to.is_some()
}

/// Whether a period touches the dates of interest for some reading of both; `None` where the
/// period has no date at all. Without an end it lasts on where it is ongoing, else until its start
/// at least.
fn overlaps(
    selection: &Selection,
    start: Option<EdtfDate>,
    end: Option<EdtfDate>,
    is_ongoing: bool,
) -> Option<bool> {
    if !is_bounded(selection) {
        return Some(true);
    }
    let first = start.or(end)?;
    let last = end.or(start.filter(|_| !is_ongoing));
    let begins_in_time = selection.to.is_none_or(|to| !to.is_certainly_before(first));
    let ends_in_time = match (selection.from, last) {
        (Some(from), Some(last)) => !last.is_certainly_before(from),
        _ => true,
    };
    Some(begins_in_time && ends_in_time)
}
