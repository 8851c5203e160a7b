//! Tables as CSV (RFC 4180) or with tabs: codes beside labels, lists joined by `;`. Nothing is put before
//! a text that a spreadsheet takes for a formula, so that every value is read back as it is.

use std::io::{self, Write};

use super::fields::Fields;
use crate::model::Language;
use crate::report::{Known, Report};
use crate::table::{Cell, Column, Table};

/// The separator of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
}

/// A report: the records where they were asked for, else its figures and its tables with their name in
/// front.
pub(super) fn report(report: &Report, separator: Separator, out: &mut dyn Write) -> io::Result<()> {
    let records: Vec<&Table> =
        report.tables.iter().filter(|table| table.name == "records").collect();
    if records.is_empty() {
        let figures = figures(report);
        let figures = Some(&figures).filter(|figures| !figures.rows.is_empty());
        tables(&figures.into_iter().chain(&report.tables).collect::<Vec<_>>(), separator, out)
    } else {
        tables(&records, separator, out)
    }
}

/// The figures of the whole selection that are asked for, known or not, and how many records state what they
/// come from.
fn figures(report: &Report) -> Table {
    let asked = report.figures.iter().filter(|figure| figure.asked);
    let rows = asked.map(|figure| {
        let counted = |count: fn(&Known) -> usize| {
            figure.known.as_ref().map_or(Cell::Empty, |known| Cell::Number(count(known)))
        };
        vec![
            Cell::Term { code: figure.name.clone(), label: figure.label.clone() },
            figure.value.clone(),
            counted(|known| known.stated),
            counted(|known| known.of),
        ]
    });
    let numbers = ["value", "stated", "of"].map(|name| Column::numbers(name, name));
    let columns = std::iter::once(Column::codes("figure", "figure")).chain(numbers);
    Table::new("figures", columns.collect(), rows.collect(), report.language)
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
            // The codes of rows share a column, whatever they are codes of, and so do their labels.
            let is_key = several && position == 0 && fields.begins_with_code();
            let is_label = several && position == 1 && fields.begins_with_code();
            let name = if is_key { "code" } else { name };
            places.push(place(&mut header, &places, if is_label { "label" } else { name }));
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

/// The position of a field in the header, which grows by one that it does not have or that another field
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
    matches!(cell, Cell::Text(_) | Cell::Term { .. } | Cell::List(_) | Cell::Terms(_))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::List(items) => items.join(";"),
        Cell::Fraction { .. } => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Difference(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Percent(number) => number.to_string(),
        cell => cell.shown(Language::En),
    }
}
