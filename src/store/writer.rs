//! The right to write to a registry, which one process has at a time.

use std::fs::File;
use std::sync::atomic::AtomicBool;

use super::carry_out;
use super::error::WriteError;
use super::event::{Event, Recovered, Tell};
use super::journal::{self, Durable, Found};
use super::lock::{self, Wait};
use super::plan::Plan;
use super::private::clear_private_drafts;
use super::registry_folder::RegistryFolder;
use super::resolve::resolve;
use super::step::Step;
use super::tree::Tree;

/// The right to write to a registry. While it is held nobody else reads or writes through this
/// room, so that what was read under it is still so when it comes to writing.
#[derive(Debug)]
pub struct Writer<'f> {
    folder: &'f RegistryFolder,
    tree: Tree,
    _lock: File,
}

/// Makes all changes of a plan, or none; where it is empty nothing is touched.
///
/// # Errors
/// As [`Writer::open`] and [`Writer::commit`].
pub fn commit(
    folder: &RegistryFolder,
    plan: &Plan,
    wait: Wait,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    if plan.is_empty() {
        return Ok(());
    }
    Writer::open(folder, wait, tell)?.commit(plan, tell)
}

impl<'f> Writer<'f> {
    /// Takes the right to write to a registry, and completes a change that was interrupted.
    ///
    /// # Errors
    /// If another process holds it and this one is not to wait, or has waited long enough; where the
    /// folder cannot be written; where the interrupted change cannot be completed.
    pub fn open(
        folder: &'f RegistryFolder,
        wait: Wait,
        tell: &mut Tell<'_>,
    ) -> Result<Self, WriteError> {
        let lock = lock::exclusive(folder, wait, tell)?;
        let writer =
            Self { folder, tree: Tree::of_registry(folder.root(), folder.private())?, _lock: lock };
        let recovered = writer.recover(tell);
        if let Some(recovered) = recovered.map_err(|why| WriteError::Unfinished(Box::new(why)))? {
            tell(Event::Recovered(&recovered));
        }
        Ok(writer)
    }

    /// Makes all changes of a plan, or none. Permissions are kept, and a symbolic link stays one.
    ///
    /// # Errors
    /// If a file holds something else than the plan expects, if it lies outside of the registry or
    /// cannot be that of a record, or if the system refuses a step. The registry is then as it was before;
    /// but for [`WriteError::Interrupted`], after which the next command that writes completes the change,
    /// and [`WriteError::AfterChange`], when the change is made.
    pub fn commit(&self, plan: &Plan, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        self.commit_unless(plan, &AtomicBool::new(false), tell)
    }

    /// The same, unless `called_off` becomes true meanwhile: then all is taken back.
    ///
    /// # Errors
    /// As [`Self::commit`], and [`WriteError::CalledOff`].
    pub(crate) fn commit_unless(
        &self,
        plan: &Plan,
        called_off: &AtomicBool,
        tell: &mut Tell<'_>,
    ) -> Result<(), WriteError> {
        let tree = &self.tree;
        let state = self.folder.needed_state()?;
        let plan = resolve(tree, plan)?;
        let mut steps = carry_out::steps(tree, &plan)?;
        for step in &steps {
            if !step.has_old()? {
                return Err(WriteError::Changed(step.below.to_owned()));
            }
        }
        state.prepare()?;
        // To put one file in the place of another is a single step to the system. Then the journal only
        // says what to clear away should the process be killed, which needs no sync.
        let durable = if steps.len() == 1 { Durable::No } else { Durable::Yes };
        let written = carry_out::draft_private(tree, &mut steps, tell)
            .and_then(|()| journal::write(state, &plan, durable, tell))
            .and_then(|()| carry_out::all(tree, &mut steps, called_off, tell));
        match written {
            Ok(()) => journal::remove(state, durable, tell)
                .map_err(|why| WriteError::AfterChange(Box::new(why))),
            Err(why) => Err(self.undo(&steps, why, tell)),
        }
    }

    /// Takes back what was done before `why` stopped it; what there is to say then.
    fn undo(&self, steps: &[Step<'_>], why: WriteError, tell: &mut Tell<'_>) -> WriteError {
        let undone = carry_out::undo(&self.tree, steps, tell)
            .and_then(|()| journal::remove(self.folder.needed_state()?, Durable::Yes, tell));
        if undone.is_ok() { why } else { WriteError::Interrupted(Box::new(why)) }
    }

    /// Completes the change that the journal holds, if there is one.
    fn recover(&self, tell: &mut Tell<'_>) -> Result<Option<Recovered>, WriteError> {
        let Some(state) = self.folder.state() else { return Ok(None) };
        let plan = match journal::find(state)? {
            Found::Nothing => {
                clear_private_drafts(&self.tree);
                return Ok(None);
            }
            Found::OtherVersion => return Err(WriteError::OtherVersion(state.journal())),
            Found::Torn => {
                clear_private_drafts(&self.tree);
                journal::remove(state, Durable::Yes, tell)?;
                return Ok(Some(Recovered::Dropped));
            }
            Found::Whole(plan) => plan,
        };
        let (mut pending, mut settled, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for step in carry_out::steps(&self.tree, &plan)? {
            if step.has_old()? && step.can_be_completed()? {
                pending.push(step);
                continue;
            }
            if !step.has_new()? {
                left.push(step.below.to_owned());
            }
            step.remove_draft()?;
            settled.push(step);
        }
        carry_out::all(&self.tree, &mut pending, &AtomicBool::new(false), tell)?;
        carry_out::sync_folders(&self.tree, &settled, tell)?;
        journal::remove(state, Durable::Yes, tell)?;
        Ok(Some(Recovered::Completed { files: plan.len(), left }))
    }
}
