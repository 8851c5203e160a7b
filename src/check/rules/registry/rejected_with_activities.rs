//! `rejected-with-activities`: a request that became no action has activities.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::{Activity, ActivityStatus};
use crate::registry::{FileId, Record};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "rejected-with-activities",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("rejected_with_activities"),
    check: Check::Registry(check, Again::Links),
};

/// Statuses in which nothing can have been held.
const NOT_BEGUN: [&str; 2] = ["rejected", "request"];

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: action, .. }) = context.registry.action(file) else { return };
    let status = action.status.as_deref().filter(|status| NOT_BEGUN.contains(status));
    let Some(status) = status else { return };
    let held =
        context.registry.activities_of(&action.id).filter(|one| evidence(&one.body).is_some());
    let held: Vec<&Record<Activity>> = held.collect();
    let Some(first) = held.first() else { return };
    let message =
        message!("rejected-with-activities", status, id = &first.body.id, count = held.len());
    let mut finding = RULE
        .at(field(file, "status"), message)
        .with_help(message!("rejected-with-activities.help"));
    finding.related = evidence(&first.body).map(|(name, words)| (field(first.file, name), words));
    findings.push(finding);
}

/// The field that shows that an activity was held, and how: its status, or where it has none that it
/// has a start.
fn evidence(activity: &Activity) -> Option<(&'static str, Message)> {
    match activity.status {
        Some(ActivityStatus::Held) => {
            Some(("status", message!("rejected-with-activities.related-held")))
        }
        Some(ActivityStatus::Planned | ActivityStatus::Cancelled) => None,
        None => {
            activity.start.map(|_| ("start", message!("rejected-with-activities.related-started")))
        }
    }
}
