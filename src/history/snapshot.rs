//! The files of a registry as git has them: at a commit, or in the index.

use std::collections::{BTreeSet, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::blobs::{Blob, Blobs};
use super::error::HistoryError;
use super::repository::Repository;
use super::revision::Commit;
use super::tree::{Entries, Entry, EntryNature};
use crate::files::{
    Files, Folder, Listed, Nature, PRIVATE, PrivateState, ReadError, SETTINGS, Texts, is_left_out,
};
use crate::message;

/// The files of a registry in git, all in memory, as a checkout would have them. It is only read.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) entries: Entries,
    blobs: Arc<Blobs>,
    root: PathBuf,
    /// The folder in which the user works, for paths as they would be typed there, and for files of which a merge has
    /// left several versions in the index. A bare repository has none.
    folder: Option<Arc<Folder>>,
    /// Where the registry lay in the repository, if that was elsewhere.
    moved_from: Option<PathBuf>,
}

/// What an earlier state has in the place of files that are other now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Their texts; `None` for those that were not there or cannot be read. Some can be the same as now: git also notes
    /// whether a file may be run. If the registry was elsewhere, all its files are here.
    pub texts: Texts,
    /// Where the registry lay in the repository, if that was elsewhere.
    pub moved_from: Option<PathBuf>,
}

impl Snapshot {
    /// The files at a commit. If the clone lacks some of them, they are fetched if `may_fetch`.
    ///
    /// # Errors
    /// If git cannot read them, or the commit has no registry there.
    pub fn of_commit(
        repository: &Repository,
        commit: &Commit,
        may_fetch: bool,
    ) -> Result<Self, HistoryError> {
        let (folder, entries) = repository.registry_at(commit)?;
        let moved_from = (folder != repository.folder).then_some(folder);
        let all = |_: &Path| true;
        Ok(Self { moved_from, ..Self::new(repository, entries, all, may_fetch)? })
    }

    /// What a commit has in the place of files that are other now, `now` or else in the work tree.
    ///
    /// # Errors
    /// As [`Snapshot::of_commit`].
    pub fn before(
        repository: &Repository,
        commit: &Commit,
        now: Option<&Self>,
        may_fetch: bool,
    ) -> Result<Earlier, HistoryError> {
        let (folder, entries) = repository.registry_at(commit)?;
        let differing: BTreeSet<PathBuf> = match now {
            None if folder == repository.folder => repository.differing(commit)?,
            // Of a folder that has moved, nothing can be told but by reading all.
            None => entries.keys().chain(&repository.files()?).cloned().collect(),
            Some(now) => differing(&entries, &now.entries),
        };
        // A link can lead to a file that is the same in both.
        let has_links = entries.values().any(|entry| entry.nature == EntryNature::Link);
        let is_wanted = |below: &Path| has_links || differing.contains(below);
        let then = Self::new(repository, entries, is_wanted, may_fetch)?;
        let paths = differing.iter().filter(|below| is_read(below));
        let text = |below: &PathBuf| (below.clone(), then.read(below, u64::MAX).ok());
        let moved_from = (folder != repository.folder).then_some(folder);
        Ok(Earlier { texts: paths.map(text).collect(), moved_from })
    }

    /// Where the registry lay in the repository then, if that was elsewhere.
    #[must_use]
    pub fn moved_from(&self) -> Option<&Path> {
        self.moved_from.as_deref()
    }

    /// The files in the index, which the next commit would have.
    ///
    /// # Errors
    /// If git cannot read them.
    pub fn of_index(repository: &Repository, may_fetch: bool) -> Result<Self, HistoryError> {
        let entries = repository.entries_of_index()?;
        if !entries.contains_key(Path::new(SETTINGS)) {
            let root = repository.root.display();
            return Err(HistoryError::new(message!("git.not-staged", root = root)));
        }
        Self::new(repository, entries, |_| true, may_fetch)
    }

    fn new(
        repository: &Repository,
        entries: Entries,
        is_wanted: impl Fn(&Path) -> bool,
        may_fetch: bool,
    ) -> Result<Self, HistoryError> {
        let wanted =
            entries.iter().filter(|(below, entry)| is_content(below, entry) && is_wanted(below));
        let objects: BTreeSet<&str> = wanted.map(|(_, entry)| entry.object.as_str()).collect();
        let blobs = repository.blobs(&objects, may_fetch)?;
        Ok(Self::of_blobs(repository, entries, Arc::new(blobs)))
    }

    /// The files of a state whose contents were read.
    pub(super) fn of_blobs(repository: &Repository, entries: Entries, blobs: Arc<Blobs>) -> Self {
        let folder = Folder::open(&repository.root).ok().map(Arc::new);
        Self { entries, blobs, root: repository.root.clone(), folder, moved_from: None }
    }

    /// Where a link leads, if that is another file of the registry; followed once.
    fn target(&self, below: &Path, object: &str) -> Option<PathBuf> {
        let Some(Blob::Bytes(target)) = self.blobs.get(object) else { return None };
        let target = Path::new(str::from_utf8(target).ok()?);
        let mut path = below.parent().unwrap_or(Path::new("")).to_owned();
        for part in target.components() {
            match part {
                Component::Normal(name) => path.push(name),
                Component::CurDir => {}
                Component::ParentDir => {
                    if !path.pop() {
                        return None;
                    }
                }
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        (!path.starts_with(PRIVATE)).then_some(path)
    }

    fn nature(&self, below: &Path, entry: &Entry) -> Nature {
        match entry.nature {
            EntryNature::File | EntryNature::Unmerged => Nature::File,
            EntryNature::Submodule => Nature::Device,
            EntryNature::Link => match self.target(below, &entry.object) {
                Some(target) if self.has_folder(&target) => Nature::LinkToFolder,
                _ => Nature::Link,
            },
        }
    }

    fn has_folder(&self, path: &Path) -> bool {
        self.entries.keys().any(|below| below != path && below.starts_with(path))
    }

    fn content(&self, object: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.blobs.get(object) {
            Some(Blob::Bytes(bytes)) if bytes.len() as u64 <= limit => Ok(bytes.clone()),
            Some(Blob::Bytes(bytes)) => Err(ReadError::TooLarge(bytes.len() as u64)),
            Some(Blob::TooLarge(size)) => Err(ReadError::TooLarge(*size)),
            None => Err(ReadError::NotAFile),
        }
    }
}

impl Files for Snapshot {
    fn list(&self) -> Vec<Listed> {
        let listed = |below: &Path, nature| Listed { below: below.to_owned(), nature };
        let mut all = Vec::with_capacity(self.entries.len());
        // A folder is listed before the first file in it.
        let mut known = HashSet::from([Path::new("")]);
        for (below, entry) in self.entries.iter().filter(|(below, _)| !is_hidden(below)) {
            let folders = below.ancestors().skip(1).take_while(|folder| known.insert(folder));
            let folders: Vec<&Path> = folders.collect();
            all.extend(folders.into_iter().rev().map(|folder| listed(folder, Nature::Folder)));
            all.push(listed(below, self.nature(below, entry)));
        }
        all
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let Some(entry) = self.entries.get(below) else {
            return Err(ReadError::Unreadable(message!("system.not-found")));
        };
        match entry.nature {
            EntryNature::File => self.content(&entry.object, limit),
            EntryNature::Submodule => Err(ReadError::NotAFile),
            // The work tree has the marks that the merge has left.
            EntryNature::Unmerged => {
                let folder = self.folder.as_ref().ok_or(ReadError::NotAFile)?;
                folder.read(below, limit)
            }
            EntryNature::Link => {
                let target = self.target(below, &entry.object).ok_or(ReadError::LeadsOut)?;
                match self.entries.get(&target) {
                    Some(entry) if entry.nature == EntryNature::File => {
                        self.content(&entry.object, limit)
                    }
                    Some(_) => Err(ReadError::LeadsOut),
                    None => Err(ReadError::Unreadable(message!("system.not-found"))),
                }
            }
        }
    }

    fn shown(&self, below: &Path) -> PathBuf {
        match &self.folder {
            Some(folder) => folder.shown(below),
            None => self.root.join(below),
        }
    }

    fn private_state(&self) -> PrivateState {
        let exposed = self.entries.keys().find(|below| below.starts_with(PRIVATE)).cloned();
        PrivateState { exposed, ..PrivateState::default() }
    }
}

/// The paths of which two states have something else.
pub(super) fn differing(one: &Entries, other: &Entries) -> BTreeSet<PathBuf> {
    let differs = |below: &&PathBuf| one.get(*below) != other.get(*below);
    one.keys().chain(other.keys()).filter(differs).cloned().collect()
}

/// Whether a file of a registry has a content to be read.
pub(super) fn is_content(below: &Path, entry: &Entry) -> bool {
    matches!(entry.nature, EntryNature::File | EntryNature::Link) && is_read(below)
}

/// Whether the settings are at a path, or what a registry may read.
pub(super) fn is_read(below: &Path) -> bool {
    below == Path::new(SETTINGS) || !is_hidden(below)
}

/// Whether a registry leaves a path alone, or a folder that it lies in.
fn is_hidden(below: &Path) -> bool {
    below.ancestors().any(|path| !path.as_os_str().is_empty() && is_left_out(path))
}
