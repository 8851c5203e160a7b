//! What a selection picks: the records of each kind that it speaks of.

use std::collections::BTreeSet;

use ahash::{AHashMap, AHashSet};

use super::as_of::AsOf;
use super::filter::{PARTNER, STATUS};
use super::links::Links;
use super::of_country::OfCountry;
use super::selection::Selection;
use super::window::{Placed, Window};

use crate::model::{Action, Activity, EdtfDate, Expert, Partner, PartnerRole};

/// The records that a selection picks, each kind sorted by file.
#[derive(Debug, Clone)]
pub struct Picked<'r> {
    /// Actions.
    pub actions: Vec<&'r Action>,
    /// Requests: the same actions, but between dates those whose request arrived between them.
    pub requests: Vec<&'r Action>,
    /// Activities, the programme's own as well if nothing rules them out.
    pub activities: Vec<&'r Activity>,
    /// Experts of those actions and activities; all of them if everything is meant.
    pub experts: Vec<&'r Expert>,
    /// Partners of those actions and activities; all of them if everything is meant.
    pub partners: Vec<&'r Partner>,
    /// Partners that are picked as parts of one that is chosen.
    pub parts: Vec<&'r Partner>,
    /// What is of a chosen country otherwise than as its beneficiary, and is not picked.
    pub of_country: OfCountry<'r>,
    /// What dates do not decide.
    pub doubtful: Doubtful<'r>,
    /// The day whose state is meant, if it is not that of the records.
    pub as_of: Option<EdtfDate>,
}

/// Records of which dates do not decide whether they belong to a selection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Doubtful<'r> {
    /// Actions that state no date, and are left out.
    pub undated: Vec<&'r Action>,
    /// Actions that state no start or no end and may have been under way, and are picked.
    pub open: Vec<&'r Action>,
    /// Activities that state no date, as their action does not, and are left out.
    pub undated_activities: Vec<&'r Activity>,
    /// Activities that state no date, and are picked by those of their action.
    pub by_action: Vec<&'r Activity>,
    /// Requests that state no date, and are picked by those of their action.
    pub requests_by_action: Vec<&'r Action>,
    /// Projects that may or may not have begun by the day that is meant, and are left out.
    pub unplaced: Vec<&'r Action>,
    /// Activities of projects that may or may not have begun by the day that is meant, and are left out.
    pub unplaced_activities: Vec<&'r Activity>,
    /// Actions that may have had a chosen status on the day that is meant, and are left out.
    pub unknown_status: Vec<&'r Action>,
}

/// Two dates, and where each action lies.
struct Between<'l, 'r> {
    window: Window<'l, 'r>,
    placed: AHashMap<&'r str, Placed>,
}

impl<'l, 'r> Between<'l, 'r> {
    fn of(window: Window<'l, 'r>, actions: &[&'r Action]) -> Self {
        let placed = actions.iter().map(|action| (action.id.as_str(), window.action(action)));
        Self { window, placed: placed.collect() }
    }

    fn place(&self, action: &Action) -> Placed {
        self.placed.get(action.id.as_str()).copied().unwrap_or(Placed::Outside)
    }
}

/// Picks the records that `selection` speaks of.
#[must_use]
pub fn pick<'r>(links: &Links<'r>, selection: &Selection) -> Picked<'r> {
    let mut doubtful = Doubtful::default();
    let every = links.every_action();
    let wanted = every.filter(|action| selection.has_action(links, action));
    let wanted = wanted.filter(|action| has_partner(links, selection, action, |_| true));
    let mut wanted: Vec<&Action> = wanted.collect();
    let as_of = selection.as_of.map(|date| AsOf::new(links, date));
    if let Some(as_of) = as_of {
        retain_on_day(links, selection, as_of, &mut wanted, &mut doubtful);
    }
    let between = Window::of(links, selection).map(|window| Between::of(window, &wanted));
    let between = between.as_ref();
    let mut activities = activities(links, selection, &wanted, between, as_of, &mut doubtful);
    // Who asks for planned activities means the actions that have one.
    let asks_status = selection.asks_activity_status();
    let is_held = |activity: &Activity| {
        (asks_status || !activity.is_not_held())
            && as_of.is_none_or(|day| day.was_held(activity) == Some(true))
    };
    // What an action is picked by must have happened, and between the dates if there are any.
    if narrows_activities(selection) {
        let held = activities.iter().filter(|activity| is_held(activity));
        let had: AHashSet<&str> = held.filter_map(|activity| activity.action.as_deref()).collect();
        wanted.retain(|action| {
            had.contains(action.id.as_str()) || has_own_experts(links, selection, action)
        });
    }
    wanted.retain(|action| has_partner(links, selection, action, is_held));
    if selection.narrows_partners() {
        retain_with_partner(links, selection, &mut activities, is_held);
    }
    // What the day leaves out is not included by the dates of its action.
    if !doubtful.by_action.is_empty() {
        let picked: AHashSet<&str> = activities.iter().map(|one| one.id.as_str()).collect();
        doubtful.by_action.retain(|activity| picked.contains(activity.id.as_str()));
    }
    let requests = requests(&wanted, between, &mut doubtful);
    let actions = actions(wanted, between, &mut doubtful);
    let (experts, partners) = match selection.is_everything() {
        true => (links.every_expert().collect(), links.every_partner().collect()),
        false => {
            let experts = experts_of(links, selection, &actions, &activities);
            let experts = experts.into_iter().filter_map(|id| links.expert(id));
            let partners = partners_of(links, &actions, &activities);
            let partners = partners.into_iter().filter_map(|id| links.partner(id));
            let partners = partners.filter(|partner| selection.has_partner(links, partner));
            (among(links.every_expert(), experts), among(links.every_partner(), partners))
        }
    };
    let picked = Picked {
        experts,
        partners,
        parts: parts(links, selection),
        of_country: OfCountry::default(),
        actions,
        requests,
        activities,
        doubtful,
        as_of: selection.as_of,
    };
    picked.with_left_out(links, selection)
}

impl<'r> Picked<'r> {
    /// The same with what its countries leave out.
    pub(super) fn with_left_out(self, links: &Links<'r>, selection: &Selection) -> Self {
        let picked = (self.experts.as_slice(), self.activities.as_slice());
        Self { of_country: OfCountry::left_out(links, selection, picked), ..self }
    }
}

/// Those of all records of a kind that are chosen, in the order of all.
fn among<'r, T>(
    every: impl Iterator<Item = &'r T>,
    chosen: impl Iterator<Item = &'r T>,
) -> Vec<&'r T> {
    let chosen: AHashSet<*const T> = chosen.map(std::ptr::from_ref).collect();
    every.filter(|one| chosen.contains(&std::ptr::from_ref(*one))).collect()
}

/// The partners that are chosen as parts of another.
fn parts<'r>(links: &Links<'r>, selection: &Selection) -> Vec<&'r Partner> {
    let chosen = selection.choices(PARTNER);
    let is_named = |id: &str| chosen.iter().any(|choice| choice.code == id);
    let is_part =
        |partner: &&Partner| links.with_parents(&partner.id)[1..].iter().any(|id| is_named(id));
    let every = links.every_partner().filter(|_| !chosen.is_empty());
    every.filter(|partner| !is_named(&partner.id)).filter(is_part).collect()
}

/// Keeps the actions that had been asked for by a day, and had a chosen status on it.
fn retain_on_day<'r>(
    links: &Links<'r>,
    selection: &Selection,
    as_of: AsOf<'_, 'r>,
    wanted: &mut Vec<&'r Action>,
    doubtful: &mut Doubtful<'r>,
) {
    let statuses = selection.choices(STATUS);
    let is_chosen = |code: &&str| statuses.iter().any(|choice| choice.code == **code);
    wanted.retain(|action| {
        if links.counts(action) && as_of.begun(action).is_none() {
            doubtful.unplaced.push(action);
        }
        if as_of.requested(action) != Some(true) {
            return false;
        }
        let possible = as_of.possible_statuses(action);
        let chosen = possible.iter().filter(|code| is_chosen(code)).count();
        if statuses.is_empty() || (chosen > 0 && chosen == possible.len()) {
            return true;
        }
        if chosen > 0 {
            doubtful.unknown_status.push(action);
        }
        false
    });
}

/// The activities of these actions, those of the programme itself, and those whose action does not exist.
fn activities<'r>(
    links: &Links<'r>,
    selection: &Selection,
    wanted: &[&'r Action],
    between: Option<&Between<'_, 'r>>,
    as_of: Option<AsOf<'_, 'r>>,
    doubtful: &mut Doubtful<'r>,
) -> Vec<&'r Activity> {
    let of_wanted = match selection.narrows_actions() {
        true => {
            let theirs = wanted.iter().flat_map(|action| links.activities_of(&action.id)).copied();
            among(links.every_activity(), theirs)
        }
        false => {
            let ids: AHashSet<&str> = wanted.iter().map(|action| action.id.as_str()).collect();
            let is_meant = |activity: &&Activity| {
                links.action_of(activity).is_none_or(|action| ids.contains(action.id.as_str()))
            };
            links.every_activity().filter(is_meant).collect()
        }
    };
    let chosen = of_wanted.into_iter().filter(|activity| selection.has_activity(links, activity));
    let inside = chosen.filter(|activity| {
        let Some(between) = between else { return true };
        if let Some(is_inside) = between.window.own(activity) {
            return is_inside;
        }
        let action = links.action_of(activity);
        let placed = action.map_or(Placed::Undated, |action| between.place(action));
        match placed {
            Placed::Inside | Placed::Maybe => doubtful.by_action.push(activity),
            Placed::Undated => doubtful.undated_activities.push(activity),
            Placed::Outside => {}
        }
        placed.is_picked()
    });
    let mut activities: Vec<&Activity> = inside.collect();
    if let Some(as_of) = as_of {
        activities.retain(|activity| {
            let held = as_of.was_held(activity);
            let counts = links.action_of(activity).is_some_and(|action| links.counts(action));
            if held.is_none() && counts && !activity.is_not_held() {
                doubtful.unplaced_activities.push(activity);
            }
            held == Some(true)
        });
    }
    activities
}

/// The actions that lie between the dates.
fn actions<'r>(
    wanted: Vec<&'r Action>,
    between: Option<&Between<'_, 'r>>,
    doubtful: &mut Doubtful<'r>,
) -> Vec<&'r Action> {
    let Some(between) = between else { return wanted };
    let inside = wanted.into_iter().filter(|action| {
        let placed = between.place(action);
        match placed {
            Placed::Undated => doubtful.undated.push(action),
            Placed::Maybe => doubtful.open.push(action),
            Placed::Inside | Placed::Outside => {}
        }
        placed.is_picked()
    });
    inside.collect()
}

/// The actions whose request arrived between the dates, or of which that is not known and which lie
/// between them.
fn requests<'r>(
    wanted: &[&'r Action],
    between: Option<&Between<'_, 'r>>,
    doubtful: &mut Doubtful<'r>,
) -> Vec<&'r Action> {
    let Some(between) = between else { return wanted.to_vec() };
    let inside = wanted.iter().copied().filter(|action| {
        between.window.request(action).unwrap_or_else(|| {
            let is_picked = between.place(action).is_picked();
            doubtful.requests_by_action.extend(is_picked.then_some(*action));
            is_picked
        })
    });
    inside.collect()
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
    let exist = distinct(deployed.chain(named)).filter(|id| links.expert(id).is_some());
    exist.filter(|id| selection.has_expert(links, id)).collect()
}

/// The partners of actions and of activities that exist.
pub(crate) fn partners_of<'r>(
    links: &Links<'r>,
    actions: &[&'r Action],
    activities: &[&'r Activity],
) -> BTreeSet<&'r str> {
    let named = partners_named(links, actions, activities);
    distinct(named.map(|partner| partner.partner.as_str())).collect()
}

/// Each once, in any order: far fewer are then sorted than are named.
fn distinct<'r>(ids: impl Iterator<Item = &'r str>) -> impl Iterator<Item = &'r str> {
    ids.collect::<AHashSet<&str>>().into_iter()
}

/// Those of the partners of actions and of activities that are chosen, with their roles, each as often as it
/// is named.
pub(crate) fn chosen_partners<'m, 'r>(
    links: &'m Links<'r>,
    selection: &'m Selection,
    actions: &'m [&'r Action],
    activities: &'m [&'r Activity],
) -> impl Iterator<Item = &'r PartnerRole> + use<'m, 'r> {
    let named = partners_named(links, actions, activities);
    named.filter(|named| selection.has_any_partner(links, [named.partner.as_str()]))
}

/// The partners of actions and of activities that exist, with their roles, each as often as it is named.
fn partners_named<'m, 'r>(
    links: &'m Links<'r>,
    actions: &'m [&'r Action],
    activities: &'m [&'r Activity],
) -> impl Iterator<Item = &'r PartnerRole> + use<'m, 'r> {
    let of_actions = actions.iter().flat_map(|action| &action.partners);
    let of_activities = activities.iter().flat_map(|activity| &activity.partners);
    let named = of_actions.chain(of_activities);
    named.filter(|named| links.partner(&named.partner).is_some())
}

/// Whether a chosen partner is named on an action or on one of its activities that counts; true if none was
/// chosen.
fn has_partner<'r>(
    links: &Links<'r>,
    selection: &Selection,
    action: &'r Action,
    counts: impl Fn(&Activity) -> bool,
) -> bool {
    if !selection.narrows_partners() {
        return true;
    }
    let activities = links.activities_of(&action.id).iter().copied();
    let activities: Vec<&Activity> = activities.filter(|activity| counts(activity)).collect();
    selection.has_any_partner(links, partners_of(links, &[action], &activities))
}

/// Keeps the activities of actions that have a chosen partner by what counts, and those that name one.
fn retain_with_partner<'r>(
    links: &Links<'r>,
    selection: &Selection,
    activities: &mut Vec<&'r Activity>,
    counts: impl Fn(&Activity) -> bool,
) {
    let mut has: AHashMap<&str, bool> = AHashMap::new();
    activities.retain(|activity| {
        let is_of_action = links.action_of(activity).is_some_and(|action| {
            let found = || has_partner(links, selection, action, &counts);
            *has.entry(action.id.as_str()).or_insert_with(found)
        });
        let own = activity.partners.iter().map(|named| named.partner.as_str());
        is_of_action || selection.has_any_partner(links, own)
    });
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
