//! `completed-without-end`: a completed action does not say when it ended.

use crate::check::context::field;
use crate::check::status::completed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "completed-without-end",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: include_str!("completed_without_end.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let Some(status) = completed(context, action) else { continue };
        if action.end.is_none() {
            let message = format!("the action is `{status}`, but has no `end`");
            let help = "add a line `end: …`, as precise as the source: `2018`, `2018-05` or \
                        `\"2018-05-12\"`";
            findings.push(RULE.finding(field(*file, "status"), message, Some(help.to_owned())));
        }
    }
}
