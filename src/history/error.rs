//! Why a state of a registry cannot be read from git, and what to do about it.

use std::error::Error;
use std::fmt;

use crate::message::Message;

/// Why something cannot be read from git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryError(Message);

impl HistoryError {
    pub(super) fn new(message: Message) -> Self {
        Self(message)
    }

    /// What to tell.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.0.clone()
    }
}

impl fmt::Display for HistoryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.in_english())
    }
}

impl Error for HistoryError {}
