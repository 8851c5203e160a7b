//! `status-against-decision`: the status of an action and the decision on it contradict each other.

use crate::check::context::{FileContext, begun};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message::Message;
use crate::model::Decision;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "status-against-decision",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("status_against_decision"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let decision = action.approval.as_ref().and_then(|approval| approval.decision);
    let (Some(decision), Some(status)) = (decision, action.status.as_deref()) else {
        return;
    };
    let counts = begun(context.vocabularies(), action).is_some();
    let Some(fitting) = fitting(decision, status, counts) else {
        return;
    };
    let decision = decision.name();
    let message = format!("the action is `{status}`, but the decision on it is `{decision}`");
    let help = format!("correct one of the two: {fitting}");
    let mut finding = RULE.finding(context.field("status"), message, Some(help));
    let decided = context.value(&Route::TOP.key("approval").key("decision"));
    finding.related = Some((decided, Message::verbatim("the decision")));
    findings.push(finding);
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
