//! Several states of a registry, one after the other. What they have in common is read once.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::vec::IntoIter;

use super::error::HistoryError;
use super::repository::Repository;
use super::revision::Commit;
use super::snapshot::{Snapshot, differing, is_content, is_read};
use super::tree::{Entries, Entry, EntryNature};
use crate::files::{Files, Texts};
use crate::message::Message;

/// The files of a registry in several commits, of which one state is at hand.
#[derive(Debug)]
pub struct States {
    now: Snapshot,
    coming: IntoIter<Coming>,
}

/// What the next commit has in the place of files of the one before; if it has no registry, what to say of it.
type Coming = Result<Vec<(PathBuf, Option<Entry>)>, Message>;

/// What a commit has brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The files at these paths below the registry are other ones.
    Changed(BTreeSet<PathBuf>),
    /// There is no registry; what to say of it. The state at hand stays.
    NoRegistry(Message),
}

impl Repository {
    /// The states of these commits. None is at hand before [`States::advance`] was called. Contents that a partial
    /// clone lacks are fetched, all of them together, if `may_fetch`.
    ///
    /// # Errors
    /// If git cannot read them.
    pub fn states(&self, commits: &[&Commit], may_fetch: bool) -> Result<States, HistoryError> {
        let mut coming: Vec<Coming> = Vec::new();
        let mut before = Entries::new();
        for commit in commits {
            let Some((_, entries)) = self.find_registry(commit)? else {
                coming.push(Err(self.no_registry(commit)));
                continue;
            };
            let paths = differing(&before, &entries).into_iter();
            let changes = paths.map(|below| {
                let entry = entries.get(&below).cloned();
                (below, entry)
            });
            coming.push(Ok(changes.collect()));
            before = entries;
        }
        let files = coming.iter().flatten().flatten().filter_map(|(below, entry)| {
            let entry = entry.as_ref().filter(|entry| is_content(below, entry))?;
            Some(entry.object.as_str())
        });
        let blobs = Arc::new(self.blobs(&files.collect(), may_fetch)?);
        let now = Snapshot::of_blobs(self, Entries::new(), blobs);
        Ok(States { now, coming: coming.into_iter() })
    }
}

impl States {
    /// Goes on to the next state; `None` behind the last one.
    pub fn advance(&mut self) -> Option<Step> {
        let changes = match self.coming.next()? {
            Ok(changes) => changes,
            Err(message) => return Some(Step::NoRegistry(message)),
        };
        let mut changed = BTreeSet::new();
        let mut links = self.links();
        for (below, entry) in changes {
            match entry {
                Some(entry) => self.now.entries.insert(below.clone(), entry),
                None => self.now.entries.remove(&below),
            };
            changed.insert(below);
        }
        // A link can lead to a file that has changed.
        links.append(&mut self.links());
        if !changed.is_empty() {
            changed.append(&mut links);
        }
        changed.retain(|below| is_read(below));
        Some(Step::Changed(changed))
    }

    /// The files of the state at hand.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.now.clone()
    }

    /// What the state at hand has at these paths; `None` for what is not there.
    #[must_use]
    pub fn texts(&self, paths: BTreeSet<PathBuf>) -> Texts {
        let text = |below: PathBuf| {
            let text = self.now.read(&below, u64::MAX).ok();
            (below, text)
        };
        paths.into_iter().map(text).collect()
    }

    fn links(&self) -> BTreeSet<PathBuf> {
        let links = self.now.entries.iter();
        let links = links.filter(|(_, entry)| entry.nature == EntryNature::Link);
        links.map(|(below, _)| below.clone()).collect()
    }
}
