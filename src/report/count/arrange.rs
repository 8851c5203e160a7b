//! The order of the rows, and how many of them are shown.

use std::cmp::Ordering;

use smol_str::SmolStr;

use super::figures::Members;
use super::groups::{Context, Group, unstated};
use super::measure::measure;
use super::slice::Slice;
use super::value::float;
use crate::model::folded;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Sort;
use crate::table::Cell;

/// The code of the row that combines all that were not among the first.
pub(crate) const OTHERS: &str = "(others)";

/// Sorts groups. Those that state no code stay at the end, and what is alike stays as it was, as does
/// that whose figure is withheld.
pub(crate) fn sort<'r>(
    context: &Context<'_, 'r>,
    groups: Vec<Group<'r>>,
    sort: Sort,
    withheld: &[bool],
) -> Vec<Group<'r>> {
    let keyed = groups.into_iter().zip(withheld).map(|(group, is_withheld)| {
        let number = sort.by.map(|figure| match is_withheld {
            true => f64::NEG_INFINITY,
            false => number(context, &group, figure),
        });
        (unstated(&group.code), number, folded(&group.label), group)
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_by(|(one, number, label, _), (other, other_number, other_label, _)| {
        let by_value = match sort.by {
            Some(_) => number.partial_cmp(other_number).unwrap_or(Ordering::Equal),
            None => label.cmp(other_label),
        };
        one.cmp(other).then(if sort.descending { by_value.reverse() } else { by_value })
    });
    keyed.into_iter().map(|(_, _, _, group)| group).collect()
}

/// The first so many of the groups that state a code, then all others together as one, each record in
/// it once, then those that state none.
pub(crate) fn top<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    groups: Vec<Group<'r>>,
    number: usize,
) -> Vec<Group<'r>> {
    let (mut first, last): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| unstated(&group.code) == 0);
    // A row that combines a single group would only hide its name.
    if first.len() > number + 1 {
        let rest = first.split_off(number);
        let label = context.words.counted("others", rest.len(), &[]);
        first.push(together(context, dimension, (label, &[]), &rest));
    }
    first.extend(last);
    first
}

/// How many of the groups beyond the first so many have as much of a figure as the last of these: rows
/// that a cut passes over by their name alone. They are sorted by that figure.
pub(crate) fn ties(
    context: &Context<'_, '_>,
    groups: &[Group<'_>],
    figure: Figure,
    number: usize,
) -> usize {
    let stated: Vec<&Group<'_>> =
        groups.iter().filter(|group| unstated(&group.code) == 0).collect();
    let value = |group: &Group<'_>| self::number(context, group, figure);
    let Some(last) = number.checked_sub(1).and_then(|position| stated.get(position)) else {
        return 0;
    };
    let beyond = stated.iter().skip(number).filter(|_| stated.len() > number + 1);
    beyond.take_while(|group| value(group).total_cmp(&value(last)).is_eq()).count()
}

/// The first so many of the groups that may be shown alone, then all others together as one whose label
/// does not say how many they are.
pub(crate) fn gather<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    groups: Vec<Group<'r>>,
    may_stand_alone: impl Fn(&Group<'r>) -> bool,
    number: usize,
) -> Vec<Group<'r>> {
    let (alone, mut rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(may_stand_alone);
    let (mut first, last): (Vec<_>, Vec<_>) =
        alone.into_iter().partition(|group| unstated(&group.code) == 0);
    if !rest.is_empty() || first.len() > number.saturating_add(1) {
        rest.extend(first.split_off(number.min(first.len())));
    }
    if !rest.is_empty() {
        let label = context.words.get("others-together");
        first.push(together(context, dimension, (label, &[]), &rest));
    }
    first.extend(last);
    first
}

/// Several groups as one, within what the slices keep.
pub(crate) fn together<'r>(
    context: &Context<'_, 'r>,
    dimension: Dimension,
    (label, slices): (String, &[Slice]),
    groups: &[Group<'r>],
) -> Group<'r> {
    let members = groups.iter().map(|group| &group.members);
    let members = Members {
        actions: once(members.clone().flat_map(|one| &one.actions), |action| &action.id),
        activities: once(members.clone().flat_map(|one| &one.activities), |one| &one.id),
        with_own_experts: once(members.clone().flat_map(|one| &one.with_own_experts), |action| {
            &action.id
        }),
        requests: once(members.flat_map(|one| &one.requests), |action| &action.id),
    };
    let slice = context.slice(dimension, groups.iter().map(|group| group.code.clone()));
    let slices = slices.iter().cloned().chain(slice).collect();
    context.group(SmolStr::new_static(OTHERS), label, members, slices)
}

fn once<'m, 'r: 'm, T>(
    records: impl Iterator<Item = &'m &'r T>,
    id: impl Fn(&'r T) -> &'r SmolStr,
) -> Vec<&'r T> {
    let mut seen = ahash::AHashSet::new();
    records.copied().filter(|record| seen.insert(id(record).as_str())).collect()
}

fn number(context: &Context<'_, '_>, group: &Group<'_>, figure: Figure) -> f64 {
    match measure(context.links, &group.figures, figure).cell {
        Cell::Number(number) => float(number),
        Cell::Decimal(number) | Cell::Percent(number) => number,
        // What is not known comes after any number that is.
        _ => f64::NEG_INFINITY,
    }
}
