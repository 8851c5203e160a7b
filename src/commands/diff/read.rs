//! Reads two states of a registry as far as they differ.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mieux::check::{Options, Scope, validate};
use mieux::compare::RecordChange;
use mieux::files::{Files, Folder, Overlay, Texts};
use mieux::finding::{Finding, Severity};
use mieux::history::{Repository, Snapshot};
use mieux::message::Message;
use mieux::registry::{FileId, OpenError, Registry, read_part, read_registry};

use super::range::{Now, Range};

/// The registry before and after, as far as they differ.
pub(super) struct States {
    pub(super) before: Registry,
    pub(super) after: Registry,
    /// The paths below the registry whose bytes differ.
    pub(super) differing: BTreeSet<PathBuf>,
    now: Box<dyn Files>,
    /// What the state before has in the place of these files.
    texts: Texts,
    /// Whether there was a registry before.
    is_born: bool,
}

impl States {
    /// Reads the files that differ, and the records that they refer to.
    pub(super) fn read(
        range: &Range,
        repository: &Repository,
        root: &Path,
        may_fetch: bool,
    ) -> anyhow::Result<Self> {
        let snapshot = match &range.to {
            Now::WorkTree => None,
            Now::Index => Some(Snapshot::of_index(repository, may_fetch)?),
            Now::Commit(commit) => Some(Snapshot::of_commit(repository, commit, may_fetch)?),
        };
        let texts = match &range.from {
            Some(commit) => Snapshot::before(repository, commit, snapshot.as_ref(), may_fetch)?,
            None => Texts::new(),
        };
        let now: Box<dyn Files> = match snapshot {
            Some(snapshot) => Box::new(snapshot),
            None => Box::new(Folder::open(root)?),
        };
        if range.from.is_none() {
            let differing = now.list().into_iter().map(|file| file.below).collect();
            let after = read_part(&*now, root, &differing)?;
            let before = Registry::default();
            return Ok(Self { before, after, differing, now, texts, is_born: false });
        }
        let differs =
            |below: &Path, then: &Option<Vec<u8>>| now.read(below, u64::MAX).ok() != *then;
        let differing = texts.iter().filter(|(below, then)| differs(below, then));
        let differing: BTreeSet<PathBuf> = differing.map(|(below, _)| below.clone()).collect();
        let after = read_part(&*now, root, &differing)?;
        let before = read_part(&Overlay::new(&*now, &texts), root, &differing)?;
        Ok(Self { before, after, differing, now, texts, is_born: true })
    }

    /// The whole registry before and after.
    pub(super) fn registries(&self, root: &Path) -> Result<[Registry; 2], OpenError> {
        let before = match self.is_born {
            true => read_registry(&Overlay::new(&*self.now, &self.texts), root)?,
            false => Registry::default(),
        };
        Ok([before, read_registry(&*self.now, root)?])
    }

    /// The files of the state after.
    pub(super) fn now(&self) -> &dyn Files {
        &*self.now
    }

    /// What the state before has in the place of some of these files; `None` if there was none.
    pub(super) fn texts_before(&self) -> Option<Texts> {
        self.is_born.then(|| self.texts.clone())
    }
}

/// Adds to each record why a side of it is not in order.
pub(super) fn add_faults(
    records: &mut [RecordChange<'_>],
    states: &States,
    root: &Path,
) -> anyhow::Result<()> {
    let faulty = |registry: &Registry, file: Option<FileId>| {
        let file = registry.file(file?);
        (!file.faults().is_empty()).then(|| file.below.clone())
    };
    let before: Vec<Option<PathBuf>> =
        records.iter().map(|change| faulty(&states.before, change.before)).collect();
    let after: Vec<Option<PathBuf>> =
        records.iter().map(|change| faulty(&states.after, change.after)).collect();
    let then = Overlay::new(&*states.now, &states.texts);
    let before = reasons(&then, root, before)?;
    let after = reasons(&*states.now, root, after)?;
    for ((change, before), after) in records.iter_mut().zip(before).zip(after) {
        (change.fault_before, change.fault_after) = (before, after);
    }
    Ok(())
}

/// What the first error in each of these files is.
fn reasons(
    files: &dyn Files,
    root: &Path,
    paths: Vec<Option<PathBuf>>,
) -> anyhow::Result<Vec<Option<Message>>> {
    let wanted: Vec<PathBuf> = paths.iter().flatten().cloned().collect();
    if wanted.is_empty() {
        return Ok(vec![None; paths.len()]);
    }
    let checked = validate(files, root, &Scope::Files(wanted), &Options::default())?;
    let reason = |below: &PathBuf| {
        let is_meant = |finding: &&Finding| {
            finding.severity == Severity::Error
                && checked.registry.file(finding.place.file).below == *below
        };
        Some(checked.findings.iter().find(is_meant)?.message.clone())
    };
    Ok(paths.iter().map(|below| below.as_ref().and_then(reason)).collect())
}
