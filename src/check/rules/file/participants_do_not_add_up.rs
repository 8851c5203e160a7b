//! `participants-do-not-add-up`: women and men are not as many as all.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::model::{Participants, Qualifier};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "participants-do-not-add-up",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("participants_do_not_add_up"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(activity) = context.activity() else { return };
    let Some((message, help)) = activity.participants.as_ref().and_then(contradiction) else {
        return;
    };
    let route = Route::TOP.key("participants").key("total");
    findings.push(RULE.finding(context.value(&route), message, Some(help)));
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
