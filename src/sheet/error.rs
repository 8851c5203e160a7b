//! Why a table cannot be read, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;

use crate::message;
use crate::message::Message;

/// Why a table was not read to its end: which file, why, and what to do.
#[derive(Debug)]
pub struct SheetError {
    name: String,
    cause: Message,
}

impl SheetError {
    /// An error that goes on after "cannot read `file`:".
    pub(super) fn new(cause: Message) -> Self {
        Self { name: String::new(), cause }
    }

    /// For `map_err`: the system refused, or the bytes are not those of a text.
    pub(super) fn system(error: io::Error) -> Self {
        Self::new(error.into())
    }

    /// The same, of this sheet of a workbook.
    pub(super) fn in_sheet(self, sheet: &str) -> Self {
        Self { name: format!("!{sheet}"), ..self }
    }

    /// The same, of the file with this name.
    pub(super) fn of(self, file: &str) -> Self {
        Self { name: format!("{file}{}", self.name), ..self }
    }

    /// The error with the name of its file.
    #[must_use]
    pub fn to_message(&self) -> Message {
        message!("sheet.error", name = &self.name, cause = self.cause.clone())
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl Error for SheetError {}
