//! `empty-value`: a list, map or text that holds nothing.

use crate::check::context::{key, value};
use crate::check::words::is_item;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "empty-value",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("empty_value.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::Empty { what } = &violation.problem else {
            continue;
        };
        if !RULE.wants(findings, *file) {
            continue;
        }
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
        let mut place = value(*file, &violation.route);
        // Folded text of no line at all stands nowhere: show its key.
        if place.spot.span(context.registry.file(*file)).is_empty() {
            place = key(*file, violation.route.clone());
        }
        findings.push(RULE.finding(place, message, Some(help.to_owned())));
    }
}
