//! `file-too-large`: a file is larger than a record can be.

use crate::check::context::FaultContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "file-too-large",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("file_too_large.md"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::TooLarge(size) = &fault.kind else { return };
    let limit = context.registry.config.max_file_size();
    let message = format!("the file has {size} bytes, more than the {limit} that are read");
    let help =
        "move what is no record elsewhere, or raise `max_file_size` in mieux.toml".to_owned();
    findings.push(RULE.finding(context.place(fault), message, Some(help)));
}
