//! What holds of the figures of any registry.

mod order;
mod parts;
mod selections;
mod unrelated;
mod worlds;

use std::collections::BTreeMap;

use mieux::model::Registry;
use mieux::render::{Screen, TableFormat, write_report};
use mieux::report::{Cell, Dimension, Report, Request, Row, Table, report};
use mieux::select::{Selection, Wanted};

/// By what a report can be divided.
const DIMENSIONS: [Dimension; 8] = [
    Dimension::Region,
    // Twice as often as others, since countries count under it.
    Dimension::Region,
    Dimension::Country,
    Dimension::Theme,
    Dimension::Area,
    Dimension::Status,
    Dimension::Phase,
    Dimension::Year,
];

/// The report on what is wanted.
fn asked(registry: &Registry, wanted: &Wanted, by: Option<Dimension>, list: bool) -> Report {
    let selection = Selection::resolve(wanted, registry).unwrap();
    report(registry, &Request { selection, by, list, ..Request::default() })
}

/// The report as the program prints it.
fn printed(report: &Report) -> String {
    let mut bytes = Vec::new();
    write_report(TableFormat::Json, report, Screen::plain(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The figures of a row by the name of their column.
fn numbers<'t>(table: &'t Table, row: &'t Row) -> BTreeMap<&'t str, usize> {
    let cells = table.columns.iter().zip(row);
    let numbers = cells.filter_map(|(column, cell)| match cell {
        Cell::Number(number) => Some((column.name.as_str(), *number)),
        _ => None,
    });
    numbers.collect()
}

/// The code of a row's group; empty for what states none.
fn code(row: &Row) -> &str {
    match &row[0] {
        Cell::Term { code, .. } => code,
        other => panic!("{other:?} is no group"),
    }
}
