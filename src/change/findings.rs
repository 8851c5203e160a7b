//! Which findings a change would bring.

use std::collections::HashSet;
use std::path::Path;

use super::files::Changes;
use crate::check::{CheckError, Options, Workspace, errors_among};
use crate::files::{Folder, PRIVATE, Texts};
use crate::finding::{Finding, KnownFindings, Severity};
use crate::model::Incomplete;
use crate::registry::{FileId, OpenError, Registry};

/// The findings that a registry has after a change and does not have before.
#[derive(Debug)]
pub struct NewFindings {
    /// The registry as it would be.
    pub registry: Registry,
    /// Errors that the registry has already, on account of which a selection may be wrong.
    pub errors_before: Vec<Incomplete>,
    /// The errors, sorted.
    pub errors: Vec<Finding>,
    /// The warnings, sorted.
    pub warnings: Vec<Finding>,
    /// The files that change, but for those that are removed.
    pub files: Vec<FileId>,
}

/// The findings that these changes would bring. Nothing is written to the disk.
///
/// # Errors
/// If the settings of the registry name a rule that does not exist, or the registry cannot be read again
/// where the change concerns more than records.
pub fn new_findings(registry: &Registry, changes: &Changes) -> Result<NewFindings, CheckError> {
    let folder = Folder::open(&registry.root)
        .map_err(|why| OpenError::Folder(registry.root.clone(), why.into()))?;
    new_findings_in(
        Workspace::of_registry(&folder, registry.clone(), &Options::default())?,
        changes,
    )
}

/// The same for a registry that is checked already, by the usual rules.
///
/// # Errors
/// As [`new_findings`].
pub fn new_findings_in(
    mut workspace: Workspace<'_>,
    changes: &Changes,
) -> Result<NewFindings, CheckError> {
    let before = workspace.findings();
    let registry = workspace.registry();
    let errors_before = errors_among(registry, &before);
    let known = KnownFindings::of(registry, &before).after_moves(&changes.moves());
    workspace.update(texts(changes))?;
    let (registry, mut findings) = workspace.into_findings();
    known.remove_from(&registry, &mut findings);
    let (errors, warnings) =
        findings.into_iter().partition(|finding| finding.severity == Severity::Error);
    let paths: HashSet<&Path> = changes.new_texts().map(|(below, _)| below).collect();
    let files = registry.files_with_ids().filter(|(_, file)| paths.contains(file.below.as_path()));
    let files = files.map(|(file, _)| file).collect();
    Ok(NewFindings { registry, errors_before, errors, warnings, files })
}

/// What becomes of files, as a workspace takes it.
fn texts(changes: &Changes) -> Texts {
    let gone = changes.vacated().map(|below| (below.to_owned(), None));
    let new =
        changes.new_texts().map(|(below, text)| (below.to_owned(), Some(text.as_bytes().to_vec())));
    // What is private is no part of what the rules look at.
    gone.chain(new).filter(|(below, _)| !below.starts_with(PRIVATE)).collect()
}
