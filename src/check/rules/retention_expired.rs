//! `retention-expired`: the data on an expert should be gone.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "retention-expired",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("retention_expired.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = context.today else { return };
    for expert in &context.registry.experts {
        let Some(retention) = &expert.body.retention else { continue };
        let Some(delete_after) = retention.delete_after.filter(|_| retention.is_expired(today))
        else {
            continue;
        };
        let message = format!("`{}` was to be deleted after {delete_after}", expert.body.id);
        let help = "delete the record and what `private/` holds on the person; where there is a \
                    new ground to keep it, write the new date";
        let route = Route::default().key("retention").key("delete_after");
        findings.push(RULE.finding(value(expert.file, &route), message, Some(help.to_owned())));
    }
}
