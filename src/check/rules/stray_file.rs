//! `stray-file`: a file below the registry is not read.

use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::model::{FileKind, SourceFile};
use crate::suggest::nearest;
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Warning,
    tier: Tier::Default,
    page: include_str!("stray_file.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let FaultKind::Stray(why) = &fault.kind else { continue };
            let message = format!("the file is not read: {why}");
            let help = help(source);
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            findings.push(RULE.finding(place, message, Some(help)));
        }
    }
}

/// Where it probably belongs.
fn help(source: &SourceFile) -> String {
    let folder = source.below.components().next().map(|part| part.as_os_str().to_string_lossy());
    let folder = folder.unwrap_or_default();
    let known = FileKind::ALL.map(FileKind::folder);
    let meant = nearest(&folder, known.map(|name| (name.to_owned(), name)));
    match meant.filter(|meant| **meant != *folder) {
        Some(meant) => format!("did you mean the folder `{meant}/`?"),
        None => format!("move it into one of {}, or out of the registry", known.join("/, ") + "/"),
    }
}
