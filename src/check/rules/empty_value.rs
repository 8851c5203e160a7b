//! `empty-value`: a list, map or text that holds nothing.

use super::is_item;
use crate::check::context::value;
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "empty-value",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("empty_value.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::Empty { what } = &violation.problem else {
            continue;
        };
        let (message, help) = match violation.route.last_key() {
            Some(field) if is_item(&violation.route) => (
                format!("an item of `{field}` is an empty {what}"),
                "fill it in, or remove the item: what is not known is left out",
            ),
            field => (
                format!("the {what} `{}` is empty", field.unwrap_or("the file")),
                "fill it in, or remove the line: what is not known is left out",
            ),
        };
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help.to_owned())));
    }
}
