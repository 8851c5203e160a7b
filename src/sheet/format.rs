//! What a file is: by its content where that leaves no doubt, else by its name.

use clap::ValueEnum;

use super::SheetError;
use crate::message;
use crate::message::Message;

/// What a table can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Values separated by commas, `;`, tabs or `|`
    Csv,
    /// Tab-separated values
    Tsv,
    /// An Excel workbook
    Xlsx,
    /// A LibreOffice spreadsheet
    Ods,
    /// A list of JSON objects, or one object
    Json,
    /// A JSON object on each line
    JsonLines,
    /// A YAML list of maps, or a document for each map
    Yaml,
    /// Activities of IATI 2, as XML
    Iati,
}

/// What the bytes of a file begin with that is a zip archive, as newer workbooks are.
const ZIP: &[u8] = b"PK\x03\x04";

/// The same of older workbooks, and of newer ones with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of a file by what was said, the ending of its name and its first bytes; and a sentence where
/// the name says otherwise.
pub(super) fn decide(
    extension: &str,
    said: Option<Format>,
    head: &[u8],
) -> Result<(Format, Option<Message>), SheetError> {
    let is_zip = head.starts_with(ZIP);
    if head.starts_with(COMPOUND) {
        return Err(SheetError::new(message!("sheet.old-workbook")));
    }
    if let Some(format) = said {
        let is_workbook = matches!(format, Format::Xlsx | Format::Ods);
        return match (is_workbook, is_zip) {
            (true, false) => Err(SheetError::new(message!("sheet.not-a-workbook"))),
            (false, true) => Err(SheetError::new(message!("sheet.is-a-workbook"))),
            _ => Ok((format, None)),
        };
    }
    let by_name = match extension {
        "csv" | "txt" => Some(Format::Csv),
        "tsv" | "tab" => Some(Format::Tsv),
        "xlsx" | "xlsm" => Some(Format::Xlsx),
        "ods" => Some(Format::Ods),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "yaml" | "yml" => Some(Format::Yaml),
        "xml" => Some(Format::Iati),
        _ => None,
    };
    let is_workbook = matches!(by_name, Some(Format::Xlsx | Format::Ods));
    match by_name {
        Some(format) if is_workbook == is_zip => Ok((format, None)),
        None if is_zip => Ok((Format::Xlsx, None)),
        None => by_text(head).map(|format| (format, None)),
        Some(_) if is_zip => {
            let note = message!("sheet.read-as-workbook", extension);
            Ok((Format::Xlsx, Some(note)))
        }
        Some(_) => {
            let format = by_text(head)?;
            let note = message!("sheet.read-as-text", extension);
            Ok((format, Some(note)))
        }
    }
}

/// What a text begins with.
fn by_text(head: &[u8]) -> Result<Format, SheetError> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') && text.contains("<iati-") {
        return Ok(Format::Iati);
    }
    if text.starts_with('<') {
        return Err(SheetError::new(message!("sheet.markup")));
    }
    let has_more = |line: &str| line.trim_end().ends_with('}') && text.lines().count() > 1;
    Ok(match text.chars().next() {
        Some('[') => Format::Json,
        Some('{') if text.lines().next().is_some_and(has_more) => Format::JsonLines,
        Some('{') => Format::Json,
        _ if text.starts_with("---") => Format::Yaml,
        _ => Format::Csv,
    })
}
