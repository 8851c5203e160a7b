//! `retention-review-due`: it is time to look whether the data on an expert are still needed.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "retention-review-due",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("retention_review_due.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = context.today else { return };
    for expert in &context.registry.experts {
        let Some(retention) = &expert.body.retention else { continue };
        // What must be gone is found by `retention-expired` and needs no review.
        let due = retention.review_by.filter(|by| by.latest() < today);
        let Some(review_by) = due.filter(|_| !retention.is_expired(today)) else { continue };
        let message = format!("`{}` was to be reviewed by {review_by}", expert.body.id);
        let help = "look whether the data are still needed; delete the record, or write the date \
                    of the next review";
        let route = Route::default().key("retention").key("review_by");
        findings.push(RULE.finding(value(expert.file, &route), message, Some(help.to_owned())));
    }
}
