//! Why a change cannot be made.

use std::fmt;

use crate::message::Message;

/// Why a change cannot be made; for the person who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError(Message);

impl EditError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.0.clone()
    }
}

impl From<Message> for EditError {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

impl From<EditError> for Message {
    fn from(error: EditError) -> Self {
        error.0
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for EditError {}
