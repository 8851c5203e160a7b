//! Whether files of a registry have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

/// The files of a folder, each with its size and the time of its last change.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl State {
    /// The state of a folder as it is now. Hidden files, and those that no site shows, are not looked at.
    pub(super) fn of(root: &Path) -> Self {
        let is_private = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() > 0
                && (name.starts_with('.') || (entry.depth() == 1 && name == "private"))
        };
        let entries = WalkDir::new(root).into_iter().filter_entry(|entry| !is_private(entry));
        let files = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let states = files.filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((entry.into_path(), (about.len(), about.modified().ok())))
        });
        Self(states.collect())
    }
}
