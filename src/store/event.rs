//! What there is to tell while a registry is read or written.

use std::path::{Path, PathBuf};

/// What happens.
#[derive(Debug, Clone, Copy)]
pub enum Event<'e> {
    /// Another process writes to the registry or reads it; this one waits until it is done.
    Waiting,
    /// A change that was interrupted has been dealt with.
    Recovered(&'e Recovered),
    /// The next step concerns this file or folder.
    Touching(&'e Path),
}

/// The function that is called.
pub type Tell<'t> = dyn FnMut(Event<'_>) + 't;

/// What became of a change that was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// It had begun, and is whole now.
    Completed {
        /// How many files it concerns.
        files: usize,
        /// Those that somebody else has changed since it was interrupted: they are left so. Paths
        /// below the registry.
        left: Vec<PathBuf>,
    },
    /// It had not begun, and nothing is left of it.
    Dropped,
}
