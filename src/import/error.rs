//! Why no plan can be made.

use std::fmt;

use crate::check::CheckError;
use crate::message;
use crate::message::{Message, Value};
use crate::sheet::SheetError;

/// Why nothing can be planned. What is wrong with single rows is a [`Problem`](crate::import::Problem).
#[derive(Debug)]
pub enum ImportError {
    /// The sheet cannot be read.
    Sheet(SheetError),
    /// The mapping or an option of the sheet with this name is invalid.
    Mapping(String, Message),
    /// Headings of the sheet with this name are unknown, or mean the same field.
    Headings(String, Vec<Message>),
    /// The settings of the registry name rules that do not exist.
    Rules(CheckError),
}

impl ImportError {
    /// The error as a message.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Sheet(error) => error.to_message(),
            Self::Mapping(name, cause) => message!("import.mapping", name, cause = cause.clone()),
            Self::Headings(name, faults) => {
                message!("import.columns", name, faults = Value::Lines(faults.clone()))
            }
            Self::Rules(error) => error.to_message(),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for ImportError {}
