//! What is to change: files below a registry, with the bytes that they had and those that they get.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::checksum::Checksum;

/// A set of changes that are made together or not at all.
///
/// Paths lie below the registry. What a file held when it was read is part of the plan: a file that
/// holds anything else when it comes to writing is not written over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    changes: BTreeMap<PathBuf, Change>,
}

/// The change of one file; `None` is a file that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) old: Option<Content>,
    pub(super) new: Option<Content>,
    /// The file whose permissions a new one takes over.
    pub(super) like: Option<PathBuf>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Bytes that are private, of which a journal keeps only how many they are, and their sum.
    Private {
        /// How many.
        length: u64,
        /// Their checksum.
        sum: u64,
    },
}

impl Content {
    /// The same bytes as a journal keeps what is private.
    pub(super) fn private(bytes: &[u8]) -> Self {
        Self::Private { length: bytes.len() as u64, sum: Checksum::of(bytes) }
    }

    /// How many bytes it is.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Private { length, .. } => *length,
        }
    }

    /// Whether it is these bytes.
    pub(super) fn is(&self, found: &[u8]) -> bool {
        match self {
            Self::Bytes(bytes) => bytes == found,
            Self::Private { .. } => *self == Self::private(found),
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl Plan {
    /// Writes other bytes to a file.
    pub fn replace(
        &mut self,
        path: impl Into<PathBuf>,
        old: impl Into<Vec<u8>>,
        new: impl Into<Vec<u8>>,
    ) {
        self.add(path, Change { old: bytes(old), new: bytes(new), like: None });
    }

    /// Writes a file that is not there yet, with the folders that it needs.
    pub fn create(&mut self, path: impl Into<PathBuf>, new: impl Into<Vec<u8>>) {
        self.add(path, Change { old: None, new: bytes(new), like: None });
    }

    /// Removes a file.
    pub fn remove(&mut self, path: impl Into<PathBuf>, old: impl Into<Vec<u8>>) {
        self.add(path, Change { old: bytes(old), new: None, like: None });
    }

    /// Moves a file to where none is, with other bytes or the same; its permissions go with it.
    pub fn move_to(
        &mut self,
        from: impl Into<PathBuf>,
        to: impl Into<PathBuf>,
        old: impl Into<Vec<u8>>,
        new: impl Into<Vec<u8>>,
    ) {
        let from = from.into();
        self.add(to, Change { old: None, new: bytes(new), like: Some(from.clone()) });
        self.remove(from, old);
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many files would change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// The files that would change, in order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.changes.keys().map(PathBuf::as_path)
    }

    /// The change of a file.
    pub(super) fn change(&self, path: &Path) -> Option<&Change> {
        self.changes.get(path)
    }

    /// Every file with its change.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&Path, &Change)> {
        self.changes.iter().map(|(path, change)| (path.as_path(), change))
    }

    /// Adds the change of a file, unless it would leave the file as it is.
    pub(super) fn add(&mut self, path: impl Into<PathBuf>, change: Change) {
        if change.old != change.new {
            self.changes.insert(path.into(), change);
        }
    }
}

fn bytes(bytes: impl Into<Vec<u8>>) -> Option<Content> {
    Some(bytes.into().into())
}
