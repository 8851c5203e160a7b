//! What could not be done, with its cause, as one error.

use std::error::Error;
use std::fmt;

use super::Message;

/// What could not be done; its source is the cause.
#[derive(Debug)]
pub struct ErrorWithCause {
    message: Message,
    cause: Box<dyn Error + Send + Sync>,
}

impl Message {
    /// The error that this could not be done because of another one. `anyhow`'s `context` would hide the message
    /// from the code that tells it in the language of the user.
    #[must_use]
    pub fn because(self, cause: impl Error + Send + Sync + 'static) -> ErrorWithCause {
        ErrorWithCause { message: self, cause: Box::new(cause) }
    }
}

impl ErrorWithCause {
    /// What could not be done.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.message.clone()
    }
}

impl fmt::Display for ErrorWithCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(out)
    }
}

impl Error for ErrorWithCause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}
