//! `unreadable-file`: the system does not let a file be read.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
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
        FaultKind::Unreadable(words) => (
            format!("the file cannot be read: {words}"),
            "mend the link or the permissions of the file, or remove it",
        ),
        FaultKind::UnreadableFolder(words) => (
            format!("the folder cannot be listed: {words}"),
            "correct the permissions of the folder: its records are not checked until then",
        ),
        FaultKind::LeadsOut => (
            "the file is a link that leads out of the records of the registry, so it is not read"
                .to_owned(),
            "put the record itself here, or remove the link",
        ),
        _ => return,
    };
    findings.push(RULE.finding(context.place(fault), message, Some(help.to_owned())));
}
