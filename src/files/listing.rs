//! Files of which it is known what there is.

use std::path::{Path, PathBuf};

use super::listed::Listed;
use super::source::{Files, PrivateState, ReadError};

/// Other files, of which a list is at hand.
pub(crate) struct Listing<'f> {
    base: &'f dyn Files,
    listed: Vec<Listed>,
}

impl<'f> Listing<'f> {
    /// The files of `base`, and what there is of them, sorted by path.
    pub(crate) fn new(base: &'f dyn Files, listed: Vec<Listed>) -> Self {
        Self { base, listed }
    }
}

impl Files for Listing<'_> {
    fn list(&self) -> Vec<Listed> {
        self.listed.clone()
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.base.read(below, limit)
    }

    fn shown(&self, below: &Path) -> PathBuf {
        self.base.shown(below)
    }

    fn private_state(&self) -> PrivateState {
        self.base.private_state()
    }
}
