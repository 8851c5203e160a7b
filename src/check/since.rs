//! Which findings a change has brought, against an earlier state of the registry.

use std::path::Path;

use super::plan::Options;
use super::scope::{CheckError, Scope};
use super::validate::Checked;
use super::workspace::Workspace;
use crate::files::{Files, Texts};
use crate::finding::{Finding, Fingerprint, KnownFindings, Since};

/// Reads a registry and checks it, and leaves out what was found before. `before` has the files that were other
/// then, with their texts, `None` for those that were not there; if it is `None` itself, there was no registry.
///
/// # Errors
/// As [`super::validate`], for either state.
pub fn validate_since(
    files: &dyn Files,
    root: &Path,
    options: &Options,
    before: Option<Texts>,
) -> Result<(Checked, Since), CheckError> {
    let mut workspace = Workspace::open(files, root, &Scope::All, options)?;
    let skipped = workspace.skipped();
    let mut findings = workspace.findings();
    let registry = workspace.registry().clone();
    let known = match before {
        None => KnownFindings::of(&registry, &[]),
        Some(before) => {
            workspace.update(before)?;
            let found = workspace.findings();
            KnownFindings::<Fingerprint>::of(workspace.registry(), &found)
        }
    };
    let all = number(&findings);
    known.remove_from(&registry, &mut findings);
    let unchanged = all - number(&findings);
    let resolved = known.counts().iter().map(|(_, count)| count).sum::<usize>() - unchanged;
    Ok((Checked { registry, findings, skipped }, Since { resolved, unchanged }))
}

/// How many findings there are, with those that their rules counted and did not make.
fn number(findings: &[Finding]) -> usize {
    findings.iter().map(|finding| 1 + finding.more).sum()
}
