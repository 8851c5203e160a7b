//! A change to the text of one file that leaves every byte alone that it does not concern.
//!
//! Writes nothing itself. What a change makes of a text is read again: it must say what was meant, and
//! all else as before.

mod address;
mod change;
mod comments;
mod compose;
mod emit;
mod fixes;
mod format;
mod given;
mod meant;
mod page;
mod splice;

use std::fmt;

pub use address::Address;
pub use change::{Change, edit};
pub use compose::compose;
pub(crate) use emit::one_line;
pub use fixes::apply;
pub use format::format;
pub(crate) use given::value_of;
pub use given::{Assignment, Operation};
pub(crate) use meant::{entry, node, same};

/// Why a change cannot be made; for the person who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError(String);

impl EditError {
    fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for EditError {}
