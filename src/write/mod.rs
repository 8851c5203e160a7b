//! The one module that writes below a registry: all of a change or nothing of it, one writer at a time.
//!
//! A change of several files is written to a journal first, whole, and then carried out file by file.
//! Who comes next, to read or to write, finds the journal of a change that was interrupted and
//! completes it. A file holds its old bytes or its new ones at any instant, and bytes that somebody
//! else put there in the meantime are never written over.

mod carry_out;
mod create;
mod error;
mod journal;
mod lock;
mod place;
mod places;
mod plan;
mod read;
mod writer;

use std::path::{Path, PathBuf};

pub use create::create_files;
pub use error::WriteError;
pub use lock::Wait;
pub use place::lies_in;
pub use plan::Plan;
pub use read::while_nobody_writes;
pub use writer::{Writer, commit};

/// What there is to tell while a registry is read or written.
#[derive(Debug, Clone, Copy)]
pub enum Event<'e> {
    /// Another process writes to the registry or reads it; this one waits until it is done.
    Waiting,
    /// A change that was interrupted has been dealt with.
    Recovered(&'e Recovered),
    /// The next step concerns this file or folder.
    Touching(&'e Path),
}

/// Who is told.
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
