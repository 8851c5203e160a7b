//! Where the rows of a table go, and what is known of the table after them.

use std::ops::ControlFlow;

use super::{Column, Row};
use crate::message::Message;

/// Where the rows of a table go, with the columns as far as they are known; it can stop the reading.
pub(crate) type Each<'e> = dyn FnMut(&[Column], Row) -> ControlFlow<()> + 'e;

/// What is known of a table when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSummary {
    /// The columns, by position.
    pub columns: Vec<Column>,
    /// The first row of the header, from 1; none where every row names its own fields.
    pub header_row: Option<usize>,
    /// What was decided for the reader, in a sentence each.
    pub notes: Vec<Message>,
    /// The names of the other sheets of a workbook, where nobody asked for one.
    pub other_sheets: Vec<String>,
}
