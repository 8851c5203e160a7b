//! What a list or a figure cannot be trusted for: files with errors.

use smol_str::SmolStr;

use super::FileKind;
use crate::message::Message;

/// An error of a file. A list or a figure may leave out its record, or count it wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incomplete {
    /// What the file holds.
    pub kind: FileKind,
    /// The path of the file, as a person in the working folder would type it.
    pub file: String,
    /// The id of its record; `None` for a file that holds none, such as a vocabulary.
    pub record: Option<SmolStr>,
    /// The id of the rule that it breaks.
    pub rule: &'static str,
    /// What is wrong, as `mieux validate` says it.
    pub reason: Message,
}
