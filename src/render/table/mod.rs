//! Tables and reports in the format that the reader wants.

mod bars;
mod csv;
mod fields;
mod format;
mod grid;
mod html;
mod json;
mod layout;
mod map;
mod markdown;
mod parts;
mod records;
mod svg;
mod terminal;
mod xlsx;

use std::io::{self, Write};

use serde_json::Value;

use super::Screen;
use crate::report::Report;
use crate::table::Table;
use csv::Separator;
pub use format::Format;
pub(crate) use grid::grid;

/// Writes one table.
///
/// # Errors
/// If `out` cannot be written, or the table cannot be in this format: what has no chart as SVG, any list as
/// a map, or more rows than a sheet has as XLSX.
pub fn write_table(
    format: Format,
    table: &Table,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => terminal::table(table, screen, out),
        Format::Json => json::table(table, out),
        Format::Csv => csv::tables(&[table], Separator::Comma, out),
        Format::Tsv => csv::tables(&[table], Separator::Tab, out),
        Format::Markdown => markdown::table(table, out),
        Format::Html => html::table(table, out),
        Format::Xlsx => xlsx::table(table, out),
        Format::Svg => svg::table(table, out),
        Format::Map | Format::MapPage => Err(map::no_map_of_list()),
    }
}

/// The rows of a table as objects of JSON, whose keys are the columns.
pub(crate) fn rows_as_json(table: &Table) -> Value {
    json::rows(table)
}

/// Writes a report: its figures, tables and notes.
///
/// # Errors
/// If `out` cannot be written, or the report cannot be in this format: what has no chart or several
/// as SVG, what is not divided by countries as a map, or more rows than a sheet has as XLSX.
pub fn write_report(
    format: Format,
    report: &Report,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => terminal::report(report, screen, terminal::table, out),
        Format::Json => json::report(report, out),
        Format::Csv => csv::report(report, Separator::Comma, out),
        Format::Tsv => csv::report(report, Separator::Tab, out),
        Format::Markdown => markdown::report(report, out),
        Format::Html => html::report(report, out),
        Format::Xlsx => xlsx::report(report, out),
        Format::Svg => svg::report(report, out),
        Format::Map => map::file(report, out),
        Format::MapPage => map::page(report, out),
    }
}

/// Writes a report for a terminal with bars in the place of each table that has a chart.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_report_bars(report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    terminal::report(report, screen, bars::table, out)
}

/// How many texts of these tables a spreadsheet takes for a formula when it opens them as CSV.
#[must_use]
pub fn formulas(tables: &[Table]) -> usize {
    csv::formulas(tables)
}

/// How many texts of these tables a workbook cuts, since a cell holds 32,767 UTF-16 units.
#[must_use]
pub fn too_long(tables: &[Table]) -> usize {
    xlsx::too_long(tables)
}

/// The mark at the start of a file by which Excel sees that CSV or TSV is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";
