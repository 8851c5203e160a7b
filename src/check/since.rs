//! Which findings a change has brought, against an earlier state of the registry.

use std::path::Path;

use super::plan::Options;
use super::scope::{CheckError, Scope};
use super::validate::{Checked, into_checked};
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
    let (mut checked, before) = both(files, root, options, before)?;
    let Checked { registry, findings, .. } = &mut checked;
    let known = before.as_ref().map(known);
    let known = known.unwrap_or_else(|| KnownFindings::of(registry, &[]));
    let all = number(findings);
    known.remove_from(registry, findings);
    let unchanged = all - number(findings);
    let resolved = known.counts().iter().map(|(_, count)| count).sum::<usize>() - unchanged;
    Ok((checked, Since { resolved, unchanged }))
}

/// How many findings there are, with those that their rules counted and did not make.
fn number(findings: &[Finding]) -> usize {
    findings.iter().map(|finding| 1 + finding.more).sum()
}

/// The findings that are only in one of two states of a registry.
#[derive(Debug)]
pub struct Between {
    /// The state after, with the findings that it has more.
    pub introduced: Checked,
    /// The state before, with the findings that are gone; `None` if there was no registry.
    pub resolved: Option<Checked>,
}

/// Reads a registry and checks it in two states, `before` as in [`validate_since`].
///
/// # Errors
/// As [`super::validate`], for either state.
pub fn findings_between(
    files: &dyn Files,
    root: &Path,
    options: &Options,
    before: Option<Texts>,
) -> Result<Between, CheckError> {
    let (mut introduced, mut resolved) = both(files, root, options, before)?;
    if let Some(resolved) = &mut resolved {
        let (then, now) = (known(resolved), known(&introduced));
        then.remove_from(&introduced.registry, &mut introduced.findings);
        now.remove_from(&resolved.registry, &mut resolved.findings);
    }
    Ok(Between { introduced, resolved })
}

/// A registry with its findings, and the same as it was before.
fn both(
    files: &dyn Files,
    root: &Path,
    options: &Options,
    before: Option<Texts>,
) -> Result<(Checked, Option<Checked>), CheckError> {
    let mut workspace = Workspace::open(files, root, &Scope::All, options)?;
    let Some(before) = before else { return Ok((into_checked(workspace), None)) };
    let (skipped, judged, findings) =
        (workspace.skipped(), workspace.judged(), workspace.findings());
    // To go back afterwards would lose the files that cannot be read now.
    let now = Checked { registry: workspace.registry().clone(), findings, skipped, judged };
    workspace.update(before)?;
    Ok((now, Some(into_checked(workspace))))
}

fn known(checked: &Checked) -> KnownFindings<Fingerprint> {
    KnownFindings::of(&checked.registry, &checked.findings)
}
