//! What a registry will hold when an interrupted change is complete.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::carry_out::steps;
use super::error::WriteError;
use super::journal::{self, Found};
use super::plan::Content;
use super::registry_folder::RegistryFolder;
use super::tree::Tree;

/// An interrupted change, as far as it is not carried out yet. Paths lie below the registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// Of how many files the whole change is.
    pub files: usize,
    /// The bytes of the files that are still to be written.
    pub texts: BTreeMap<PathBuf, Vec<u8>>,
    /// The files that are still to be removed.
    pub removed: BTreeSet<PathBuf>,
}

/// The change that was interrupted, if it is not complete; nobody writes meanwhile. One that was interrupted
/// before it began has changed nothing, and is none.
///
/// # Errors
/// If the journal cannot be read.
pub(super) fn pending(folder: &RegistryFolder) -> Result<Option<Pending>, WriteError> {
    let Some(state) = folder.state() else { return Ok(None) };
    let plan = match journal::find(state)? {
        Found::Nothing | Found::Torn => return Ok(None),
        Found::OtherVersion => return Err(WriteError::OtherVersion(state.journal())),
        Found::Whole(plan) => plan,
    };
    let tree = Tree::of_registry(folder.root(), folder.private())?;
    let mut pending = Pending { files: plan.len(), ..Pending::default() };
    for step in steps(&tree, &plan)? {
        if step.has_old()? {
            match &step.change.new {
                Some(Content::Bytes(new)) => {
                    pending.texts.insert(step.below.to_owned(), new.clone());
                }
                // Nobody reads what is private with the records.
                Some(Content::Private { .. }) => {}
                None => {
                    pending.removed.insert(step.below.to_owned());
                }
            }
        }
    }
    let is_complete = pending.texts.is_empty() && pending.removed.is_empty();
    Ok((!is_complete).then_some(pending))
}
