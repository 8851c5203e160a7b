//! Why no plan can be made.

use std::fmt;

use crate::check::CheckError;
use crate::sheet::SheetError;

/// Why nothing can be planned. What is wrong with single rows is a [`Problem`].
#[derive(Debug)]
pub enum ImportError {
    /// The sheet cannot be read.
    Sheet(SheetError),
    /// The mapping or an option says what cannot be.
    Mapping(String, String),
    /// Headings stand for nothing, or for the same.
    Headings(String, Vec<String>),
    /// The settings of the registry name rules that do not exist.
    Rules(CheckError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(error) => write!(out, "{error}"),
            Self::Mapping(name, words) => {
                write!(out, "{name}: {words}")
            }
            Self::Headings(name, faults) => {
                write!(out, "the columns of {name} are not all clear; nothing was written:")?;
                faults.iter().try_for_each(|fault| write!(out, "\n  {fault}"))
            }
            Self::Rules(error) => write!(out, "{error}"),
        }
    }
}

impl std::error::Error for ImportError {}
