//! `merge-conflict`: a merge has left two versions in a file.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::Severity;
use crate::message;
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
            ("", "") => (message!("merge-conflict.marker"), message!("merge-conflict.help-marker")),
            (name, "") | ("", name) => (
                message!("merge-conflict.named-marker", name = short(name)),
                message!("merge-conflict.help-marker"),
            ),
            (first, second) => (
                message!("merge-conflict", first = short(first), second = short(second)),
                message!("merge-conflict.help"),
            ),
        };
        RULE.at(context.place(fault), message).with_help(help)
    });
}
