//! `mieux validate --fix`: fixes that are certain.

use std::cmp::Reverse;
use std::path::Path;

use mieux::change::Changes;
use mieux::check::Checked;
use mieux::edit;
use mieux::finding::{Finding, Fix};
use mieux::registry::{FileId, Registry};
use mieux::store::RegistryFolder;

use super::apply::{Base, Changed, OnErrors, Outcome, Policy, apply, name_files};
use crate::globals::Globals;

/// Fixes the findings of the registry in `root` that can be fixed with certainty. `find` reads the registry
/// and checks it; it is called under the lock, and again if something was fixed. What it gave last.
pub(super) fn fix(
    root: &Path,
    globals: &Globals,
    mut find: impl FnMut() -> anyhow::Result<Checked>,
) -> anyhow::Result<Checked> {
    let folder = RegistryFolder::open(root)?;
    let session = globals.session(&folder, false)?;
    let checked = session.read(&mut globals.teller(), &mut find)??;
    let changes = fixed(&checked.registry, &checked.findings);
    if changes.is_empty() {
        return Ok(checked);
    }
    let policy = Policy {
        reads_all: true,
        is_dry_run: false,
        shows_diff: false,
        shows_warnings: false,
        names_files: true,
        // A fix is certain by its definition.
        on_errors: OnErrors::Write,
    };
    let base = Base::Read(Box::new(checked.registry));
    let Changed { outcome, .. } = apply(&session, base, changes, policy, globals, &mut Vec::new())?;
    if let Outcome::Written(files) = outcome {
        name_files(&files, globals);
    }
    session.read(&mut globals.teller(), find)?
}

/// What becomes of the files that the fixes of findings change.
pub(super) fn fixed(registry: &Registry, findings: &[Finding]) -> Changes {
    let mut fixes: Vec<(FileId, &Fix)> = findings
        .iter()
        .filter_map(|finding| Some((finding.place.file, finding.fix.as_ref()?)))
        .collect();
    // Items go last and from the end, so that the indices of the others stay what they are; and
    // each once, though two rules may ask for it.
    fixes.sort_by_key(|(file, fix)| match fix {
        Fix::Replace { .. } => (*file, None),
        Fix::RemoveItem { route } => (*file, Some(Reverse(route))),
    });
    fixes.dedup();
    let mut changes = Changes::default();
    for of_file in fixes.chunk_by(|(file, _), (other, _)| file == other) {
        let Some((file, _)) = of_file.first() else { continue };
        let source = registry.file(*file);
        // What the reader could not accept is for a person to put right first.
        if !source.faults().is_empty() {
            continue;
        }
        let fixes: Vec<&Fix> = of_file.iter().map(|(_, fix)| *fix).collect();
        if let Some(text) = edit::apply(source.text(), &fixes) {
            changes.replace(source, text);
        }
    }
    changes
}
