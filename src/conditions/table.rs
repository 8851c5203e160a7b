//! A cost as a table.

use super::cost::{Cost, Item, Line, Missing};
use crate::model::{Activity, Language, Money};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// Every step of a cost, then the total of each currency; notes name what is missing.
#[must_use]
pub fn costs(activity: &Activity, cost: &Cost, has_private: bool, language: Language) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("expert", words.heading("expert")),
        Column::codes("item", words.heading("cost.item")),
        Column::numbers("days", words.heading("cost.days")),
        Column::numbers("rate", words.heading("cost.rate")),
        Column::numbers("amount", words.heading("cost.amount")),
        Column::words("currency", words.heading("cost.currency")),
        Column::words("from", words.heading("cost.from")),
    ];
    let steps = cost.lines.iter().map(|line| step(line, &words));
    let totals = cost.totals.iter().map(|total| sum(total, &words));
    let rows = steps.chain(totals).collect();
    let title = words.fill("cost.title", &[("activity", &activity.id)]);
    let notes = notes(cost, has_private, &words);
    Table { title, notes, ..Table::new("cost", columns, rows, language) }
}

fn term(item: Item, words: &Words) -> Cell {
    let key = match item {
        Item::Fee => "cost.fee",
        Item::PerDiem => "cost.per-diem",
        Item::Insurance => "cost.insurance",
        Item::Travel => "cost.travel",
    };
    Cell::Term { code: item.name().to_owned(), label: words.get(key) }
}

fn step(line: &Line, words: &Words) -> Row {
    let amount = |money: Option<&Money>| money.map_or(Cell::Empty, |one| Cell::Text(one.amount()));
    let currency = line.rate.as_ref().map_or("", |rate| rate.currency.as_str());
    vec![
        Cell::words(line.expert.as_str()),
        term(line.item, words),
        line.days.map_or(Cell::Empty, Cell::Decimal),
        amount(line.rate.as_ref()),
        amount(line.amount.as_ref().ok()),
        Cell::words(currency),
        line.from.map_or(Cell::Empty, |from| Cell::words(from.to_string())),
    ]
}

fn sum(total: &Money, words: &Words) -> Row {
    let label = Cell::Term { code: "total".to_owned(), label: words.get("total") };
    let (amount, currency) = (Cell::Text(total.amount()), Cell::words(total.currency.as_str()));
    vec![Cell::Empty, label, Cell::Empty, Cell::Empty, amount, currency, Cell::Empty]
}

/// What is missing, each once, and that private rates were not asked for.
fn notes(cost: &Cost, has_private: bool, words: &Words) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for line in &cost.lines {
        let key = match (&line.amount, line.item) {
            (Ok(_), _) => continue,
            (Err(Missing::Rate), Item::PerDiem) => "cost.no-per-diem",
            (Err(Missing::Rate), Item::Fee) => "cost.no-fee",
            (Err(Missing::Rate), Item::Insurance) => "cost.no-insurance",
            (Err(Missing::Rate), Item::Travel) => "cost.no-travel",
            (Err(Missing::Days), _) => "cost.no-days",
            (Err(Missing::Place), _) => "cost.no-place",
            (Err(Missing::Amount), _) => "cost.too-large",
        };
        let note = words.fill(key, &[("expert", &line.expert)]);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if cost.totals.len() > 1 {
        notes.push(words.get("cost.currencies"));
    }
    if !has_private {
        notes.push(words.get("cost.public-only"));
    }
    notes
}
