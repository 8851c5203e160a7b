//! `retention-review-due`: it is time to look whether the data on an expert are still needed.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "retention-review-due",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("retention_review_due"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(today) = context.today else { return };
    let Some(expert) = context.expert() else { return };
    let Some(retention) = &expert.retention else { return };
    // What must be gone is found by `retention-expired` and needs no review.
    let due = retention.review_by.filter(|by| by.latest() < today);
    let Some(review_by) = due.filter(|_| !retention.is_expired(today)) else { return };
    let place = context.value(&Route::TOP.key("retention").key("review_by"));
    findings.push(
        RULE.at(place, message!("retention-review-due", id = &expert.id, date = review_by))
            .with_help(message!("retention-review-due.help")),
    );
}
