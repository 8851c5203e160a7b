//! Tables and reports in the format that the reader wants.

mod csv;
mod json;
mod markdown;
mod terminal;

use std::io::{self, Write};

use clap::ValueEnum;

use super::Screen;
use crate::report::{Report, Table};

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people, fitted to the terminal
    Table,
    /// One JSON object, for dashboards and scripts
    Json,
    /// Comma-separated values (RFC 4180), for spreadsheets
    Csv,
    /// A Markdown table, for pull requests and documents
    Markdown,
}

/// Writes one table.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_table(
    format: Format,
    table: &Table,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => terminal::table(table, screen, out),
        Format::Json => json::table(table, out),
        Format::Csv => csv::tables(&[table], out),
        Format::Markdown => markdown::table(table, out),
    }
}

/// Writes a report: its figures, tables and notes.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_report(
    format: Format,
    report: &Report,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => terminal::report(report, screen, out),
        Format::Json => json::report(report, out),
        Format::Csv => csv::report(report, out),
        Format::Markdown => markdown::report(report, out),
    }
}
