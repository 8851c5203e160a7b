//! `large-file-pointer`: a file is a pointer of Git LFS and not the file itself.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "large-file-pointer",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("large_file_pointer"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if fault.kind != FaultKind::LargeFilePointer {
        return;
    }
    let finding = RULE.at(context.place(fault), message!("large-file-pointer"));
    findings.push(finding.with_help(message!("large-file-pointer.help")));
}
