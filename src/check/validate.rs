//! The one call that checks a registry.

use std::path::Path;

use super::plan::{Options, PlanError};
use super::rule::Rule;
use super::scope::{CheckError, Scope};
use super::workspace::Workspace;
use crate::files::{Files, Memory};
use crate::finding::Finding;
use crate::registry::{FileId, Registry};

/// A registry that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The registry, with the texts of the files that findings are about. If there are none, its records may not be
    /// read.
    pub registry: Registry,
    /// What was found, sorted by file, place, rule and message.
    pub findings: Vec<Finding>,
    /// The rules that were skipped because only some files were read.
    pub skipped: Vec<&'static Rule>,
    /// The files of experts that say how long they may be kept.
    pub judged: Vec<FileId>,
}

/// Reads a registry and checks it by the rules that the options and its settings choose. `root` is where it
/// is, empty if it is only in memory.
///
/// # Errors
/// If the settings cannot be read, or the options name a rule that does not exist. What is wrong with files is found, and is never an error.
pub fn validate(
    files: &dyn Files,
    root: &Path,
    scope: &Scope,
    options: &Options,
) -> Result<Checked, CheckError> {
    Workspace::open_for_findings(files, root, scope, options).map(into_checked)
}

/// The registry of a workspace with its findings, without a copy.
pub(super) fn into_checked(workspace: Workspace<'_>) -> Checked {
    let (skipped, judged) = (workspace.skipped(), workspace.judged());
    let (registry, findings) = workspace.into_findings();
    Checked { registry, findings, skipped, judged }
}

/// Checks a registry that is in memory with all its texts.
///
/// # Errors
/// If the options name a rule that does not exist.
pub fn check_registry(registry: &Registry, options: &Options) -> Result<Vec<Finding>, PlanError> {
    let files = Memory::default();
    Ok(Workspace::of_registry(&files, registry.clone(), options)?.findings())
}
