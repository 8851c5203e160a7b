//! `merge-conflict`: a merge has left two versions in a file.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "merge-conflict",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("merge_conflict"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::MergeConflict { first, second } = &fault.kind else { return };
    findings.push_with(context.id, || {
        let (message, help) = match (first.as_str(), second.as_str()) {
            ("", "") => (
                "a marker of a merge is left in the file".to_owned(),
                "remove this line, and check that the file has one version of each field",
            ),
            (one, "") | ("", one) => (
                format!("a merge has left a marker: `{}`", short(one)),
                "remove this line, and check that the file has one version of each field",
            ),
            (first, second) => (
                format!(
                    "a merge has left two versions of this: `{}` and `{}`",
                    short(first),
                    short(second)
                ),
                "keep one version, or what is right in both, and remove the lines with the markers",
            ),
        };
        RULE.finding(context.place(fault), message, Some(help.to_owned()))
    });
}
