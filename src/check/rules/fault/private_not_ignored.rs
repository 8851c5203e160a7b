//! `private-not-ignored`: what identifies a person would go into git.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Place, Severity, Spot};
use crate::message;
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "private-not-ignored",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("private_not_ignored"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if fault.kind != FaultKind::Stray(Stray::Unignored) {
        return;
    }
    let place = Place { file: context.id, spot: Spot::Top };
    let finding = RULE.at(place, message!("private-not-ignored"));
    findings.push(finding.with_help(message!("private-not-ignored.help")));
}
