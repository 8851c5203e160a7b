//! How a table is to be read.

use std::sync::Arc;

use super::{Format, IatiCodes};

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
    /// What is between the cells of a text; without it what the text shows.
    pub delimiter: Option<char>,
    /// Whether rows and columns that a workbook hides are left out.
    pub skip_hidden: bool,
    /// Where in JSON or YAML the items are: keys with points between them, `.` for the top. What is there is a
    /// list, or a map of items by their ids. Without it the top is a list, or one item.
    pub path: Option<String>,
    /// The encoding of a text, such as `windows-1252`; without it what the bytes show.
    pub encoding: Option<String>,
    /// What the registry knows of the codes in a file of IATI, whose rows are actions; without it no such file is read.
    pub iati: Option<Arc<IatiCodes>>,
}
