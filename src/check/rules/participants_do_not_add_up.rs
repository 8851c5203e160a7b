//! `participants-do-not-add-up`: women and men are not as many as all.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{Participants, Qualifier};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "participants-do-not-add-up",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("participants_do_not_add_up.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for activity in &context.registry.activities {
        let Some((message, help)) = activity.body.participants.as_ref().and_then(contradiction)
        else {
            continue;
        };
        let route = Route::default().key("participants").key("total");
        findings.push(RULE.finding(value(activity.file, &route), message, Some(help)));
    }
}

/// What is wrong with the numbers, and what to do. A total that is only about so many, or more, says
/// too little to contradict its parts.
fn contradiction(participants: &Participants) -> Option<(String, String)> {
    let total = participants.total?;
    let is_exact = matches!(participants.qualifier, None | Some(Qualifier::Exact));
    if matches!(participants.qualifier, Some(Qualifier::About | Qualifier::Over)) {
        return None;
    }
    let (parts, sum) = match (participants.women, participants.men) {
        (Some(women), Some(men)) => {
            (format!("{women} women and {men} men"), women.saturating_add(men))
        }
        (Some(women), None) => (format!("{women} women"), women),
        (None, Some(men)) => (format!("{men} men"), men),
        (None, None) => return None,
    };
    let is_whole = participants.women.is_some() && participants.men.is_some();
    let relation = match () {
        () if sum > total => "more",
        () if sum < total && is_whole && is_exact => "fewer",
        () => return None,
    };
    let help = format!(
        "correct the number that is wrong; `total: {sum}` would fit, or `qualifier: about` where \
         the total is not exact"
    );
    Some((format!("{parts} are {relation} than the total of {total}"), help))
}
