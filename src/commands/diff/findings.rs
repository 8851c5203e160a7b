//! Which problems a change brings, and which it resolves.

use std::path::Path;

use mieux::check::{CheckError, Checked, Options, findings_between};
use mieux::compare::{FindingChange, FindingChanges};
use mieux::render::Lines;

use super::read::States;

/// The findings that are only in one of the states.
pub(super) fn changed_findings(states: &States, root: &Path) -> Result<FindingChanges, CheckError> {
    let between = findings_between(states.now(), root, &Options::default(), states.texts_before())?;
    let introduced = listed(&between.introduced);
    let resolved = between.resolved.as_ref().map(listed).unwrap_or_default();
    Ok(FindingChanges { introduced, resolved })
}

fn listed(checked: &Checked) -> Vec<FindingChange> {
    let registry = &checked.registry;
    let findings = checked.findings.iter().map(|finding| {
        let file = finding.place.file;
        let start = finding.place.spot.span(registry.source(file)).start;
        FindingChange {
            rule: finding.rule,
            severity: finding.severity.to_string(),
            file: registry.file(file).path.to_string_lossy().into_owned(),
            line: Lines::new(registry.text(file)).position(start).line,
            message: finding.message.clone(),
        }
    });
    findings.collect()
}
