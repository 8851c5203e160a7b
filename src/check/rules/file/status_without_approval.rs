//! `status-without-approval`: an action that began does not say that it was approved.

use crate::check::context::{FileContext, begun};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;

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
        let message = format!("the action is `{status}`, but says nothing of its approval");
        let help = "add a line `approval:`, and below it `decision: approved`, with `body` and \
                    `date` where they are known";
        findings.push(RULE.finding(context.field("status"), message, Some(help.to_owned())));
    }
}
