//! Days and periods of dates, budgets and results.

use super::problem::{Problem, problem};
use crate::export::iati::xml::Element;
use crate::message;
use crate::message::Message;
use crate::model::Day;

fn day(element: &Element) -> Option<Day> {
    element.attribute("iso-date")?.parse().ok()
}

/// Dates of an activity that are out of order, or actual and to come.
pub(super) fn dates(activity: &Element, today: Option<Day>) -> Vec<Problem> {
    let of = |kind: &str| {
        activity
            .each("activity-date")
            .find(|date| date.attribute("type") == Some(kind))
            .and_then(day)
    };
    let mut problems = Vec::new();
    for (rule, start, end) in [("11.1.2", of("1"), of("3")), ("11.1.3", of("2"), of("4"))] {
        if let Some((start, end)) = start.zip(end).filter(|(start, end)| end < start) {
            problems.push(problem(rule, backwards(start, end)));
        }
    }
    let actual = [("11.1.4", of("2")), ("11.1.5", of("4"))];
    problems.extend(actual.into_iter().filter_map(|(rule, day)| to_come(rule, day?, today)));
    problems
}

/// Payments and commitments that are still to come.
pub(super) fn transactions(activity: &Element, today: Option<Day>) -> Vec<Problem> {
    let days = activity.each("transaction").filter_map(|one| day(one.first("transaction-date")?));
    days.filter_map(|day| to_come("11.2.1", day, today)).collect()
}

/// A day that is said to be actual and is not past.
fn to_come(rule: &'static str, day: Day, today: Option<Day>) -> Option<Problem> {
    let is_to_come = today.is_some_and(|today| today < day);
    is_to_come.then(|| problem(rule, message!("iati.wrong.future", day = day.to_string())))
}

fn backwards(start: Day, end: Day) -> Message {
    message!("iati.wrong.backwards", start = start.to_string(), end = end.to_string())
}

/// The first and the last day of a period.
fn period(element: &Element) -> Option<(Day, Day)> {
    Some((day(element.first("period-start")?)?, day(element.first("period-end")?)?))
}

/// Budgets that cover more than a year, or end before they start.
pub(super) fn budgets(activity: &Element) -> Vec<Problem> {
    let wrong = activity.each("budget").filter_map(|budget| {
        let Some((from, to)) = period(budget) else {
            return Some(problem("XSD", message!("iati.wrong.no-period", element = "budget")));
        };
        if to < from {
            return Some(problem("7.5", backwards(from, to)));
        }
        let is_long = from.last_of_year().is_some_and(|last| last < to);
        is_long.then(|| {
            let message =
                message!("iati.wrong.budget-long", from = from.to_string(), to = to.to_string());
            problem("7.5.3", message)
        })
    });
    wrong.collect()
}

/// Whether an amount of an activity names no currency, and the activity none for all.
pub(super) fn currency(activity: &Element) -> Option<Problem> {
    let has_default = activity.attribute("default-currency").is_some();
    let amounts = activity.each("budget").chain(activity.each("transaction"));
    let mut amounts = amounts.flat_map(|one| one.each("value"));
    let is_bare = !has_default && amounts.any(|value| value.attribute("currency").is_none());
    is_bare.then(|| problem("XSD", message!("iati.wrong.no-currency")))
}

/// Results without an indicator, and indicators whose period or value cannot be.
pub(super) fn results(activity: &Element) -> Vec<Problem> {
    let mut problems = Vec::new();
    for result in activity.each("result") {
        if result.first("indicator").is_none() {
            problems.push(problem("XSD", message!("iati.wrong.no-indicator")));
        }
        for indicator in result.each("indicator") {
            let is_in_words = indicator.attribute("measure") == Some("5");
            for one in indicator.each("period") {
                match period(one) {
                    None => {
                        let message = message!("iati.wrong.no-period", element = "indicator");
                        problems.push(problem("XSD", message));
                    }
                    Some((from, to)) if to < from => {
                        problems.push(problem("8", backwards(from, to)));
                    }
                    Some(_) => {}
                }
                let has_value = |actual: &Element| actual.attribute("value").is_some();
                if one.each("actual").any(|actual| has_value(actual) == is_in_words) {
                    problems.push(problem("8", message!("iati.wrong.value")));
                }
            }
        }
    }
    problems
}
