//! Whether files of a registry have changed on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::source::PRIVATE;

/// The files of a folder by their paths below it, each with its size and the time of its last change.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Stamps {
    /// Those of a folder as it is now. Hidden files and `private/` are not looked at.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let is_apart = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() > 0 && (name.starts_with('.') || entry.depth() == 1 && name == PRIVATE)
        };
        let entries = WalkDir::new(root).into_iter().filter_entry(|entry| !is_apart(entry));
        let files = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let stamps = files.filter_map(|entry| {
            let about = entry.metadata().ok()?;
            let below = entry.path().strip_prefix(root).ok()?.to_owned();
            Some((below, (about.len(), about.modified().ok())))
        });
        Self(stamps.collect())
    }

    /// The files that came, went or changed since an earlier time.
    #[must_use]
    pub fn changed_since(&self, earlier: &Self) -> Vec<PathBuf> {
        let new = self.0.iter().filter(|(below, stamp)| earlier.0.get(*below) != Some(stamp));
        let gone = earlier.0.keys().filter(|below| !self.0.contains_key(*below));
        new.map(|(below, _)| below).chain(gone).cloned().collect()
    }
}
