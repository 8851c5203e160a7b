//! What holds of the figures of any registry.

mod order;
mod parts;
mod public;
mod selections;
mod series;
mod solver;
mod unrelated;
#[cfg(feature = "sqlite")]
mod views;
mod worlds;

use std::collections::BTreeMap;

use clap::ValueEnum as _;
use mieux::query::Query;
use mieux::registry::Registry;
use mieux::render::{Screen, TableFormat, write_report};
use mieux::report::{Dimension, Division, Figure, Presentation, Report, Request, report};
use mieux::table::{Cell, Row, Table};
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;

/// Everything by which a report can be divided; by regions twice as often as by anything else, since
/// countries count under them, and there are two schemes.
fn dimensions() -> impl Strategy<Value = Dimension> {
    let others = select(Dimension::value_variants());
    prop_oneof![1 => Just(Dimension::Region), 4 => others]
}

/// The report on what is wanted, with every figure that there is.
fn report_of(registry: &Registry, wanted: &Query, by: Option<Dimension>, list: bool) -> Report {
    let selection = wanted.resolve(registry).unwrap();
    let division = Division { by: by.into_iter().collect(), ..Division::default() };
    let presentation = Presentation { list, ..Presentation::default() };
    let figures = Figure::all().to_vec();
    let scheme = wanted.scheme.unwrap_or_default();
    report(
        registry,
        &Request { selection, scheme, division, figures, presentation, ..Request::default() },
    )
}

/// The report as the program prints it.
fn printed(report: &Report) -> String {
    let mut bytes = Vec::new();
    write_report(TableFormat::Json, report, Screen::plain(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The five figures of the whole selection that count records.
fn counts(report: &Report) -> [usize; 5] {
    ["projects", "activities", "experts", "countries", "partners"].map(|name| {
        let figure = report.figures.iter().find(|figure| figure.name == name).unwrap();
        match figure.value {
            Cell::Number(number) => number,
            ref other => panic!("{name} is {other:?}"),
        }
    })
}

/// The counts and sums of a row by the name of their column; what nothing is known of is left out.
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
