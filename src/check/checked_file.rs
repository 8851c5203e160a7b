//! What is known of a file once it was checked.

use borsh::{BorshDeserialize, BorshSerialize};

use super::exceptions::Exception;
use super::sink::Raised;
use crate::registry::FileId;

/// What the rules found when they looked at a file.
#[derive(Debug, Clone, Default, PartialEq, BorshDeserialize, BorshSerialize)]
pub(super) struct CheckedFile {
    /// What is found in the file alone.
    pub(super) own: FileFindings,
    /// What the rules of the registry found, some of it in other files.
    pub(super) linked: Vec<Raised>,
}

/// What is found in a file alone.
#[derive(Debug, Clone, Default, PartialEq, BorshDeserialize, BorshSerialize)]
pub(super) struct FileFindings {
    /// What the rules on faults, shape and single files found.
    pub(super) raised: Vec<Raised>,
    /// The rules that its record is exempt from.
    pub(super) exceptions: Vec<Exception>,
    /// Whether the file may refer to records in a way that nobody can tell.
    pub(super) hides_references: bool,
}

impl CheckedFile {
    /// Everything that was raised.
    pub(super) fn raised(&self) -> impl Iterator<Item = &Raised> {
        self.own.raised.iter().chain(&self.linked)
    }

    /// Adds what the rules of the registry found, without room for more.
    pub(super) fn add_linked(&mut self, raised: Vec<Raised>) {
        if self.linked.is_empty() {
            self.linked = raised;
        } else {
            self.linked.extend(raised);
        }
    }

    /// Gives every place the file that `moved` says.
    pub(super) fn renumber(&mut self, moved: &[Option<FileId>]) {
        // A place in a file that is gone belongs to a finding that is checked again.
        let new = |file: &mut FileId| *file = moved[file.0].unwrap_or(*file);
        for raised in self.own.raised.iter_mut().chain(&mut self.linked) {
            new(&mut raised.finding.place.file);
            if let Some((place, _)) = &mut raised.finding.related {
                new(&mut place.file);
            }
        }
        self.own.exceptions.iter_mut().for_each(|exception| new(&mut exception.file));
    }
}
