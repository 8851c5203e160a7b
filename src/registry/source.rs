//! The text of a file, and what the reader makes of it.

use std::path::Path;

use crate::files::{Files, ReadError};
use crate::model::{FileKind, MAX_PAGE_SIZE};
use crate::schema::MAX_EXTENSION_SIZE;
use crate::yaml::{Document, Fault, FaultKind, Node, Stray, left_by_git, read as read_yaml};

/// The text of a file and what the reader made of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// The text; empty if the file could not be opened.
    pub text: String,
    /// The tree; `None` where the text could not be read.
    pub root: Option<Node>,
    /// What the reader could not accept.
    pub faults: Vec<Fault>,
}

impl Source {
    /// Reads a file. What cannot be read is a fault of the file, never an error of the command.
    pub(super) fn read(files: &dyn Files, below: &Path, kind: FileKind, limit: u64) -> Self {
        let limit = match kind {
            FileKind::Extension => MAX_EXTENSION_SIZE,
            FileKind::Page => MAX_PAGE_SIZE,
            _ => limit,
        };
        match files.read(below, limit) {
            Ok(bytes) => Self::of_bytes(kind, bytes),
            Err(ReadError::TooLarge(size)) => Self::refused(FaultKind::TooLarge(size)),
            Err(ReadError::Unreadable(reason)) => Self::refused(FaultKind::Unreadable(reason)),
            Err(ReadError::LeadsOut) => Self::refused(FaultKind::LeadsOut),
            Err(ReadError::NotAFile) => Self::refused(FaultKind::Stray(Stray::Device)),
        }
    }

    /// Bytes as text, with what the reader makes of it.
    #[must_use]
    pub(crate) fn of_bytes(kind: FileKind, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            // An extension is JSON, which is read when the schemas are put together.
            Ok(text) if kind == FileKind::Extension => Self { text, ..Self::default() },
            Ok(text) if kind == FileKind::Page => {
                let faults = if has_conflict(&text) { left_by_git(&text) } else { Vec::new() };
                Self { text, root: None, faults }
            }
            Ok(text) => {
                let Document { root, faults } = read_yaml(&text);
                Self { text, root, faults }
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let faults = vec![Fault { kind: FaultKind::NotUtf8, span: valid..valid }];
                Self { text, root: None, faults }
            }
        }
    }

    fn refused(kind: FaultKind) -> Self {
        Self { faults: vec![Fault { kind, span: 0..0 }], ..Self::default() }
    }
}

/// Whether a text in Markdown has the mark with which a conflict begins. The others also underline headings.
fn has_conflict(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("<<<<<<<"))
}
