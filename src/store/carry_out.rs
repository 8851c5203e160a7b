//! A plan, carried out file by file, or taken back.

use std::collections::{BTreeSet, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::error::WriteError;
use super::event::{Event, Tell};
use super::plan::Plan;
use super::record_path::is_private;
use super::step::Step;
use super::tree::Tree;

/// From how many files or folders on the whole disk is synced at once. That also waits for what everybody
/// else has written to it, but each sync of its own waits for the disk, which takes some milliseconds.
const MANY: usize = 256;

/// The steps of a resolved plan: first all that write, then all that remove, so that what is moved is never
/// missing in both places.
pub(super) fn steps<'p>(tree: &'p Tree, plan: &'p Plan) -> Result<Vec<Step<'p>>, WriteError> {
    let mut planned: HashSet<PathBuf> = HashSet::new();
    let mut last: Option<&Path> = None;
    let mut steps: Vec<Step<'p>> = Vec::with_capacity(plan.len());
    for (below, change) in plan.changes() {
        let folder = below.parent().unwrap_or(Path::new(""));
        let mut new_folders = Vec::new();
        if last != Some(folder) && change.new.is_some() {
            new_folders = missing_folders(tree, folder)?;
            // The first file that needs a folder makes it.
            new_folders.retain(|folder| planned.insert(folder.clone()));
        }
        last = Some(folder);
        steps.push(Step::new(tree, below, change, new_folders));
    }
    steps.sort_by_key(|step| step.change.new.is_none());
    Ok(steps)
}

/// The folders on the way to a path that are not there. Where something else is in the place of one, the step
/// finds that its file is not as it was.
fn missing_folders(tree: &Tree, folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    match tree.missing(folder) {
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(Vec::new()),
        missing => {
            missing.map_err(WriteError::system("store.cannot-open", &tree.path().join(folder)))
        }
    }
}

/// Writes the drafts of private files, before the journal of the change, which does not hold their bytes.
pub(super) fn draft_private(
    tree: &Tree,
    steps: &mut [Step<'_>],
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let is_drafted = |step: &Step<'_>| step.is_private() && step.change.new.is_some();
    for step in steps.iter_mut().filter(|step| is_drafted(step)) {
        step.write_draft(tell)?;
    }
    let count = steps.iter().filter(|step| is_drafted(step)).count();
    if count >= MANY && !tree.has_private_elsewhere() && sync_disk(tree)? {
        return Ok(());
    }
    steps.par_iter().filter(|step| is_drafted(step)).try_for_each(Step::sync_draft)
}

/// Carries out all steps, unless it is called off. What is done when it fails is for [`undo`] to take
/// back.
pub(super) fn all(
    tree: &Tree,
    steps: &mut [Step<'_>],
    called_off: &AtomicBool,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let go_on = || match called_off.load(Ordering::Relaxed) {
        true => Err(WriteError::CalledOff),
        false => Ok(()),
    };
    for step in steps.iter_mut() {
        go_on()?;
        step.write_draft(tell)?;
    }
    // The drafts are synced before the first of them takes its place: after a crash of the machine each
    // file holds its old bytes or its new ones, and anything else is somebody's own writing. They are
    // synced together, after the last was written, so that the disk can take many at once.
    sync_drafts(tree, steps)?;
    for step in steps.iter_mut() {
        go_on()?;
        step.carry_out(tell)?;
    }
    sync_folders(tree, steps, tell)
}

/// Takes back whatever was done. What somebody else has written since then stays.
pub(super) fn undo(tree: &Tree, steps: &[Step<'_>], tell: &mut Tell<'_>) -> Result<(), WriteError> {
    for step in steps.iter().rev() {
        step.undo(tell)?;
    }
    sync_folders(tree, steps, tell)
}

/// Makes sure that what took place outlives a crash of the machine: one sync a folder is enough, since
/// the bytes were synced before and only names have changed since.
pub(super) fn sync_folders(
    tree: &Tree,
    steps: &[Step<'_>],
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let made = steps.iter().flat_map(|step| &step.new_folders).filter_map(|folder| folder.parent());
    let mut folders: BTreeSet<&Path> = steps.iter().map(Step::folder_path).chain(made).collect();
    if folders.len() >= MANY && sync_disk(tree)? {
        folders.retain(|folder| tree.has_private_elsewhere() && is_private(folder));
    }
    for folder in folders {
        let path = tree.path().join(folder);
        tell(Event::Touching(&path));
        match tree.folder(folder).and_then(|folder| folder.sync()) {
            // One that is gone has no names.
            Err(error)
                if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return Err(WriteError::system("store.cannot-write", &path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Makes sure that the drafts outlive a crash of the machine.
fn sync_drafts(tree: &Tree, steps: &[Step<'_>]) -> Result<(), WriteError> {
    let count = steps.iter().filter(|step| step.change.new.is_some()).count();
    if count >= MANY && sync_disk(tree)? {
        return Ok(());
    }
    steps.par_iter().filter(|step| step.change.new.is_some()).try_for_each(Step::sync_draft)
}

fn sync_disk(tree: &Tree) -> Result<bool, WriteError> {
    tree.root().sync_disk().map_err(WriteError::system("store.cannot-write", tree.path()))
}
