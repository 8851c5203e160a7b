//! Groups that follow each other in time, none left out between the first and the last.

use std::collections::{BTreeMap, BTreeSet};

use ahash::AHashSet;
use smol_str::SmolStr;

use super::figures::{Figures, Members};
use super::groups::{Context, Group, unstated};
use super::period::Period;
use crate::model::{Action, Activity, Adoption, Day, EdtfDate};
use crate::query::pick;
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

/// The same, where each period counts what had happened by its end, as on its last day.
pub(crate) fn cumulative<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    members: &Members<'r>,
) -> Vec<Group<'r>> {
    // What has another status now may have been selected on an earlier day.
    let any = Members::of(&pick(context.links, &context.selection.of_any_status()));
    let turns: BTreeSet<Period> =
        turns(context, &any).map(|day| Period::of_day(dimension, day)).collect();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for period in all_between(&turns.iter().copied().collect::<Vec<_>>()) {
        let code = period.code();
        let label = context.label(dimension, &code);
        let group = match groups.last() {
            // Nothing happened in it.
            Some(last) if !turns.contains(&period) => Group { code, label, ..last.clone() },
            _ => by_the_end(context, period, (code, label)),
        };
        // A series begins with what counts.
        if !groups.is_empty() || context.is_shown(&group.figures) {
            groups.push(group);
        }
    }
    let label = context.label(dimension, "");
    let rest = rest(members, groups.last().map(|last| &last.figures));
    let rest = context.group(SmolStr::default(), label, rest, Vec::new());
    groups.extend(Some(rest).filter(|rest| context.is_shown(&rest.figures)));
    groups
}

/// What had happened by the end of a period.
fn by_the_end<'r>(
    context: &Context<'_, 'r>,
    period: Period,
    (code, label): (SmolStr, String),
) -> Group<'r> {
    let selection = context.selection;
    let ends = [period.last_month(), selection.as_of].into_iter().flatten();
    let day = ends.min_by_key(|date| date.latest());
    let selection = selection.clone().with_dates(selection.from, selection.to, day);
    let members = Members::of(&pick(context.links, &selection));
    let figures = Figures::within(context.links, &selection, &members, &[]);
    Group { code, label, members, slices: Vec::new(), figures, selection: Some(selection) }
}

/// What is in none of the periods, since no date places it.
fn rest<'r>(members: &Members<'r>, last: Option<&Figures<'r>>) -> Members<'r> {
    fn without<'r, T>(all: &[&'r T], counted: Option<&Vec<&'r T>>) -> Vec<&'r T> {
        let counted = counted.into_iter().flatten().map(|one| std::ptr::from_ref(*one));
        let counted: AHashSet<*const T> = counted.collect();
        all.iter().copied().filter(|one| !counted.contains(&std::ptr::from_ref(*one))).collect()
    }
    let projects = last.map(|last| &last.projects);
    Members {
        actions: without(&members.actions, projects),
        activities: without(&members.activities, last.map(|last| &last.activities)),
        with_own_experts: without(&members.with_own_experts, projects),
        requests: without(&members.requests, last.map(|last| &last.requests)),
    }
}

/// The days on which a figure may change.
fn turns<'m>(
    context: &'m Context<'_, '_>,
    members: &'m Members<'_>,
) -> impl Iterator<Item = Day> + 'm {
    let may_become = |action: &&Action| context.with_requests || context.links.counts(action);
    let requests = members.requests.iter().copied().filter(|_| context.with_requests);
    // A request begins with its action and an activity counts from then on, be the action selected or
    // not.
    let acting = members.activities.iter().filter_map(|activity| context.links.action_of(activity));
    let concerned = members.actions.iter().copied().chain(acting).filter(may_become);
    let actions = concerned.chain(requests.clone()).flat_map(|action| {
        let span = context.links.span(action);
        [span.start.0, span.start.1, span.end.0, span.end.1]
    });
    let may_count = move |activity: &&Activity| {
        let action = context.links.action_of(activity);
        // Requests are picked by what was held for them, whatever became of them.
        action.as_ref().is_some_and(may_become)
            && (context.selection.asks_activity_status() || !activity.is_not_held())
    };
    // An action is picked by activities of it that the selection may leave out.
    let theirs = members.actions.iter().flat_map(|action| context.links.activities_of(&action.id));
    let took_place = members.activities.iter().chain(theirs).copied().filter(may_count);
    let activities = took_place.filter_map(|activity| activity.start.or(activity.end));
    let requests = requests.filter_map(|action| action.request.as_ref()?.received);
    let of_actions = members.actions.iter().flat_map(|action| &action.results);
    let results =
        members.activities.iter().flat_map(|activity| &activity.results).chain(of_actions);
    let results = results.flat_map(|result| {
        [result.date, result.adopted.and_then(Adoption::date)].into_iter().flatten()
    });
    let dates = activities.chain(requests).chain(results);
    let days = dates.flat_map(|date| [date.earliest(), date.latest()]).chain(actions);
    days.filter(|day| *day != Day::MIN && *day != Day::MAX)
}

fn dates<'m>(members: &'m Members<'_>) -> impl Iterator<Item = EdtfDate> + 'm {
    let activities = members.activities.iter().filter_map(|activity| activity.start);
    let requests = members.requests.iter().filter_map(|action| action.request.as_ref()?.received);
    members.actions.iter().filter_map(|action| action.start).chain(activities).chain(requests)
}

pub(super) fn all_between(periods: &[Period]) -> impl Iterator<Item = Period> + use<> {
    let last = periods.iter().max().copied();
    let first = periods.iter().min().copied();
    std::iter::successors(first, move |period| {
        Some(period.next()).filter(|next| Some(*next) <= last)
    })
}
