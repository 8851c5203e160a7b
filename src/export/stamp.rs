//! Which state of a registry was exported.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::model::Day;

/// The state of a registry, as git knows it or as the user named it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The commit in twelve digits, with a `+` behind it where files differ from it; or the user's own word.
    pub revision: Option<String>,
    /// Its date and time in UTC, such as `2026-11-26T06:53:16Z`.
    pub date: Option<String>,
    /// When each file was last committed, by its path below the registry, in the same form.
    pub files: BTreeMap<PathBuf, String>,
}

impl Stamp {
    /// The day of the state.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.date.as_deref()?.get(..10)?.parse().ok()
    }

    /// When a file was last committed; the date of the state where that is not known of the file.
    #[must_use]
    pub fn of_file(&self, below: &Path) -> Option<&str> {
        self.files.get(below).or(self.date.as_ref()).map(String::as_str)
    }
}
