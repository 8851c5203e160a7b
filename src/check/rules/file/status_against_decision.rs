//! `status-against-decision`: the status of an action and the decision on it contradict each other.

use crate::check::context::{FileContext, begun};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
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
    let Some(help) = help(decision, status, counts) else {
        return;
    };
    let decided = context.value(&Route::TOP.key("approval").key("decision"));
    let message = message!("status-against-decision", status, decision = decision.name());
    findings.push(
        RULE.at(context.field("status"), message)
            .with_help(help)
            .with_related(decided, message!("status-against-decision.related")),
    );
}

/// Which status fits a decision; `None` where the one that the action has may be right.
fn help(decision: Decision, status: &str, counts: bool) -> Option<Message> {
    match decision {
        Decision::Approved if status == "rejected" => {
            Some(message!("status-against-decision.help-approved"))
        }
        Decision::Rejected if counts => Some(message!("status-against-decision.help-rejected")),
        Decision::Deferred if counts => Some(message!("status-against-decision.help-deferred")),
        _ => None,
    }
}
