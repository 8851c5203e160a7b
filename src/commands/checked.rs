//! Changes that are looked at before they are written: what they would make wrong is shown, and refused.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use mieux::check::{Options, Workspace};
use mieux::files::{Folder, Texts};
use mieux::finding::{Finding, Severity};
use mieux::model::{FileKind, Kind};
use mieux::registry::Registry;
use mieux::render::{FindingFormat, Summary, write_findings};

use crate::globals::Globals;

/// Shows the errors that the registry would have after a change and does not have now; whether there
/// are any. `texts` are those of the files that change, by their paths below the registry.
pub(super) fn is_refused(
    registry: &Registry,
    texts: Texts,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    let files = Folder::open(&registry.root)?;
    let mut workspace = Workspace::of_registry(&files, registry.clone(), &Options::default())?;
    let before = workspace.findings();
    let paths: Vec<PathBuf> = texts.keys().cloned().collect();
    workspace.update(texts)?;
    let changed = workspace.registry();
    let findings = new_errors((registry, before), (changed, workspace.findings()));
    if findings.is_empty() {
        return Ok(false);
    }
    writeln!(out)?;
    let of_kind = |kind| {
        let files = paths.iter().filter_map(|below| changed.file_at(below));
        files.filter(|file| changed.file(*file).kind == FileKind::Record(kind)).count()
    };
    let summary = Summary::new(Kind::ALL.map(of_kind), &findings);
    let format = FindingFormat::Human;
    write_findings(format, changed, &findings, &summary, globals.screen(), out)?;
    writeln!(out, "Nothing was written; --force writes it all the same.")?;
    Ok(true)
}

/// The errors of a changed registry that it did not have before.
fn new_errors(
    (registry, before): (&Registry, Vec<Finding>),
    (changed, mut findings): (&Registry, Vec<Finding>),
) -> Vec<Finding> {
    let fact = |registry: &Registry, finding: &Finding| {
        let below = registry.file(finding.place.file).below.clone();
        (finding.rule, below, finding.message.clone())
    };
    let mut known: HashMap<_, usize> = HashMap::new();
    for finding in &before {
        *known.entry(fact(registry, finding)).or_default() += 1;
    }
    findings.retain(|finding| {
        let left = known.get_mut(&fact(changed, finding)).filter(|left| **left > 0);
        let is_known = left.map(|left| *left -= 1).is_some();
        finding.severity == Severity::Error && !is_known
    });
    findings
}
