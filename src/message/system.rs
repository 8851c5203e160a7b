//! What the operating system refuses, in words of our own: its words are in the language of the machine.

use std::io::{Error, ErrorKind};

use super::{Message, Value};
use crate::message;

impl From<&Error> for Message {
    /// The usual refusals have a text; for others the words of the system are repeated, without their number.
    fn from(error: &Error) -> Self {
        if let Some(own) = error.get_ref() {
            let own_message = own.downcast_ref::<Self>().cloned();
            return own_message.unwrap_or_else(|| Self::verbatim(own.to_string()));
        }
        match error.kind() {
            ErrorKind::NotFound => message!("system.not-found"),
            ErrorKind::PermissionDenied => message!("system.permission-denied"),
            ErrorKind::AlreadyExists => message!("system.exists"),
            ErrorKind::IsADirectory => message!("system.is-folder"),
            ErrorKind::NotADirectory => message!("system.not-folder"),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => message!("system.no-space"),
            ErrorKind::FileTooLarge => message!("system.too-large"),
            ErrorKind::ReadOnlyFilesystem => message!("system.read-only"),
            ErrorKind::AddrInUse => message!("system.in-use"),
            ErrorKind::InvalidData => message!("system.not-utf8"),
            _ => {
                let words = error.to_string();
                Self::verbatim(words.split(" (os error").next().unwrap_or_default())
            }
        }
    }
}

impl From<Error> for Message {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl From<&Error> for Value {
    fn from(error: &Error) -> Self {
        Self::Message(error.into())
    }
}
