//! `status-missing`: an action does not say how far it has come.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "status-missing",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("status_missing"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    if action.status.is_none() {
        let finding = RULE.at(context.top(), message!("status-missing"));
        findings.push(finding.with_help(message!("status-missing.help")));
    }
}
