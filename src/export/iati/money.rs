//! Amounts: budgets and what a funder has committed.

use super::xml::Element;
use crate::model::{Action, Day};
use crate::registry::IatiBudget;

/// The elements `budget` of an action. The day of an amount is the first of its period.
pub(super) fn of_action(action: &Action) -> Vec<Element> {
    let budgets = action.budgets.iter().map(|one| {
        let (from, to) = (one.from.earliest(), one.to.latest());
        let amount = amount("value", one.value, from);
        let amount = amount.with_some("currency", one.currency.as_deref());
        period("budget", from, to, amount)
            .with("type", "1")
            .with_some("status", one.status.as_deref())
    });
    budgets.collect()
}

/// The elements `budget` of a phase.
pub(super) fn of_phase(budgets: &[IatiBudget]) -> impl Iterator<Item = Element> {
    budgets.iter().map(|one| of_settings("budget", one).with("type", "1"))
}

/// A budget of the settings as an element of this name.
pub(super) fn of_settings(name: &'static str, budget: &IatiBudget) -> Element {
    let amount = amount("value", budget.value, budget.date);
    period(name, budget.from, budget.to, amount).with_some("status", budget.status.as_deref())
}

fn period(name: &'static str, from: Day, to: Day, amount: Element) -> Element {
    Element::new(name).holding([day("period-start", from), day("period-end", to), amount])
}

/// An element with a day.
pub(super) fn day(name: &'static str, day: Day) -> Element {
    Element::new(name).with("iso-date", day.to_string())
}

/// An amount of a day.
pub(super) fn amount(name: &'static str, amount: f64, day: Day) -> Element {
    Element::of_text(name, amount.to_string()).with("value-date", day.to_string())
}
