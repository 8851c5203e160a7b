//! `not-utf8`: the bytes of a file are no UTF-8.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
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
    let message = "the text is not UTF-8 from here on".to_owned();
    let help = "save the file as UTF-8; what it is in now may be called Windows-1252, \
                ISO 8859-1, ANSI or Unicode (UTF-16)";
    findings.push(RULE.finding(context.place(fault), message, Some(help.to_owned())));
}
