//! `empty-value`: a list, map or text that holds nothing.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{is_item, or_left_out};
use crate::finding::Severity;
use crate::schema::{Problem, Violation};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "empty-value",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("empty_value"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::Empty { what } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let message = match violation.route.last_key() {
            Some(field) if is_item(&violation.route) => {
                format!("an item of `{field}` is an empty {what}")
            }
            field => format!("the {what} `{}` is empty", field.unwrap_or("the file")),
        };
        let help = or_left_out("fill it in", context.shape(), context.root, &violation.route);
        let mut place = context.value(&violation.route);
        // Folded text of no line at all is nowhere: show its key.
        if place.spot.span(Some(context.source)).is_empty() {
            place = context.key(violation.route.clone());
        }
        RULE.finding(place, message, Some(help))
    });
}
