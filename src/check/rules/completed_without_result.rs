//! `completed-without-result`: a completed action names nothing that came out of it.

use crate::check::context::field;
use crate::check::status::completed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Action;
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "completed-without-result",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::Registry,
    page: include_str!("completed_without_result.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let Some(status) = completed(context, action) else { continue };
        if !has_result(context, action) {
            let message = format!(
                "the action is `{status}`, but neither it nor any of its activities names a result"
            );
            let help = "add a line `results:`, and below it `- kind: …` with a code of \
                        `output-kinds`, and a `title`";
            findings.push(RULE.finding(field(*file, "status"), message, Some(help.to_owned())));
        }
    }
}

fn has_result(context: &Context<'_>, action: &Action) -> bool {
    let mut activities = context.links.activities_of(&action.id).iter();
    !action.results.is_empty() || activities.any(|activity| !activity.results.is_empty())
}
