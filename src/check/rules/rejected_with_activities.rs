//! `rejected-with-activities`: a request that became no action has activities.

use std::collections::HashMap;

use crate::check::context::field;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{Activity, ActivityStatus};
use crate::registry::Record;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "rejected-with-activities",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("rejected_with_activities.md"),
    check: Check::Registry(check),
};

/// Statuses in which nothing can have been held.
const NOT_BEGUN: [&str; 2] = ["rejected", "request"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut held: HashMap<&str, Vec<&Record<Activity>>> = HashMap::new();
    for record in &context.registry.activities {
        if let (Some(action), Some(_)) = (&record.body.action, evidence(&record.body)) {
            held.entry(action).or_default().push(record);
        }
    }
    for Record { file, body: action } in &context.registry.actions {
        let status = action.status.as_deref().filter(|status| NOT_BEGUN.contains(status));
        let (Some(status), Some(held)) = (status, held.get(action.id.as_str())) else { continue };
        let Some(first) = held.first() else { continue };
        let id = &first.body.id;
        let activities = match held.len() {
            1 => format!("its activity `{id}` was held"),
            count => format!("{count} of its activities were held, `{id}` among them"),
        };
        let message = format!("the action is `{status}`, but {activities}");
        let help = "correct the status; or, in the activity, the `action` that it belongs to; or \
                    write there `status: planned` or `status: cancelled`";
        let mut finding = RULE.finding(field(*file, "status"), message, Some(help.to_owned()));
        finding.related =
            evidence(&first.body).map(|(name, word)| (field(first.file, name), word.to_owned()));
        findings.push(finding);
    }
}

/// The field that shows that an activity was held, and how: its status, or where it has none that it
/// has a start.
fn evidence(activity: &Activity) -> Option<(&'static str, &'static str)> {
    match activity.status {
        Some(ActivityStatus::Held) => Some(("status", "it was held")),
        Some(ActivityStatus::Planned | ActivityStatus::Cancelled) => None,
        None => activity.start.map(|_| ("start", "it has a start and no status")),
    }
}
