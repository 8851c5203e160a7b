//! `duplicate-item`: the same item stands twice in a list.

use super::typed;
use crate::check::context::value;
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-item",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("duplicate_item.md"),
    check: Some(check),
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
        let message = match typed(context, *file, &violation.route) {
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
