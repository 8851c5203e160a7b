//! One file of a registry: where it is, what it holds, and how far it could be read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use super::late::Late;
use super::source::Source;
use crate::model::FileKind;
use crate::yaml::{Fault, FaultKind, Node};

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
    /// What can be told of it without reading it again.
    pub(crate) marks: Marks,
    /// Its text and tree, as long as somebody needs them; copies of the registry share them. What the file
    /// says is in the registry either way.
    pub source: Option<Arc<Source>>,
    /// Where they come from if they are not in memory and somebody asks for them.
    pub(super) late: Option<Box<Late>>,
}

/// What can be told of a file without reading it again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub(crate) struct Marks {
    /// The reader could not accept all of it.
    pub(crate) has_faults: bool,
    /// Its record says when something ends, so that what there is to say of it may differ by the day.
    pub(crate) has_deadline: bool,
    /// Its record had other ids before.
    pub(crate) has_former_ids: bool,
    /// Its record has identifiers in lists of others.
    pub(crate) has_identifiers: bool,
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

impl SourceFile {
    /// A file of which only the name is known.
    pub(super) fn new(path: PathBuf, below: PathBuf, kind: FileKind) -> Self {
        let (reading, id, position) = (Reading::Pending, None, 0);
        let (marks, source, late) = (Marks::default(), None, None);
        Self { path, below, kind, reading, id, position, marks, source, late }
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

    /// The text and tree of the file, if they are in memory or can be read when they are asked for.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        let late = || Some(self.late.as_ref()?.source(&self.below, self.kind));
        self.source.as_deref().or_else(late)
    }

    /// Whether the text of the file is such. If it is not in memory, it is read for this alone.
    pub(crate) fn is_text(&self, is_such: impl Fn(&str) -> bool) -> bool {
        match (&self.source, &self.late) {
            (Some(source), _) => is_such(&source.text),
            (None, Some(late)) => late.text(&self.below).is_some_and(|text| is_such(&text)),
            (None, None) => false,
        }
    }

    /// The text of the file; empty while it is not in memory.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source().map_or("", |source| &source.text)
    }

    /// The tree of the file, while it is in memory.
    #[must_use]
    pub fn root(&self) -> Option<&Node> {
        self.source()?.root.as_ref()
    }

    /// What the reader could not accept in the file, if its source is at hand.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        self.source().map_or(&[], |source| &source.faults)
    }

    /// The same as far as the source is in memory: nothing is read to say so.
    #[must_use]
    pub(crate) fn known_faults(&self) -> &[Fault] {
        self.source.as_ref().map_or(&[], |source| &source.faults)
    }

    /// Whether the reader could not accept all of the file. Nothing is read to say so.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        self.marks.has_faults || !self.known_faults().is_empty()
    }

    /// Whether a record is in it, though it is not read: its name or its folder is that of no record.
    #[must_use]
    pub(crate) fn holds_unread_record(&self) -> bool {
        self.known_faults().iter().any(|fault| matches!(fault.kind, FaultKind::StrayRecord(_)))
    }

    /// The id that the record states.
    #[must_use]
    pub fn stated_id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}
