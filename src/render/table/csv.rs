//! Tables as CSV (RFC 4180) or with tabs: codes beside labels, lists joined by `;`. Nothing is put before
//! a text that a spreadsheet takes for a formula, so that every value is read back as it is.

use std::io::{self, Write};

use super::fields::Fields;
use crate::model::Language;
use crate::report::Report;
use crate::table::{Cell, Table};

/// What stands between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
}

/// A report: the records where they were asked for, else its tables with their name in front.
pub(super) fn report(report: &Report, separator: Separator, out: &mut dyn Write) -> io::Result<()> {
    let records: Vec<&Table> =
        report.tables.iter().filter(|table| table.name == "records").collect();
    if records.is_empty() {
        tables(&report.tables.iter().collect::<Vec<_>>(), separator, out)
    } else {
        tables(&records, separator, out)
    }
}

/// Tables below one header: the columns of the first, and those that only later ones have. Where
/// there are several, a first column names the table.
pub(super) fn tables(
    tables: &[&Table],
    separator: Separator,
    out: &mut dyn Write,
) -> io::Result<()> {
    let several = tables.len() > 1;
    let mut header: Vec<String> = several.then(|| "table".to_owned()).into_iter().collect();
    let mut placed: Vec<(&Table, Fields, Vec<usize>)> = Vec::new();
    for table in tables {
        let fields = Fields::of(table);
        let mut places = Vec::new();
        for (position, name) in fields.names.iter().enumerate() {
            // The codes that rows stand for share a column, whatever they are codes of.
            let is_key = several && position == 0 && fields.begins_with_code();
            places.push(place(&mut header, &places, if is_key { "code" } else { name }));
        }
        placed.push((table, fields, places));
    }
    let delimiter = if separator == Separator::Tab { b'\t' } else { b',' };
    let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    writer.write_record(&header)?;
    for (table, fields, places) in placed {
        for row in &table.rows {
            let mut record = vec![String::new(); header.len()];
            if several {
                record[0].clone_from(&table.name);
            }
            for (place, value) in places.iter().zip(fields.values(row)) {
                record[*place] = text(&value);
            }
            writer.write_record(record)?;
        }
    }
    writer.flush()
}

/// Where a field stands in the header, which grows by one that it does not have or that another field
/// of the same table has taken.
fn place(header: &mut Vec<String>, taken: &[usize], name: &str) -> usize {
    let mut known = header.iter().enumerate();
    let free = known.position(|(place, known)| known == name && !taken.contains(&place));
    free.unwrap_or_else(|| {
        header.push(name.to_owned());
        header.len() - 1
    })
}

/// How many texts of these tables a spreadsheet would take for a formula, were they in such a file.
pub(super) fn formulas(tables: &[Table]) -> usize {
    let cells = tables.iter().flat_map(|table| &table.rows).flatten();
    cells
        .filter(|cell| is_words(cell) && text(cell).starts_with(['=', '+', '-', '@', '\t', '\r']))
        .count()
}

fn is_words(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(_) | Cell::Term { .. } | Cell::List(_))
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
