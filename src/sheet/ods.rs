//! Spreadsheets of LibreOffice: the cells of one sheet as the rows of a grid.
//!
//! Unlike `calamine` this reads row by row, knows merged cells, and comes to an end on a text that breaks
//! off in a table.

use std::collections::BTreeSet;
use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{self, Archive};
use super::building::Building;
use super::choice::{self, Listed};
use super::layout::Layout;
use super::limits::{MAX_ROWS, MAX_SHEETS, MAX_UNPACKED};
use super::ods_cell::{number, read_cell};
use super::ods_styles::{Columns, Styles};
use super::xml::{Part, attribute, next, open};
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;

/// How many bytes repeated rows may add.
const MAX_REPEATED: usize = 1 << 28;

/// Reads a spreadsheet whose archive is known to be one.
pub(super) fn read(
    mut archive: Archive<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let mut styles = Styles::default();
    let tables = opened(&mut archive, &mut styles)?;
    let listed: Vec<Listed> = tables
        .iter()
        .map(|table| Listed { name: table.name.clone(), is_hidden: table.is_hidden })
        .collect();
    let has_rows = |position: usize| Ok(tables[position].has_rows);
    let chosen = choice::choose(&listed, options.sheet.as_deref(), has_rows)?;
    let mut layout = Layout::new(options, each);
    layout.notes.extend(chosen.note);
    layout.other_sheets = chosen.others;
    rows(&mut content(&mut archive)?, chosen.position, &styles, &mut layout)?;
    layout.finish()
}

/// The names of the sheets of a spreadsheet.
pub(super) fn names(mut archive: Archive<'_>) -> Result<Vec<String>, SheetError> {
    let tables = opened(&mut archive, &mut Styles::default())?;
    Ok(tables.into_iter().map(|table| table.name).collect())
}

/// The tables of a file that can be read.
fn opened(archive: &mut Archive<'_>, styles: &mut Styles) -> Result<Vec<Table>, SheetError> {
    archive::measure(archive)?;
    if is_encrypted(archive)? {
        return Err(archive::has_password());
    }
    tables(&mut content(archive)?, styles)
}

fn content<'a>(archive: &'a mut Archive<'_>) -> Result<Part<'a>, SheetError> {
    open(archive, "content.xml", MAX_UNPACKED)?
        .ok_or_else(|| SheetError::new(message!("sheet.no-sheets")))
}

fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, SheetError> {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return Ok(false) };
    let mut text = Vec::new();
    manifest.take(1 << 20).read_to_end(&mut text).map_err(SheetError::system)?;
    Ok(String::from_utf8_lossy(&text).contains("encryption-data"))
}

/// A sheet as the file lists it.
struct Table {
    name: String,
    is_hidden: bool,
    has_rows: bool,
}

/// The tables of a file; the styles of its cells go to `styles`.
fn tables(
    reader: &mut Reader<impl BufRead>,
    styles: &mut Styles,
) -> Result<Vec<Table>, SheetError> {
    let (mut tables, mut hidden, mut style) = (Vec::<Table>::new(), BTreeSet::new(), String::new());
    let (mut buffer, mut depth) = (Vec::new(), 0);
    loop {
        let event = next(reader, &mut buffer)?;
        styles.take(&event);
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "style:style" => style = attribute(&start, "style:name").unwrap_or_default(),
                "style:table-properties"
                    if attribute(&start, "table:display").as_deref() == Some("false")
                        && hidden.len() < MAX_SHEETS =>
                {
                    hidden.insert(std::mem::take(&mut style));
                }
                "table:table" => {
                    depth += 1;
                    if tables.len() == MAX_SHEETS {
                        return Err(SheetError::new(message!(
                            "sheet.too-many-sheets",
                            limit = MAX_SHEETS
                        )));
                    }
                    if depth == 1 {
                        let style = attribute(&start, "table:style-name").unwrap_or_default();
                        tables.push(Table {
                            name: attribute(&start, "table:name").unwrap_or_default(),
                            is_hidden: hidden.contains(&style),
                            has_rows: false,
                        });
                    }
                }
                "text:p" => {
                    if let Some(table) = tables.last_mut() {
                        table.has_rows = true;
                    }
                }
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "table:table" => depth -= 1,
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

/// Gives the rows of the table at a position to the layout.
fn rows(
    reader: &mut Reader<impl BufRead>,
    position: usize,
    styles: &Styles,
    layout: &mut Layout<'_, '_>,
) -> Result<(), SheetError> {
    let (mut buffer, mut seen, mut depth) = (Vec::new(), 0, 0);
    let (mut number_of_row, mut repeated) = (1, 0);
    let mut columns = Columns::new(styles);
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                depth += 1;
                seen += usize::from(depth == 1);
            }
            Event::End(end) if end.name().as_ref() == "table:table" => {
                depth -= 1;
                if seen == position + 1 && depth == 0 {
                    return Ok(());
                }
            }
            Event::Start(start)
                if seen == position + 1
                    && depth == 1
                    && start.name().as_ref() == "table:table-column" =>
            {
                let (first, last) = columns.add(&start);
                if is_hidden(&start) {
                    layout.hidden.hide_columns(first, last);
                }
            }
            Event::Start(start)
                if seen == position + 1 && start.name().as_ref() == "table:table-row" =>
            {
                let times = number(&start, "table:number-rows-repeated");
                let is_hidden = is_hidden(&start);
                let row = read_row(reader, number_of_row, &columns, layout)?;
                if row.cells.is_empty() {
                    number_of_row = number_of_row.saturating_add(times);
                    continue;
                }
                repeated += (times - 1).min(MAX_ROWS) * (row.size + row.cells.len() * 32);
                if repeated > MAX_REPEATED {
                    return Err(SheetError::new(message!(
                        "sheet.repeated-row",
                        row = number_of_row.to_string(),
                        times
                    )));
                }
                for _ in 0..times {
                    if is_hidden {
                        layout.hidden.hide_row(number_of_row);
                    }
                    if layout.row(number_of_row, row.cells.clone())? == ControlFlow::Break(()) {
                        return Ok(());
                    }
                    number_of_row += 1;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads what is up to the end of a row.
fn read_row(
    reader: &mut Reader<impl BufRead>,
    number_of_row: usize,
    columns: &Columns<'_>,
    layout: &mut Layout<'_, '_>,
) -> Result<Building, SheetError> {
    let mut row = Building::new(number_of_row);
    let (mut buffer, mut column) = (Vec::new(), 0_usize);
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(start) => {
                let times = number(&start, "table:number-columns-repeated");
                match start.name().as_ref() {
                    "table:table-cell" => {
                        let start = start.into_owned();
                        let cell = columns.shown(&start, column).cut(read_cell(reader, &start)?);
                        if !cell.is_empty() {
                            merge(&start, number_of_row, column, layout);
                            for column in column..column.saturating_add(times) {
                                row.put(column, cell.clone())?;
                            }
                        }
                    }
                    // What a merged cell hides is not seen by anybody.
                    "table:covered-table-cell" => {
                        let start = start.into_owned();
                        read_cell(reader, &start)?;
                    }
                    _ => continue,
                }
                column = column.saturating_add(times);
            }
            Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(row),
            Event::Eof => return Ok(row),
            _ => {}
        }
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "table:visibility").is_some_and(|value| value != "visible")
}

/// Tells the layout of cells that are merged into the one that begins here.
fn merge(start: &BytesStart<'_>, row: usize, column: usize, layout: &mut Layout<'_, '_>) {
    let rows = number(start, "table:number-rows-spanned");
    let columns = number(start, "table:number-columns-spanned");
    if rows * columns > 1 {
        layout.merges.add(row, column, rows, columns);
    }
}
