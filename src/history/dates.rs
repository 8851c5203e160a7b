//! When the registry and its files were last committed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::error::HistoryError;
use super::git::path_of;
use super::repository::Repository;

/// The last commit that changed the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCommit {
    /// Its id in full.
    pub id: String,
    /// When it was committed, in UTC: `2026-11-26T06:53:16Z`.
    pub date: String,
}

/// How git prints the moment of a commit.
const DATE: &str = "--date=format-local:%Y-%m-%dT%H:%M:%SZ";

/// Begins what is printed of a commit; no path of git can.
const MARK: u8 = 1;

impl Repository {
    /// The last commit up to `revision` that changed the registry; `None` where none did.
    ///
    /// # Errors
    /// If git cannot read it.
    pub fn last_commit(&self, revision: &str) -> Result<Option<LastCommit>, HistoryError> {
        if self.commit_or_unborn(revision)?.is_none() {
            return Ok(None);
        }
        let args = ["log", "-1", "--format=%H%x00%cd", DATE, revision, "--", &self.pathspec()];
        let printed = String::from_utf8_lossy(&self.git.output(&args)?).into_owned();
        let commit = printed.trim_end().split_once('\0');
        Ok(commit.map(|(id, date)| LastCommit { id: id.to_owned(), date: date.to_owned() }))
    }

    /// When each file of the registry was last committed up to `revision`, by its path below the registry, in the same
    /// form.
    ///
    /// # Errors
    /// If git cannot read it.
    pub fn dates_of_files(
        &self,
        revision: &str,
    ) -> Result<BTreeMap<PathBuf, String>, HistoryError> {
        let args = ["log", "-z", "--format=%x01%cd", DATE, "--name-only", "--no-renames", "-m"];
        let last = ["--first-parent", revision, "--", &self.pathspec()];
        let printed = self.git.output(&[&args[..], &last].concat())?;
        let mut dates = BTreeMap::new();
        let mut date = String::new();
        for part in printed.split(|byte| *byte == 0) {
            let part = part.strip_prefix(b"\n").unwrap_or(part);
            match part.split_first() {
                Some((&MARK, day)) => date = String::from_utf8_lossy(day).into_owned(),
                Some(_) => {
                    if let Ok(below) = path_of(part).strip_prefix(&self.folder) {
                        dates.entry(below.to_owned()).or_insert_with(|| date.clone());
                    }
                }
                None => {}
            }
        }
        Ok(dates)
    }
}
