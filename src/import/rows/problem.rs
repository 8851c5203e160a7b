//! What is wrong with the rows of a sheet, and where.

use crate::finding::Severity;
use crate::message::Message;

/// Something about a sheet that somebody must act on, or may want to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The sheet: its position among those of the call.
    pub input: usize,
    /// The row as a spreadsheet program numbers it; 0 for what concerns all of them.
    pub row: usize,
    /// The column, by its position; none where the whole row is meant.
    pub column: Option<usize>,
    /// How bad it is. A row with an error is not imported.
    pub severity: Severity,
    /// The rule of `mieux validate` that found it; none where the import itself did.
    pub rule: Option<&'static str>,
    /// The fact, on one line.
    pub message: Message,
    /// What to do.
    pub help: Option<Box<Message>>,
}

impl Problem {
    /// By sheet, row and column.
    pub(crate) fn order(&self) -> (usize, usize, Option<usize>, Severity, &Message) {
        (self.input, self.row, self.column, self.severity, &self.message)
    }

    /// An error in a row, or in one of its cells.
    pub(crate) fn new(input: usize, row: usize, column: Option<usize>, message: Message) -> Self {
        Self { input, row, column, severity: Severity::Error, rule: None, message, help: None }
    }
}
