//! Tables as an Excel workbook: a sheet a table, and one that says what was selected and what the
//! figures mean. Text stays text, whatever it begins with.

mod about;
mod cell;
mod names;
mod sheet;
mod text;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::render::document::Document;
use crate::report::Report;
use crate::table::Table;

/// How many texts of these tables are longer than a cell holds, so that they are cut.
pub(super) fn too_long(tables: &[Table]) -> usize {
    let cells =
        tables.iter().flat_map(|table| table.rows.iter().flatten().map(move |cell| (cell, table)));
    cells.filter(|(cell, table)| text::is_too_long(&cell.shown(table.language))).count()
}

pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    workbook(&Document::of_report(report), out)
}

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    workbook(&Document::of_table(table), out)
}

fn workbook(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&bytes(document).map_err(|error| io::Error::other(in_words(&error)))?)
}

/// What goes beyond the format, in words of ours.
fn in_words(error: &XlsxError) -> String {
    match error {
        XlsxError::RowColumnLimitError => {
            "a sheet of XLSX holds 1,048,576 rows and 16,384 columns, and this has more: narrow the \
             selection, or write --format csv"
                .to_owned()
        }
        error => format!("the workbook cannot be made: {error}"),
    }
}

fn bytes(document: &Document<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same figures are the same bytes, whenever they are written.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = text::cut(&document.title, text::LONGEST_PROPERTY);
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&never));
    let mut names = names::Names::default();
    for table in &document.tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(names.legal(&document.heading(table)))?;
        sheet::fill(sheet, table)?;
    }
    if document.is_report() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(names.legal(&document.words.get("about")))?;
        about::fill(sheet, document)?;
    }
    workbook.save_to_buffer()
}
