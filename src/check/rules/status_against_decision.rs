//! `status-against-decision`: the status of an action and the decision on it contradict each other.

use crate::check::context::{field, value};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Decision;
use crate::registry::Record;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "status-against-decision",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("status_against_decision.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let decision = action.approval.as_ref().and_then(|approval| approval.decision);
        let (Some(decision), Some(status)) = (decision, action.status.as_deref()) else {
            continue;
        };
        let Some(fitting) = fitting(decision, status, context.links.counts(action)) else {
            continue;
        };
        let decision = decision.name();
        let message = format!("the action is `{status}`, but the decision on it is `{decision}`");
        let help = format!("correct one of the two: {fitting}");
        let mut finding = RULE.finding(field(*file, "status"), message, Some(help));
        let decided = value(*file, &Route::default().key("approval").key("decision"));
        finding.related = Some((decided, "the decision".to_owned()));
        findings.push(finding);
    }
}

/// The status that fits a decision, in words; `None` where the one that the action has may be right.
fn fitting(decision: Decision, status: &str, counts: bool) -> Option<&'static str> {
    match decision {
        Decision::Approved if status == "rejected" => {
            Some("an approved action that was given up is `status: cancelled`")
        }
        Decision::Rejected if counts => Some("what was turned down is `status: rejected`"),
        Decision::Deferred if counts => {
            Some("what waits for its decision is `status: preparation`")
        }
        _ => None,
    }
}
