//! `status-without-approval`: an action that began does not say that it was approved.

use crate::check::context::field;
use crate::check::status::begun;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "status-without-approval",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: include_str!("status_without_approval.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let Some(status) = begun(context, action) else { continue };
        if action.approval.is_none() {
            let message = format!("the action is `{status}`, but says nothing of its approval");
            let help = "add a line `approval:`, and below it `decision: approved`, with `body` and \
                        `date` where they are known";
            findings.push(RULE.finding(field(*file, "status"), message, Some(help.to_owned())));
        }
    }
}
