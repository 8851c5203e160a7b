//! One command that is measured.

use std::path::{Path, PathBuf};

/// A command that is measured.
pub(crate) struct Case {
    /// What it does, for the table.
    pub(crate) name: &'static str,
    /// A line of `sh`.
    pub(crate) line: String,
    /// How many records it goes through.
    pub(crate) records: usize,
    /// The name of the case that its cost is divided by.
    pub(crate) compared_with: &'static str,
}

/// A path of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
