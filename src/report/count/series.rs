//! Groups that follow each other in time, none left out between the first and the last.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::figures::{Members, is_not_held};
use super::groups::{Context, Group, unstated};
use super::period::Period;
use crate::model::{Action, Activity, EdtfDate};
use crate::report::ask::dimension::Dimension;

/// One group for each period from the first to the last that has anything in it.
pub(crate) fn series<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    members: &Members<'r>,
) -> Vec<Group<'r>> {
    let mut known: BTreeMap<SmolStr, Group<'_>> = BTreeMap::new();
    let mut undated = Vec::new();
    for group in context.divide(dimension, members, &[]) {
        if unstated(&group.code) == 0 {
            known.insert(group.code.clone(), group);
        } else {
            undated.push(group);
        }
    }
    let periods = known.values().flat_map(|group| dates(&group.members));
    let periods: Vec<Period> = periods.filter_map(|date| Period::of(dimension, date)).collect();
    let group = |period: Period| {
        let code = period.code();
        known.remove(&code).unwrap_or_else(|| {
            let label = context.label(dimension, &code);
            context.group(code, label, Members::default(), Vec::new())
        })
    };
    let mut groups: Vec<Group<'_>> = all_between(&periods).map(group).collect();
    groups.extend(undated);
    groups
}

/// The same, where each period counts everything up to its end. What is known only to the year counts
/// from the last period of that year on.
pub(crate) fn cumulative<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    members: &Members<'r>,
) -> Vec<Group<'r>> {
    let mut dated: BTreeMap<Period, Members<'_>> = BTreeMap::new();
    let period = |date: Option<EdtfDate>| Some(Period::of_last_day(dimension, date?));
    let mut undated = Members::default();
    let counts = |action: &&&Action| context.with_requests || context.links.counts(action);
    for action in members.actions.iter().filter(counts) {
        let of = period(action.start).map_or(&mut undated, |one| dated.entry(one).or_default());
        of.actions.push(action);
    }
    for action in members.naming.iter().filter(counts) {
        let of = period(action.start).map_or(&mut undated, |one| dated.entry(one).or_default());
        of.naming.push(action);
    }
    let took_place = |activity: &&&Activity| activity.action.is_some() && !is_not_held(activity);
    for activity in members.activities.iter().filter(took_place) {
        let of = period(activity.start).map_or(&mut undated, |one| dated.entry(one).or_default());
        of.activities.push(activity);
    }
    let periods: Vec<Period> = dated.keys().copied().collect();
    let mut running = Members::default();
    let mut groups = Vec::new();
    for period in all_between(&periods) {
        if let Some(new) = dated.remove(&period) {
            running.actions.extend(new.actions);
            running.naming.extend(new.naming);
            running.activities.extend(new.activities);
        }
        let code = period.code();
        let label = context.label(dimension, &code);
        let group = context.group(code, label, running.clone(), Vec::new());
        // A series begins with what counts.
        if !groups.is_empty() || context.is_shown(&group.figures) {
            groups.push(group);
        }
    }
    let label = context.label(dimension, "");
    let rest = context.group(SmolStr::default(), label, undated, Vec::new());
    groups.extend(Some(rest).filter(|rest| context.is_shown(&rest.figures)));
    groups
}

fn dates<'m>(members: &'m Members<'_>) -> impl Iterator<Item = EdtfDate> + 'm {
    let activities = members.activities.iter().filter_map(|activity| activity.start);
    members.actions.iter().filter_map(|action| action.start).chain(activities)
}

fn all_between(periods: &[Period]) -> impl Iterator<Item = Period> + use<> {
    let last = periods.iter().max().copied();
    let first = periods.iter().min().copied();
    std::iter::successors(first, move |period| {
        Some(period.next()).filter(|next| Some(*next) <= last)
    })
}
