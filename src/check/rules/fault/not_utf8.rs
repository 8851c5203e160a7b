//! `not-utf8`: the bytes of a file are no UTF-8.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "not-utf8",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("not_utf8"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::NotUtf8 = &fault.kind else { return };
    let finding = RULE.at(context.place(fault), message!("not-utf8"));
    findings.push(finding.with_help(message!("not-utf8.help")));
}
