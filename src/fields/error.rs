//! What is wrong with a field that was named, and what to type instead.

use std::fmt;

use super::rows::Rows;
use crate::message;
use crate::message::{Message, Value};
use crate::schema::meant_field;

/// A field or value that the rows of a list cannot be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError(Message);

impl FieldError {
    /// There is no such field at this place of the rows.
    pub(super) fn unknown(rows: Rows, path: &str, name: &str, known: &[&str]) -> Self {
        let list = rows.name();
        Self(match meant_field(name, known) {
            Some(meant) => {
                let above = path.strip_suffix(name).unwrap_or_default();
                message!("field.unknown-near", list, path, meant = format!("{above}{meant}"))
            }
            None if known.is_empty() => message!("field.unknown-below", list, path),
            None => {
                let fields = Value::one_of(known);
                message!("field.unknown", list, path, fields)
            }
        })
    }

    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.0.clone()
    }
}

impl From<Message> for FieldError {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for FieldError {}
