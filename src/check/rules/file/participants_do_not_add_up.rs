//! `participants-do-not-add-up`: women and men are not as many as all.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
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
    findings.push(RULE.at(context.value(&route), message).with_help(help));
}

/// What is wrong with the numbers, and what to do. A total that is only about so many, or more, says
/// too little to contradict its parts.
fn contradiction(participants: &Participants) -> Option<(Message, Message)> {
    let total = participants.total?;
    let is_exact = matches!(participants.qualifier, None | Some(Qualifier::Exact));
    if matches!(participants.qualifier, Some(Qualifier::About | Qualifier::Over)) {
        return None;
    }
    let part = |field: &str, number: u64| {
        let (number_shown, total) = (number.to_string(), total.to_string());
        (message!("participants-do-not-add-up.part", field, number = number_shown, total), number)
    };
    let (message, sum) = match (participants.women, participants.men) {
        (Some(women), Some(men)) => {
            let sum = women.saturating_add(men);
            let [women, men, total_shown] = [women, men, total].map(|number| number.to_string());
            let message = match sum < total {
                true => {
                    message!("participants-do-not-add-up.fewer", women, men, total = total_shown)
                }
                false => {
                    message!("participants-do-not-add-up.more", women, men, total = total_shown)
                }
            };
            (message, sum)
        }
        (Some(women), None) => part("women", women),
        (None, Some(men)) => part("men", men),
        (None, None) => return None,
    };
    let is_whole = participants.women.is_some() && participants.men.is_some();
    let is_wrong = sum > total || sum < total && is_whole && is_exact;
    let help = message!("participants-do-not-add-up.help", sum = sum.to_string());
    is_wrong.then_some((message, help))
}
