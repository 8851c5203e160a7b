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
mod hidden;
mod iati;
mod iati_codes;
mod json;
mod json_items;
mod json_path;
mod json_value;
mod keyed;
mod layout;
mod limits;
mod merges;
mod ods;
mod ods_cell;
mod ods_styles;
mod options;
mod records;
mod rows;
mod serial;
mod source;
mod xlsx;
mod xml;

pub use cell::{Cell, Column, Row};
pub use error::SheetError;
pub use format::Format;
pub use iati::{IatiParticipant, IatiSurvey, survey_iati};
pub use iati_codes::IatiCodes;
pub(crate) use limits::LONGEST_IDENTIFIER;
pub use options::Options;
pub(crate) use rows::Each;
pub use rows::SheetSummary;
pub use source::Source;

use source::Input;

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
) -> Result<SheetSummary, SheetError> {
    read(source, options, each).map_err(|error| error.of(&source.name()))
}

/// The names of the sheets of a workbook, the hidden ones too.
///
/// # Errors
/// Where there is no such file, or it is no workbook.
pub fn sheets_of(source: &Source<'_>) -> Result<Vec<String>, SheetError> {
    let names = || {
        let archive = archive::open(Input::open(source)?)?;
        match archive::format(&archive)? {
            Format::Ods => ods::names(archive),
            _ => xlsx::names(archive),
        }
    };
    names().map_err(|error| error.of(&source.name()))
}

fn read(
    source: &Source<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let mut input = Input::open(source)?;
    let head = input.head()?;
    let (format, note) = format::decide(&source.extension(), options.format, &head)?;
    let mut told = match format {
        Format::Csv | Format::Tsv => delimited::read(input, format, options, each)?,
        Format::Xlsx | Format::Ods => {
            let archive = archive::open(input)?;
            let read = match archive::format(&archive)? {
                Format::Ods => ods::read(archive, options, each),
                _ => xlsx::read(archive, options, each),
            };
            read.map_err(|error| match &options.sheet {
                Some(sheet) => error.in_sheet(sheet),
                None => error,
            })?
        }
        Format::Json => json::read(input, options, each)?,
        Format::JsonLines => json::read_lines(input, options, each)?,
        Format::Yaml => documents::read(input, options, each)?,
        Format::Iati => iati::read(input, options, each)?,
    };
    told.notes.splice(..0, note);
    Ok(told)
}
