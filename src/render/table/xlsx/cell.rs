//! A cell of a sheet: a number as a number, everything else as text.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::text;
use crate::model::Language;
use crate::table::Cell;

/// Writes a cell at its row and column.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    language: Language,
    format: &Format,
) -> Result<(), XlsxError> {
    let (value, digits) = match cell {
        Cell::Number(count) => (*count as f64, "0"),
        Cell::Difference(number) => (*number as f64, "+0;\u{2212}0;0"),
        Cell::Decimal(value) => (*value, "0.0"),
        // What a sheet shows with a percent sign is a part of one.
        Cell::Percent(value) => (value / 100.0, "0.0%"),
        Cell::Empty => {
            sheet.write_blank(row, column, format)?;
            return Ok(());
        }
        Cell::Text(_)
        | Cell::Fraction { .. }
        | Cell::Withheld
        | Cell::Term { .. }
        | Cell::List(_)
        | Cell::Terms(_) => {
            let words = text::cell(&cell.shown(language));
            sheet.write_string_with_format(row, column, words, &format.clone().set_text_wrap())?;
            return Ok(());
        }
    };
    sheet.write_number_with_format(row, column, value, &format.clone().set_num_format(digits))?;
    Ok(())
}
