//! `unreadable-file`: the system does not let a file be read.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("unreadable_file"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let (message, help) = match &fault.kind {
        FaultKind::Unreadable(reason) => {
            (message!("unreadable-file", reason = reason.clone()), message!("unreadable-file.help"))
        }
        FaultKind::UnreadableFolder(reason) => (
            message!("unreadable-file.folder", reason = reason.clone()),
            message!("unreadable-file.help-folder"),
        ),
        FaultKind::LeadsOut => {
            (message!("unreadable-file.leads-out"), message!("unreadable-file.help-leads-out"))
        }
        _ => return,
    };
    findings.push(RULE.at(context.place(fault), message).with_help(help));
}
