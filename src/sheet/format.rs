//! What a file is: by its content where that leaves no doubt, else by its name.

use clap::ValueEnum;

use super::SheetError;

/// What a table can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values, or with `;`, a tab or `|` between them
    Csv,
    /// Values with a tab between them
    Tsv,
    /// A workbook of Excel
    Xlsx,
    /// A spreadsheet of LibreOffice
    Ods,
    /// A list of JSON objects, or one
    Json,
    /// A JSON object on each line
    JsonLines,
    /// A YAML list of maps, or a stream of documents that are a map each
    Yaml,
}

/// What the bytes of a file begin with that is a zip archive, as newer workbooks are.
const ZIP: &[u8] = b"PK\x03\x04";

/// The same of older workbooks, and of newer ones with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of a file by what was said, the ending of its name and its first bytes.
pub(super) fn decide(
    extension: &str,
    said: Option<Format>,
    head: &[u8],
) -> Result<Format, SheetError> {
    if let Some(format) = said {
        return Ok(format);
    }
    Ok(match extension {
        "tsv" | "tab" => Format::Tsv,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::JsonLines,
        "yaml" | "yml" => Format::Yaml,
        _ if head.starts_with(ZIP) || head.starts_with(COMPOUND) => Format::Xlsx,
        _ => Format::Csv,
    })
}
