//! Foreign tables as rows of cells: what is read of each format, and what is said.

mod any_file;
mod any_table;
mod delimited;
mod encodings;
mod header;
mod items;
mod ods;
mod programs;
mod refused;
mod xlsx;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use mieux::sheet::{Cell, Column, Options, Row, SheetError, SheetSummary, Source, read_sheet};

/// A table that was read.
pub(crate) struct Table {
    pub(crate) summary: SheetSummary,
    pub(crate) rows: Vec<Row>,
}

/// Reads bytes as the file of this name.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Table, SheetError> {
    read_source(&Source::Bytes { name, bytes: bytes.to_vec() }, options)
}

pub(crate) fn read_source(source: &Source<'_>, options: &Options) -> Result<Table, SheetError> {
    let mut rows = Vec::new();
    let summary = read_sheet(source, options, &mut |_: &[Column], row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(Table { summary, rows })
}

/// A table or the error in its place, for snapshots.
pub(crate) fn shown(table: Result<Table, SheetError>) -> String {
    let Table { summary, rows } = match table {
        Ok(table) => table,
        Err(error) => return format!("error: {error}"),
    };
    let mut out = String::new();
    let columns: Vec<_> = summary
        .columns
        .iter()
        .map(|column| format!("{}={:?}", column.letter, column.heading))
        .collect();
    writeln!(out, "{}", columns.join(" ")).unwrap();
    for row in rows {
        let cells: Vec<_> = row.cells.iter().map(cell).collect();
        writeln!(out, "{:>2}: {}", row.number, cells.join(" | ")).unwrap();
        for (position, fault) in row.faults {
            writeln!(out, "    fault: {position:?} {fault}").unwrap();
        }
    }
    for note in summary.notes {
        writeln!(out, "note: {note}").unwrap();
    }
    out
}

/// A cell with its type, text aside.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => format!("{text:?}"),
        Cell::Nested(value) => format!("nested {}", nested(value)),
        Cell::Date(date) => format!("date {date}"),
        Cell::Fault(fault) => format!("fault {fault}"),
        Cell::Unreadable(why) => format!("unreadable: {why}"),
        Cell::Float(number) => format!("float {number}"),
        other => format!("{other:?}"),
    }
}

/// A list or map on one line.
fn nested(value: &mieux::yaml::Value) -> String {
    use mieux::yaml::Value;
    match value {
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| nested(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|entry| format!("{}: {}", entry.key, nested(&entry.value.value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => format!("{other:?}"),
    }
}
