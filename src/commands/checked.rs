//! Changes that are looked at before they are written: what they would make wrong is shown, and refused.

use std::collections::BTreeSet;
use std::io::Write;

use mieux::check::{Options, check_registry};
use mieux::finding::{Finding, Severity};
use mieux::model::{FileKind, Kind};
use mieux::registry::{FileId, Registry};
use mieux::render::{FindingFormat, Summary, write_findings};

use crate::globals::Globals;

/// Shows the errors that the registry would have after a change and does not have now; whether there
/// are any. `files` are those that change.
pub(super) fn is_refused(
    registry: &Registry,
    changed: &Registry,
    files: &BTreeSet<FileId>,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    let findings = new_errors(registry, changed)?;
    if findings.is_empty() {
        return Ok(false);
    }
    writeln!(out)?;
    let of_kind = |kind| {
        let files = files.iter().map(|file| changed.file(*file));
        files.filter(|file| file.kind == FileKind::Record(kind)).count()
    };
    let summary = Summary::new(Kind::ALL.map(of_kind), &findings);
    let format = FindingFormat::Human;
    write_findings(format, changed, &findings, &summary, globals.screen(), out)?;
    writeln!(out, "Nothing was written; --force writes it all the same.")?;
    Ok(true)
}

/// The errors of one registry that the other does not have.
fn new_errors(registry: &Registry, changed: &Registry) -> anyhow::Result<Vec<Finding>> {
    let options = Options::default();
    let mut before = check_registry(registry, &options)?;
    let mut findings = check_registry(changed, &options)?;
    findings.retain(|finding| {
        let same = |known: &Finding| {
            (known.rule, known.place.file, &known.message)
                == (finding.rule, finding.place.file, &finding.message)
        };
        let known = before.iter().position(same).map(|at| before.swap_remove(at));
        finding.severity == Severity::Error && known.is_none()
    });
    Ok(findings)
}
