//! `duplicate-item`: the same item stands twice in a list.

use crate::check::context::value;
use crate::check::words::typed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-item",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("duplicate_item.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        if violation.problem != Problem::DuplicateItem {
            continue;
        }
        if !RULE.wants(findings, *file) {
            continue;
        }
        let field = violation.route.last_key().unwrap_or_default();
        let message = match typed(context.registry.file(*file), &violation.route) {
            written if written.is_empty() => {
                format!("this item of `{field}` is in the list already")
            }
            written => format!("`{written}` is in `{field}` already"),
        };
        let route = violation.route.clone();
        let mut finding = RULE.finding(value(*file, &route), message, Some("remove it".to_owned()));
        finding.fix = Some(Fix::RemoveItem { route });
        findings.push(finding);
    }
}
