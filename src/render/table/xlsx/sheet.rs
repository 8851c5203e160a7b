//! The sheet of a table: a header that stays in sight, typed cells, fitted columns.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, IgnoreError, Worksheet, XlsxError};
use textwrap::core::display_width;

use super::{cell, text};
use crate::render::visible;
use crate::table::{Align, Column, Row, Table};

/// The narrowest and the widest column, in letters.
const WIDTHS: (usize, usize) = (9, 60);

pub(super) fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (position, column) in (0..).zip(&table.columns) {
        let header = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
        let header = header.set_align(FormatAlign::Bottom).set_align(side(column.align));
        sheet.write_string_with_format(0, position, text::cell(&column.heading()), &header)?;
        sheet.set_column_width(position, width(table, column, usize::from(position)))?;
    }
    for (number, row) in (1..).zip(&table.rows) {
        write(sheet, table, number, row, &Format::new())?;
    }
    let too_many = |_| XlsxError::RowColumnLimitError;
    let last = u32::try_from(table.rows.len()).map_err(too_many)?;
    let columns = u16::try_from(table.columns.len()).map_err(too_many)?;
    if let Some(total) = &table.total {
        let format = Format::new().set_bold().set_border_top(FormatBorder::Thin);
        write(sheet, table, last + 1, total, &format)?;
    }
    if last > 0 {
        let last_column = columns.saturating_sub(1);
        // A total is no row among others, to be sorted away or filtered out.
        sheet.autofilter(0, 0, last, last_column)?;
        // Years and codes are text; Excel need not doubt it.
        sheet.ignore_error_range(1, 0, last + 1, last_column, IgnoreError::NumberStoredAsText)?;
    }
    sheet.set_freeze_panes(1, u16::from(columns > 1))?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    table: &Table,
    number: u32,
    row: &Row,
    format: &Format,
) -> Result<(), XlsxError> {
    let mut lines = 1;
    for ((position, column), cell) in (0..).zip(&table.columns).zip(row) {
        let format = format.clone().set_align(FormatAlign::Top).set_align(side(column.align));
        cell::write(sheet, (number, position), cell, table.language, &format)?;
        lines = lines.max(text::lines(&cell.shown(table.language), WIDTHS.1));
    }
    if lines > 1 {
        sheet.set_row_height(number, text::height(lines))?;
    }
    Ok(())
}

/// The width of a column: that of its longest cell, and of each word of its heading; with room for the
/// sign of the filter.
fn width(table: &Table, column: &Column, position: usize) -> u16 {
    let rows = table.rows.iter().chain(&table.total);
    let cells = rows
        .filter_map(|row| row.get(position))
        .map(|cell| display_width(&visible(&cell.shown(table.language))));
    let heading = column.heading();
    let words = heading.split_whitespace().map(|word| display_width(word) + 2);
    let width = cells.chain(words).max().unwrap_or(0) + 2;
    u16::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u16::MAX)
}

fn side(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Right => FormatAlign::Right,
    }
}
