//! `implementation-without-partner`: an action that began names no partner.

use crate::check::context::field;
use crate::check::status::begun;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Action;
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "implementation-without-partner",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::Registry,
    page: include_str!("implementation_without_partner.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let Some(status) = begun(context, action) else { continue };
        if !has_partner(context, action) {
            let message = format!(
                "the action is `{status}`, but neither it nor any of its activities names a partner"
            );
            let help = "add a line `partners:`, and below it `- partner: …` with the id of a \
                        partner, and its `role` where it is known";
            findings.push(RULE.finding(field(*file, "status"), message, Some(help.to_owned())));
        }
    }
}

fn has_partner(context: &Context<'_>, action: &Action) -> bool {
    let mut activities = context.links.activities_of(&action.id).iter();
    !action.partners.is_empty() || activities.any(|activity| !activity.partners.is_empty())
}
