//! `invalid-setting`: `mieux.toml` sets something that nothing can use.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "invalid-setting",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("invalid_setting"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if let FaultKind::Setting { message, help } = &fault.kind {
        let finding = RULE.at(context.place(fault), message.clone());
        findings.push(finding.with_help(help.clone()));
    }
}
