//! Workbooks of Excel: the cells of one sheet as the rows of a grid.
//!
//! The tests hold it against `calamine`, which is not used here since it takes a workbook at its word: it
//! makes room for as many texts as one says to have, keeps a copy of the font with every style, and so
//! ends the program on a hostile file.

mod book;
mod cells;
mod strings;
mod styles;

use std::ops::ControlFlow;

use quick_xml::events::Event;

use super::archive::{self, Archive};
use super::building::Building;
use super::choice;
use super::layout::Layout;
use super::limits::{MAX_MERGES, MAX_UNPACKED};
use super::merges::Merges;
use super::xml::{Part, attribute, next, open};
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;
use cells::{Cells, Context, place};
use strings::Strings;

/// Reads a workbook whose archive is known to be one.
pub(super) fn read(
    mut archive: Archive<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let measured = archive::measure(&mut archive)?;
    let book = book::read(&mut archive)?;
    let has_rows = |position: usize| has_rows(&mut part(&mut archive, &book.parts[position])?);
    let chosen = choice::choose(&book.sheets, options.sheet.as_deref(), has_rows)?;
    let sheet = &book.parts[chosen.position];
    let context = Context {
        strings: Strings::read(&mut archive, &book.strings)?,
        styles: styles::read(&mut archive, &book.styles)?,
        is_1904: book.is_1904,
    };
    let mut layout = Layout::new(options, each);
    layout.notes.extend(chosen.note);
    layout.other_sheets = chosen.others;
    if measured.has_merges {
        layout.merges = merges(&mut part(&mut archive, sheet)?)?;
    }
    rows(Cells::new(part(&mut archive, sheet)?, &context), &mut layout)?;
    layout.finish()
}

/// The names of the sheets of a workbook.
pub(super) fn names(mut archive: Archive<'_>) -> Result<Vec<String>, SheetError> {
    archive::measure(&mut archive)?;
    let book = book::read(&mut archive)?;
    Ok(book.sheets.into_iter().map(|sheet| sheet.name).collect())
}

fn part<'p>(archive: &'p mut Archive<'_>, name: &str) -> Result<Part<'p>, SheetError> {
    open(archive, name, MAX_UNPACKED)?
        .ok_or_else(|| SheetError::new(message!("sheet.no-part", part = name)))
}

/// Whether any cell of a sheet has a value.
fn has_rows(part: &mut Part<'_>) -> Result<bool, SheetError> {
    let mut buffer = Vec::new();
    loop {
        match next(part, &mut buffer)? {
            Event::Start(start) if matches!(start.local_name().as_ref(), "v" | "is") => {
                return Ok(true);
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// The merged cells of a sheet, which are listed below its rows.
fn merges(part: &mut Part<'_>) -> Result<Merges, SheetError> {
    let (mut buffer, mut merged) = (Vec::new(), Vec::new());
    loop {
        match next(part, &mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "mergeCell" => {
                let range = attribute(&start, "ref").unwrap_or_default();
                let corners = range
                    .split_once(':')
                    .and_then(|(start, end)| Some((place(start)?, place(end)?)));
                merged.extend(corners);
                if merged.len() > MAX_MERGES {
                    return Err(SheetError::new(message!(
                        "sheet.too-many-merges",
                        limit = MAX_MERGES
                    )));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    merged.sort_unstable();
    let mut merges = Merges::default();
    for ((row, column), (last_row, last_column)) in merged {
        let rows = last_row.saturating_sub(row) + 1;
        merges.add(row, column, rows, last_column.saturating_sub(column) + 1);
    }
    Ok(merges)
}

/// Gives the rows of a sheet to the layout.
fn rows(
    mut cells: Cells<'_, impl std::io::BufRead>,
    layout: &mut Layout<'_, '_>,
) -> Result<(), SheetError> {
    let mut row = Building::new(1);
    while let Some((number, column, cell)) = cells.read()? {
        for (first, last) in cells.hidden_columns.drain(..) {
            layout.hidden.hide_columns(first, last);
        }
        if number < row.number {
            return Err(SheetError::new(message!(
                "sheet.row-order",
                row = number.to_string(),
                before = row.number.to_string()
            )));
        }
        if number > row.number {
            let whole = std::mem::replace(&mut row, Building::new(number));
            if layout.row(whole.number, whole.cells)? == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        row.put(column, cell)?;
        if cells.is_hidden {
            layout.hidden.hide_row(number);
        }
    }
    let _ = layout.row(row.number, row.cells)?;
    Ok(())
}
