//! Reads two states of a registry as far as they differ.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mieux::check::{Options, Scope, validate};
use mieux::compare::RecordChange;
use mieux::files::{Files, Folder, Overlay, Texts};
use mieux::finding::{Finding, Severity};
use mieux::history::{Earlier, Repository, Snapshot};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::registry::{
    FileId, OpenError, Registry, is_shared_by_records, read_part, read_registry,
};

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
    /// What the comparison of records does not show.
    unshown: Unshown,
}

/// What git shows and a comparison of records does not.
#[derive(Default)]
struct Unshown {
    /// Where the registry lay in the states before and after, if that was elsewhere.
    moved_from: [Option<PathBuf>; 2],
    /// How many files have the same content and another mode.
    with_other_mode: usize,
    /// The files that can be read in neither state.
    unread: Vec<PathBuf>,
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
        let Earlier { texts, moved_from } = match &range.from {
            Some(commit) => Snapshot::before(repository, commit, snapshot.as_ref(), may_fetch)?,
            None => Earlier::default(),
        };
        let moved_to = snapshot.as_ref().and_then(Snapshot::moved_from).map(Path::to_owned);
        let mut unshown = Unshown { moved_from: [moved_from, moved_to], ..Unshown::default() };
        let now: Box<dyn Files> = match snapshot {
            Some(snapshot) => Box::new(snapshot),
            None => Box::new(Folder::open(root)?),
        };
        if range.from.is_none() {
            let differing = now.list().into_iter().map(|file| file.below).collect();
            let after = read_part(&*now, root, &differing)?;
            let before = Registry::default();
            return Ok(Self { before, after, differing, now, texts, is_born: false, unshown });
        }
        let mut differing = BTreeSet::new();
        for (below, then) in &texts {
            match (then, now.read(below, u64::MAX).ok()) {
                (None, None) => unshown.unread.push(below.clone()),
                (Some(then), Some(now)) if *then == now => unshown.with_other_mode += 1,
                _ => {
                    differing.insert(below.clone());
                }
            }
        }
        // All files were compared if the registry was elsewhere: of those that are the same git shows nothing.
        if unshown.moved_from.iter().any(Option::is_some) {
            (unshown.with_other_mode, unshown.unread) = (0, Vec::new());
        }
        let after = read_part(&*now, root, &differing)?;
        let before = read_part(&Overlay::new(&*now, &texts), root, &differing)?;
        Ok(Self { before, after, differing, now, texts, is_born: true, unshown })
    }

    /// The whole registry before and after.
    pub(super) fn registries(&self, root: &Path) -> Result<[Registry; 2], OpenError> {
        let before = match self.is_born {
            true => read_registry(&Overlay::new(&*self.now, &self.texts), root)?,
            false => Registry::default(),
        };
        Ok([before, read_registry(&*self.now, root)?])
    }

    /// Whether git shows that files differ which no record shows.
    pub(super) fn has_unshown(&self) -> bool {
        self.unshown.with_other_mode > 0 || !self.unshown.unread.is_empty()
    }

    /// What a reader of these records must know of the states. What concerns other files is left out where only some
    /// records are wanted.
    pub(super) fn notes(&self, records: &[RecordChange<'_>], are_all: bool) -> Vec<Message> {
        let Unshown { moved_from: [before, after], with_other_mode, unread } = &self.unshown;
        let moved = [
            before.as_ref().map(|folder| message!("diff.was-in", folder = folder.display())),
            after.as_ref().map(|folder| message!("diff.is-in", folder = folder.display())),
        ];
        let has_shared =
            self.is_born && self.differing.iter().any(|below| is_shared_by_records(below));
        let count =
            |has_fault: fn(&&RecordChange<'_>) -> bool| records.iter().filter(has_fault).count();
        let counted =
            |key: &'static str, count: usize| (count > 0).then(|| Message::counted(key, count));
        let unread: Vec<Value> = unread
            .iter()
            .map(|below| Value::from(self.now.shown(below).to_string_lossy()))
            .collect();
        let of_others = [
            counted("diff.other-mode", *with_other_mode),
            (!unread.is_empty()).then(|| {
                message!(
                    "diff.unread",
                    count = unread.len(),
                    files = Value::Sequence(unread.clone())
                )
            }),
        ];
        let notes = moved.into_iter().chain([
            has_shared.then(|| message!("diff.shared")),
            counted("diff.faulty-before", count(|change| change.fault_before.is_some())),
            counted("diff.faulty-after", count(|change| change.fault_after.is_some())),
        ]);
        notes.chain(of_others.into_iter().filter(|_| are_all)).flatten().collect()
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
