//! Foreign tables, such as CSV and workbooks, as rows of cells; knows nothing of registries.
//!
//! A table is read row by row, so that memory is bounded by the largest row. Whatever a file holds, it
//! ends as rows, faults of rows or an error.

mod archive;
mod building;
mod cell;
mod choice;
mod delimited;
mod delimiter;
mod documents;
mod encoding;
mod error;
mod format;
mod json;
mod json_value;
mod keyed;
mod layout;
mod limits;
mod merges;
mod ods;
mod ods_cell;
mod records;
mod serial;
mod source;
mod xlsx;
mod xml;

use std::ops::ControlFlow;

pub use cell::{Cell, Column, Row};
pub use error::SheetError;
pub use format::Format;
pub use source::Source;

use source::Input;

/// How a table is to be read, where it does not say so itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the file is; without it what its name and content show.
    pub format: Option<Format>,
    /// The sheet of a workbook, by name or by number from 1; without it the first that has rows.
    pub sheet: Option<String>,
    /// The row of the header, or the first of its rows, from 1; without it the row that looks like one.
    pub header_row: Option<usize>,
    /// How many rows the header has; without it one.
    pub header_rows: Option<usize>,
    /// What stands between the cells of a text; without it what the text shows.
    pub delimiter: Option<char>,
    /// The encoding of a text, such as `windows-1252`; without it what the bytes show.
    pub encoding: Option<String>,
}

/// What is known of a table when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The columns, by position.
    pub columns: Vec<Column>,
    /// What was decided for the reader, in a sentence each.
    pub notes: Vec<String>,
}

/// Where the rows of a table go, with the columns as far as they are known; it can stop the reading.
pub(crate) type Each<'e> = dyn FnMut(&[Column], Row) -> ControlFlow<()> + 'e;

/// Gives the rows of a table to `each`, one by one. Rows without any content are passed over.
///
/// `columns` grows from row to row where each row names its own, as in JSON Lines.
///
/// # Errors
/// Where there is no such file, where it is no table of a known format, or where it breaks off; rows may
/// have been given by then.
pub fn read_sheet(
    source: &Source<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<Told, SheetError> {
    read(source, options, each).map_err(|error| error.of(source.name()))
}

fn read(source: &Source<'_>, options: &Options, each: &mut Each<'_>) -> Result<Told, SheetError> {
    let mut input = Input::open(source)?;
    let head = input.head()?;
    let (format, note) = format::decide(&source.extension(), options.format, &head)?;
    let mut told = match format {
        Format::Csv | Format::Tsv => delimited::read(input, format, options, each)?,
        Format::Xlsx | Format::Ods => {
            let archive = archive::open(input)?;
            match archive::format(&archive)? {
                Format::Ods => ods::read(archive, options, each)?,
                _ => xlsx::read(archive, options, each)?,
            }
        }
        Format::Json => json::read(input, options, each)?,
        Format::JsonLines => json::read_lines(input, options, each)?,
        Format::Yaml => documents::read(input, options, each)?,
    };
    told.notes.splice(..0, note);
    Ok(told)
}
