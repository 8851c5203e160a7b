//! What git has of the registry in a commit, or in the index: paths, with what each is and its object.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::error::HistoryError;
use super::git::path_of;
use super::repository::Repository;
use super::revision::Commit;
use crate::files::SETTINGS;
use crate::message;
use crate::message::Message;

/// A file in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) nature: EntryNature,
    /// Whether it may be run as a program, as git notes of a file.
    pub(super) is_executable: bool,
    /// The id of its object.
    pub(super) object: String,
}

/// What an entry is, by its mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryNature {
    File,
    Link,
    /// A repository within this one.
    Submodule,
    /// A file of which a merge has left several versions in the index.
    Unmerged,
}

impl Entry {
    fn of(mode: &str, nature: EntryNature, object: &str) -> Self {
        Self { nature, is_executable: mode == "100755", object: object.to_owned() }
    }
}

/// Files by their paths below the registry.
pub(super) type Entries = BTreeMap<PathBuf, Entry>;

impl Repository {
    /// Where the registry lies in a commit, and its files there. If it is not where it is now, and the commit has
    /// exactly one registry, that is the one.
    pub(super) fn registry_at(&self, commit: &Commit) -> Result<(PathBuf, Entries), HistoryError> {
        self.find_registry(commit)?.ok_or_else(|| HistoryError::new(self.no_registry(commit)))
    }

    /// The same; `None` if the commit has no registry.
    pub(super) fn find_registry(
        &self,
        commit: &Commit,
    ) -> Result<Option<(PathBuf, Entries)>, HistoryError> {
        let entries = self.entries_at(commit, &self.folder)?;
        if entries.contains_key(Path::new(SETTINGS)) {
            return Ok(Some((self.folder.clone(), entries)));
        }
        let all =
            self.git.output(&["ls-tree", "-r", "-z", "--full-tree", "--name-only", &commit.id])?;
        let paths = all.split(|byte| *byte == 0).map(path_of);
        let settings = paths.filter(|path| path.file_name() == Some(OsStr::new(SETTINGS)));
        let folders: Vec<PathBuf> =
            settings.filter_map(|path| path.parent().map(Path::to_owned)).collect();
        let [folder] = &folders[..] else { return Ok(None) };
        Ok(Some((folder.clone(), self.entries_at(commit, folder)?)))
    }

    /// What to say of a commit without a registry.
    pub(super) fn no_registry(&self, commit: &Commit) -> Message {
        let (name, folder) = (&commit.name, self.root.display());
        message!("git.no-registry", name, folder = folder)
    }

    /// The files below a folder in a commit.
    fn entries_at(&self, commit: &Commit, folder: &Path) -> Result<Entries, HistoryError> {
        let spec = folder.to_string_lossy();
        let args = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", &commit.id];
        let args = match spec.is_empty() {
            true => args.to_vec(),
            false => [&args[..], &["--", &spec]].concat(),
        };
        let listed = self.git.output(&args)?;
        Ok(entries(&listed, folder, |fields| {
            let [mode, _kind, object] = fields else { return None };
            Some(Entry::of(mode, nature(mode), object))
        }))
    }

    /// The files of the registry in the index.
    pub(super) fn entries_of_index(&self) -> Result<Entries, HistoryError> {
        let spec = self.pathspec();
        let listed = self.git.output_with_index(&["ls-files", "-s", "-z", "--", &spec])?;
        Ok(entries(&listed, &self.folder, |fields| {
            let [mode, object, stage] = fields else { return None };
            let nature = if *stage == "0" { nature(mode) } else { EntryNature::Unmerged };
            Some(Entry::of(mode, nature, object))
        }))
    }

    /// The paths below the registry of which the work tree has something else than a commit, files among them that
    /// git does not know.
    pub(super) fn differing(&self, commit: &Commit) -> Result<BTreeSet<PathBuf>, HistoryError> {
        let spec = self.pathspec();
        let args = ["diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"];
        let args = [&args[..], &["--no-abbrev", &commit.id, "--", &spec]].concat();
        let raw = self.git.output_with_index(&args)?;
        // `:MODE MODE OBJECT OBJECT STATUS<nul>PATH<nul>` for each file.
        let paths = raw.split(|byte| *byte == 0).filter(|part| part.first() != Some(&b':'));
        let paths = paths.filter(|path| !path.is_empty()).filter_map(|path| self.below(path));
        Ok(paths.chain(self.untracked()?).collect())
    }

    /// The paths below the registry of all files in the work tree.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>, HistoryError> {
        let spec = self.pathspec();
        let tracked = self.git.output_with_index(&["ls-files", "-z", "--", &spec])?;
        let tracked = tracked.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        let tracked: Vec<PathBuf> = tracked.filter_map(|path| self.below(path)).collect();
        Ok([tracked, self.untracked()?].concat())
    }

    fn untracked(&self) -> Result<Vec<PathBuf>, HistoryError> {
        let spec = self.pathspec();
        let listed = self.git.output_with_index(&["ls-files", "-o", "-z", "--", &spec])?;
        let paths = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        Ok(paths.filter_map(|path| self.below(path)).collect())
    }

    /// A path from the top of the work tree as one below the registry; `None` if it is elsewhere.
    pub(super) fn below(&self, path: &[u8]) -> Option<PathBuf> {
        path_of(path).strip_prefix(&self.folder).ok().map(Path::to_owned)
    }
}

/// Reads `FIELDS<tab>PATH<nul>` for each file below a folder.
fn entries(listed: &[u8], folder: &Path, entry: impl Fn(&[&str]) -> Option<Entry>) -> Entries {
    let records = listed.split(|byte| *byte == 0);
    let read = records.filter_map(|record| {
        let tab = record.iter().position(|byte| *byte == b'\t')?;
        let fields = str::from_utf8(&record[..tab]).ok()?;
        let fields: Vec<&str> = fields.split(' ').filter(|field| !field.is_empty()).collect();
        let path = path_of(&record[tab + 1..]);
        Some((path.strip_prefix(folder).ok()?.to_owned(), entry(&fields)?))
    });
    read.collect()
}

fn nature(mode: &str) -> EntryNature {
    match mode {
        "120000" => EntryNature::Link,
        "160000" => EntryNature::Submodule,
        _ => EntryNature::File,
    }
}
