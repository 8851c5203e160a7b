//! The way of requests: how many were answered, approved, begun and completed, by the year of the request.

use std::collections::BTreeSet;

use crate::registry::Registry;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::{Figure, Nature};
use crate::report::ask::request::{Division, Presentation, Request};
use crate::report::count::value::percent;
use crate::report::page::report::{Report, report};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// The stages of the way, each for a part of those of the stage before.
const WAY: [Figure; 5] =
    [Figure::Requests, Figure::Answered, Figure::Approved, Figure::Projects, Figure::Completed];
/// Where the others are, and how long it took.
const BESIDE: [Figure; 6] = [
    Figure::Rejected,
    Figure::Cancelled,
    Figure::Waiting,
    Figure::MonthsToAnswer,
    Figure::MonthsToDecision,
    Figure::MonthsToStart,
];

/// Computes how far the selected requests came, by the year in which they arrived. Beside each stage
/// is its share of the stage before.
#[must_use]
pub fn funnel(registry: &Registry, request: &Request) -> Report {
    let words = Words::of(request.language);
    let division = Division { by: vec![Dimension::RequestYear], ..Division::default() };
    let figures = WAY.into_iter().chain(BESIDE).collect();
    let title = request.title.clone().or(Some(words.get("report.funnel")));
    let presentation = Presentation { list: true, ..request.presentation.clone() };
    let asked = Request { title, division, figures, presentation, ..request.clone() };
    let mut report = report(registry, &asked);
    "funnel".clone_into(&mut report.name);
    let listed = words.get("note-listed");
    report.notes.retain(|note| *note != listed);
    let (records, tables) = report.tables.into_iter().partition(|table| table.name == "records");
    report.tables = tables;
    let reached = Reached::of(&records);
    for table in &mut report.tables {
        leave_out_what_is_said_twice(table);
        add_shares(table, &reached, &words);
    }
    report
}

/// Leaves out quartiles, which the notes give, and how many records state a stage.
fn leave_out_what_is_said_twice(table: &mut Table) {
    let is_left_out = |column: &Column| {
        let is_count = |figure: Figure| figure.nature() != Nature::Median;
        let stated = column.name.strip_suffix("-stated").and_then(Figure::named);
        column.name.ends_with("-quartile") || stated.is_some_and(is_count)
    };
    let kept: Vec<bool> = table.columns.iter().map(|column| !is_left_out(column)).collect();
    for row in table.rows.iter_mut().chain(&mut table.total) {
        let mut kept = kept.iter();
        row.retain(|_| kept.next() == Some(&true));
    }
    let mut kept = kept.iter();
    table.columns.retain(|_| kept.next() == Some(&true));
}

/// Which requests of each year reached which stage.
struct Reached(BTreeSet<(String, String, String)>);

impl Reached {
    /// From the records behind the figures of each year.
    fn of(records: &[Table]) -> Self {
        let rows = records.iter().flat_map(|table| &table.rows);
        let entries = rows.filter_map(|row| match row.as_slice() {
            [Cell::Term { code, .. }, Cell::Text(figure), Cell::Text(id), ..] => {
                Some((code.clone(), figure.clone(), id.clone()))
            }
            _ => None,
        });
        Self(entries.collect())
    }

    /// How large a part of the requests of a year, or of all, that reached a stage also reached the next.
    fn share(&self, year: Option<&str>, before: Figure, next: Figure) -> Cell {
        let of = |figure: Figure| {
            let meant = self.0.iter().filter(move |(code, name, _)| {
                name == figure.name() && year.is_none_or(|year| year == code)
            });
            meant.map(|(_, _, id)| id.as_str()).collect::<BTreeSet<_>>()
        };
        let (before, next) = (of(before), of(next));
        percent(before.intersection(&next).count(), before.len())
    }
}

/// Puts the share of the stage before behind each stage of a table.
fn add_shares(table: &mut Table, reached: &Reached, words: &Words) {
    for pair in WAY.windows(2) {
        let name = pair[1].name();
        let Some(stage) = table.columns.iter().position(|column| column.name == name) else {
            continue;
        };
        let add = |row: &mut Row, year: Option<&str>| {
            let share = match &row[stage] {
                Cell::Withheld => Cell::Withheld,
                _ => reached.share(year, pair[0], pair[1]),
            };
            row.insert(stage + 1, share);
        };
        for row in &mut table.rows {
            let year = match row.first() {
                Some(Cell::Term { code, .. }) => code.clone(),
                _ => String::new(),
            };
            add(row, Some(&year));
        }
        if let Some(total) = &mut table.total {
            add(total, None);
        }
        let heading = words.heading("share-of-before");
        table.columns.insert(stage + 1, Column::numbers(format!("{name}-percent"), heading));
    }
}
