//! The right to write to a registry, which one process has at a time.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::carry_out::{self, Step};
use super::journal::{self, Durable, Found};
use super::lock::{self, Wait};
use super::{Event, Plan, Recovered, Tell, WriteError};

/// The right to write to a registry. While it is held nobody else reads or writes through this
/// module, so that what was read under it is still so when it comes to writing.
#[derive(Debug)]
pub struct Writer {
    root: PathBuf,
    _lock: File,
}

/// Makes all changes of a plan, or none; where it is empty nothing is touched.
///
/// # Errors
/// As [`Writer::open`] and [`Writer::commit`].
pub fn commit(root: &Path, plan: &Plan, wait: Wait, tell: &mut Tell<'_>) -> Result<(), WriteError> {
    if plan.is_empty() {
        return Ok(());
    }
    Writer::open(root, wait, tell)?.commit(plan, tell)
}

impl Writer {
    /// Takes the right to write to the registry in `root`, and completes a change that was interrupted.
    ///
    /// # Errors
    /// Where another process holds it and this one is not to wait; where the folder cannot be written;
    /// where the interrupted change cannot be completed.
    pub fn open(root: &Path, wait: Wait, tell: &mut Tell<'_>) -> Result<Self, WriteError> {
        let root = fs::canonicalize(root).map_err(WriteError::system("find", root))?;
        let lock = lock::exclusive(&root, wait, tell)?;
        let writer = Self { root, _lock: lock };
        let recovered = writer.recover(tell);
        if let Some(recovered) = recovered.map_err(|why| WriteError::Unfinished(Box::new(why)))? {
            tell(Event::Recovered(&recovered));
        }
        Ok(writer)
    }

    /// Makes all changes of a plan, or none. Permissions are kept, and a symbolic link stays one.
    ///
    /// # Errors
    /// Where a file holds something else than the plan expects, where it lies outside of the registry,
    /// or where the system refuses a step. The registry is then as it was before; but for
    /// [`WriteError::Interrupted`], after which the next command completes the change.
    pub fn commit(&self, plan: &Plan, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        self.commit_unless(plan, &AtomicBool::new(false), tell)
    }

    /// The same, unless `called_off` becomes true meanwhile: then all is taken back.
    ///
    /// # Errors
    /// As [`Self::commit`], and [`WriteError::CalledOff`].
    pub fn commit_unless(
        &self,
        plan: &Plan,
        called_off: &AtomicBool,
        tell: &mut Tell<'_>,
    ) -> Result<(), WriteError> {
        let mut steps = carry_out::steps(&self.root, plan)?;
        for step in &steps {
            if !step.was_awaited()? {
                return Err(WriteError::Changed(step.below.to_owned()));
            }
        }
        // To put one file in the place of another is a single step to the system. Then the journal only
        // says what to clear away should the process be killed, which needs no sync.
        let durable = if steps.len() == 1 { Durable::No } else { Durable::Yes };
        let written = journal::write(&self.root, plan, durable, tell)
            .and_then(|()| carry_out::all(&mut steps, called_off, tell));
        match written {
            Ok(()) => journal::remove(&self.root, durable, tell),
            Err(why) => Err(self.undo(&steps, why, tell)),
        }
    }

    /// Takes back what was done before `why` stopped it; what there is to say then.
    fn undo(&self, steps: &[Step<'_>], why: WriteError, tell: &mut Tell<'_>) -> WriteError {
        let undone = carry_out::undo(steps, tell)
            .and_then(|()| journal::remove(&self.root, Durable::Yes, tell));
        if undone.is_ok() { why } else { WriteError::Interrupted(Box::new(why)) }
    }

    /// Completes the change that the journal holds, if there is one.
    fn recover(&self, tell: &mut Tell<'_>) -> Result<Option<Recovered>, WriteError> {
        let plan = match journal::find(&self.root)? {
            Found::Nothing => return Ok(None),
            Found::OtherVersion => {
                return Err(WriteError::OtherVersion(journal::path(&self.root)));
            }
            Found::Torn => {
                journal::remove(&self.root, Durable::Yes, tell)?;
                return Ok(Some(Recovered::Dropped));
            }
            Found::Whole(plan) => plan,
        };
        let (mut pending, mut settled, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for step in carry_out::steps(&self.root, &plan)? {
            if step.is_awaited()? {
                pending.push(step);
                continue;
            }
            if !step.is_done()? {
                left.push(step.below.to_owned());
            }
            step.remove_draft()?;
            settled.push(step);
        }
        carry_out::all(&mut pending, &AtomicBool::new(false), tell)?;
        carry_out::sync_folders(&settled, tell)?;
        journal::remove(&self.root, Durable::Yes, tell)?;
        Ok(Some(Recovered::Completed { files: plan.len(), left }))
    }
}
