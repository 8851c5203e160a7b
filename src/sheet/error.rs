//! Why a table cannot be read, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;

/// Why a table was not read to its end: what, where, what to type.
#[derive(Debug)]
pub struct SheetError {
    name: String,
    message: String,
}

impl SheetError {
    /// An error in words that go on after "cannot read `file`:".
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { name: String::new(), message: message.into() }
    }

    /// For `map_err`: the system refused, or the bytes are not those of a text.
    pub(super) fn system(error: io::Error) -> Self {
        let words = error.to_string();
        Self::new(words.split(" (os error").next().unwrap_or_default())
    }

    /// The same, of the file with this name.
    pub(super) fn of(self, name: String) -> Self {
        Self { name, ..self }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "cannot read `{}`: {}", self.name, self.message)
    }
}

impl Error for SheetError {}
