//! The files that an export comes to.

use crate::message::{ErrorWithCause, Message};
use crate::model::Kind;

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its path below the folder of the export, with `/` between its parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A record that was chosen and that the format cannot take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: Message,
}

/// What a format makes of a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Export {
    /// The files; the first one is the export itself where it is to be one file.
    pub files: Vec<ExportFile>,
    /// The records that are not in them, though they were chosen.
    pub left_out: Vec<LeftOut>,
    /// What a reader must know.
    pub notes: Vec<Message>,
}

/// Why nothing is written.
#[derive(Debug)]
pub enum ExportError {
    /// The settings lack something, or a format cannot hold something: what, and what to do.
    Cannot(Message),
    /// A library could not make the file.
    Failed(ErrorWithCause),
    /// No record is left to write; those that were chosen, and why the format cannot take them.
    NothingLeft(Vec<LeftOut>),
    /// What those who read the format would refuse.
    Refused(Vec<Message>),
}

impl From<ErrorWithCause> for ExportError {
    fn from(error: ErrorWithCause) -> Self {
        Self::Failed(error)
    }
}

impl Export {
    /// An export of these files, of which nothing is to be said.
    #[must_use]
    pub fn of(files: Vec<ExportFile>) -> Self {
        Self { files, ..Self::default() }
    }
}

impl ExportFile {
    /// A file of this path and text or bytes.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
