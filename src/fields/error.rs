//! What is wrong with a field that was named, and what to type instead.

use std::fmt;

use super::rows::Rows;
use crate::suggest::{listed, nearest_name};

/// A field or value that the rows of a list cannot be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError(String);

impl FieldError {
    /// What is wrong, in words.
    pub(super) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// There is no such field at this place of the rows.
    pub(super) fn unknown(rows: Rows, path: &str, name: &str, known: &[&str]) -> Self {
        let meant = match nearest_name(name, known.iter().copied()) {
            Some(meant) => {
                format!("did you mean `{}{meant}`?", path.strip_suffix(name).unwrap_or_default())
            }
            None if known.is_empty() => "it has no fields of its own".to_owned(),
            None => format!("write one of {}", listed(known)),
        };
        Self(format!("{} have no field `{path}`; {meant}", rows.name()))
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for FieldError {}
