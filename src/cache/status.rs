//! What there is to say about an index.

use super::{Index, is_trusted};
use crate::files::{Part, Shelf};
use crate::store::OwnFolder;

/// What is kept of a registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing.
    None,
    /// Nothing, and nothing will be: others can write in its folder, or it is another user's.
    Distrusted,
    /// Something that this program does not use: it is damaged, of another version, or others can write to it.
    Unused {
        /// How large it is, in bytes.
        size: u64,
    },
    /// Something that it uses.
    Usable {
        /// How large it is, in bytes.
        size: u64,
    },
}

impl Index {
    /// Whether it is there and can be used.
    #[must_use]
    pub fn status(&self) -> Status {
        if OwnFolder::open(&self.folder).is_ok_and(|folder| !is_trusted(&folder)) {
            return Status::Distrusted;
        }
        let Ok(about) = std::fs::symlink_metadata(self.path()) else { return Status::None };
        let size = about.len();
        match Part::ALL.into_iter().all(|part| self.read(part).is_some()) {
            true => Status::Usable { size },
            false => Status::Unused { size },
        }
    }
}
