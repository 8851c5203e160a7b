//! Tables as CSV (RFC 4180): codes beside labels, lists joined by `;`.

use std::io::{self, Write};

use super::json::is_term;
use crate::model::Language;
use crate::report::{Cell, Report, Table};

/// A report: the records where they were asked for, else its tables with their name in front.
pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let records: Vec<&Table> =
        report.tables.iter().filter(|table| table.name == "records").collect();
    if records.is_empty() {
        tables(&report.tables.iter().collect::<Vec<_>>(), out)
    } else {
        tables(&records, out)
    }
}

/// Tables below one header: the columns of the first, and those that only later ones have. Where
/// there are several, a first column names the table.
pub(super) fn tables(tables: &[&Table], out: &mut dyn Write) -> io::Result<()> {
    let several = tables.len() > 1;
    let mut header: Vec<&str> = Vec::new();
    for table in tables {
        for (position, column) in table.columns.iter().enumerate() {
            let own = if is_term(table, position) {
                vec![key(&column.name, several), "label"]
            } else {
                vec![column.name.as_str()]
            };
            for name in own {
                if !header.contains(&name) {
                    header.push(name);
                }
            }
        }
    }
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    let first = several.then_some("table");
    writer.write_record(first.into_iter().chain(header.iter().copied()))?;
    for table in tables {
        for row in &table.rows {
            let mut cells: Vec<(&str, String)> = Vec::new();
            for (column, cell) in table.columns.iter().zip(row) {
                match cell {
                    Cell::Term { code, label } => {
                        cells.push((key(&column.name, several), code.clone()));
                        cells.push(("label", label.clone()));
                    }
                    cell => cells.push((&column.name, text(cell))),
                }
            }
            let value = |name: &&str| {
                cells
                    .iter()
                    .find(|(own, _)| own == name)
                    .map_or_else(String::new, |(_, cell)| cell.clone())
            };
            let first = several.then(|| table.name.clone());
            writer.write_record(first.into_iter().chain(header.iter().map(value)))?;
        }
    }
    writer.flush()
}

/// Among several tables the codes share a column, whatever they are codes of.
fn key(name: &str, several: bool) -> &str {
    if several { "code" } else { name }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::List(items) => items.join(";"),
        Cell::Number(number) => number.to_string(),
        Cell::Difference(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Percent(number) => format!("{number:.1}"),
        cell => cell.shown(Language::En),
    }
}
