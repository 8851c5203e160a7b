//! `retention-expired`: the data on an expert should be gone.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "retention-expired",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("retention_expired"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(today) = context.today else { return };
    let Some(expert) = context.expert() else { return };
    let Some(retention) = &expert.retention else { return };
    let Some(delete_after) = retention.delete_after.filter(|_| retention.is_expired(today)) else {
        return;
    };
    let place = context.value(&Route::TOP.key("retention").key("delete_after"));
    findings.push(
        RULE.at(place, message!("retention-expired", id = &expert.id, date = delete_after))
            .with_help(message!("retention-expired.help", id = &expert.id)),
    );
}
