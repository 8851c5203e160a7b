//! A registry as it is locked, read and written: its folder, and where its journal is kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::state::{self, State};
use crate::files::{PRIVATE, PrivateFolder};

/// The folder of a registry, with the place of its journal.
#[derive(Debug)]
pub struct RegistryFolder {
    /// Canonical.
    root: PathBuf,
    /// Where `private/` leads to, canonical, where it is a link that the user has named.
    private: Option<PathBuf>,
    /// `None` where the user has no folder that could hold a journal.
    state: Option<State>,
}

impl RegistryFolder {
    /// The registry in `root`, with the journals of the user who runs this.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn open(root: &Path) -> Result<Self, WriteError> {
        Self::new(root, state::of_user())
    }

    /// The registry in `root`, with the journals in the state folder `state`.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn with_state(root: &Path, state: &Path) -> Result<Self, WriteError> {
        Self::new(root, Some(state.to_owned()))
    }

    fn new(root: &Path, state: Option<PathBuf>) -> Result<Self, WriteError> {
        let root = fs::canonicalize(root).map_err(WriteError::system("store.cannot-find", root))?;
        // What lies in the registry may have come with it.
        let state = state.filter(|state| !leads_into(&root, state));
        let state = state.map(|state| State::new(&root, &state)).transpose();
        let state = state.map_err(WriteError::system("store.cannot-find", &root))?;
        let is_link = root.join(PRIVATE).is_symlink();
        let private = PrivateFolder::open(&root).ok().flatten().filter(|_| is_link);
        let private = private.map(|private| private.path().to_owned());
        Ok(Self { root, private, state })
    }

    /// Whether there is a journal: a change was interrupted, or is being made at this moment.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        self.state.as_ref().is_some_and(|state| !matches!(state.read(), Ok(None)))
    }

    /// The folder, canonical.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where `private/` leads to, where it is a link that may be followed.
    pub(super) fn private(&self) -> Option<&Path> {
        self.private.as_deref()
    }

    /// Where the journal is kept, where it can be kept at all.
    pub(super) fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// The same for a command that needs one.
    pub(super) fn needed_state(&self) -> Result<&State, WriteError> {
        self.state.as_ref().ok_or(WriteError::NoState)
    }
}

/// Whether a path, which need not be there yet, is in a folder.
pub(crate) fn leads_into(folder: &Path, path: &Path) -> bool {
    let there = path.ancestors().find_map(|path| fs::canonicalize(path).ok());
    there.is_some_and(|there| there.starts_with(folder)) || path.starts_with(folder)
}

/// Whether a file lies in the registry: not one that a symbolic link leads to elsewhere.
#[must_use]
pub fn lies_in(root: &Path, path: &Path) -> bool {
    let paths = (fs::canonicalize(root), fs::canonicalize(path));
    matches!(paths, (Ok(root), Ok(path)) if path.starts_with(&root))
}
