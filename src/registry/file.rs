//! One file of a registry: where it is, what it holds, and how far it could be read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use crate::files::{Files, ReadError};
use crate::model::{FileKind, MAX_PAGE_SIZE};
use crate::schema::MAX_EXTENSION_SIZE;
use crate::yaml::{Document, Fault, FaultKind, Node, Stray, left_by_git, read as read_yaml};

/// Which file of a registry: its position in [`super::Registry::files`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshDeserialize, BorshSerialize,
)]
pub struct FileId(pub usize);

/// One file of the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// Its path, as a person in the working folder would type it.
    pub path: PathBuf,
    /// Its path below the registry.
    pub below: PathBuf,
    /// What it holds.
    pub kind: FileKind,
    /// How far it could be read.
    pub reading: Reading,
    /// The id that its record states.
    pub(super) id: Option<SmolStr>,
    /// Where its typed record is in the list of its kind.
    pub(super) position: usize,
    /// Its text and tree, as long as somebody needs them; copies of the registry share them. What the file
    /// says is in the registry either way.
    pub source: Option<Arc<Source>>,
}

/// How far a file could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub enum Reading {
    /// Not at all so far: only the files that were asked for, and those that they refer to, are.
    Pending,
    /// There is no tree: the file cannot be opened, or is not YAML.
    Failed,
    /// There is a tree, but it does not have the shape of its kind.
    Misshapen,
    /// There is a tree of the shape of its kind.
    Complete,
}

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

impl SourceFile {
    /// A file of which only the name is known.
    pub(super) fn new(path: PathBuf, below: PathBuf, kind: FileKind) -> Self {
        Self { path, below, kind, reading: Reading::Pending, id: None, position: 0, source: None }
    }

    /// The file name without its ending, which is the id that its record must have.
    #[must_use]
    pub fn stem(&self) -> Cow<'_, str> {
        self.below.file_stem().map(OsStr::to_string_lossy).unwrap_or_default()
    }

    /// The id that the record of the file has, or should have; `None` for a file of another kind.
    #[must_use]
    pub(crate) fn record_id(&self) -> Option<SmolStr> {
        matches!(self.kind, FileKind::Record(_)).then(|| self.id_or_stem())
    }

    /// The id that the file states, or what its name says where it states none.
    #[must_use]
    pub fn id_or_stem(&self) -> SmolStr {
        self.id.clone().unwrap_or_else(|| SmolStr::new(self.stem()))
    }

    /// The text of the file; empty while it is not in memory.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.as_ref().map_or("", |source| &source.text)
    }

    /// The tree of the file, while it is in memory.
    #[must_use]
    pub fn root(&self) -> Option<&Node> {
        self.source.as_ref()?.root.as_ref()
    }

    /// What the reader could not accept in the file, as far as it is in memory.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        self.source.as_ref().map_or(&[], |source| &source.faults)
    }

    /// Whether a record is in it, though it is not read: its name or its folder is that of no record.
    #[must_use]
    pub(crate) fn holds_unread_record(&self) -> bool {
        self.faults().iter().any(|fault| matches!(fault.kind, FaultKind::StrayRecord(_)))
    }

    /// The id that the record states.
    #[must_use]
    pub fn stated_id(&self) -> Option<&str> {
        self.id.as_deref()
    }
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
