//! The files of a registry in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::listed::{Listed, Nature};
use super::source::{Files, PrivateState, ReadError, bounded};
use crate::message;

/// Files by their paths below the registry. What is given is taken as it is: nothing is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory(BTreeMap<PathBuf, Vec<u8>>);

impl FromIterator<(PathBuf, Vec<u8>)> for Memory {
    fn from_iter<I: IntoIterator<Item = (PathBuf, Vec<u8>)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl Memory {
    /// The files with their bytes, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&PathBuf, &Vec<u8>)> {
        self.0.iter()
    }
}

impl Files for Memory {
    fn list(&self) -> Vec<Listed> {
        let listed = |below: &PathBuf| Listed { below: below.clone(), nature: Nature::File };
        self.0.keys().map(listed).collect()
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.0.get(below) {
            Some(bytes) => bounded(bytes, limit),
            None => Err(ReadError::Unreadable(message!("system.not-found"))),
        }
    }

    fn shown(&self, below: &Path) -> PathBuf {
        below.to_owned()
    }

    fn private_state(&self) -> PrivateState {
        PrivateState::default()
    }
}
