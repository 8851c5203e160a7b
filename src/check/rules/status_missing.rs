//! `status-missing`: an action does not say how far it has come.

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "status-missing",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("status_missing.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        if action.status.is_none() {
            let place = Place { file: *file, spot: Spot::Top };
            let message = "the action has no status, so it is in no figure".to_owned();
            let help = "add a line such as `status: completed`; see the codes with \
                        `mieux list statuses`";
            findings.push(RULE.finding(place, message, Some(help.to_owned())));
        }
    }
}
