//! Why an office's own file cannot be used.

use std::fmt;

use crate::message;
use crate::message::Message;

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceError(pub(super) Message);

impl ReferenceError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.0.clone()
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for ReferenceError {}

/// A part that is missing or is no XML.
pub(super) fn damaged(part: &str) -> ReferenceError {
    ReferenceError(message!("document.reference-damaged", part))
}
