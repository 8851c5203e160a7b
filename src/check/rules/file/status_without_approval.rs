//! `status-without-approval`: an action that began does not say that it was approved.

use crate::check::context::{FileContext, begun};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "status-without-approval",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: page!("status_without_approval"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let Some(status) = begun(context.vocabularies(), action) else { return };
    if action.approval.is_none() {
        let finding = RULE.at(context.field("status"), message!("status-without-approval", status));
        findings.push(finding.with_help(message!("status-without-approval.help")));
    }
}
