//! `private-without-expert`: a file in `private/` is on an expert who has no record.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "private-without-expert",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("private_without_expert"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if fault.kind != FaultKind::Stray(Stray::NoExpert) {
        return;
    }
    let id = context.file.stem();
    let finding = RULE.at(context.place(fault), message!("private-without-expert", id = &id));
    findings.push(finding.with_help(message!("private-without-expert.help", id)));
}
