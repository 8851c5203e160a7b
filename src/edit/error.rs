//! Why a change cannot be made.

use std::fmt;

/// Why a change cannot be made; for the person who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError(String);

impl EditError {
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for EditError {}
