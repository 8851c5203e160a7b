//! `empty-value`: a list, map or text that holds nothing.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{is_item, or_left_out};
use crate::finding::Severity;
use crate::message;
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
    if violation.problem != Problem::Empty {
        return;
    }
    findings.push_with(context.id, || {
        let message = match violation.route.last_key() {
            Some(field) if is_item(&violation.route) => message!("empty-value.item", field),
            Some(field) => message!("empty-value", field),
            None => message!("empty-value.file"),
        };
        let write = message!("empty-value.help");
        let help = or_left_out(write, context.shape(), context.root, &violation.route);
        let mut place = context.value(&violation.route);
        // Folded text of no line at all is nowhere: show its key.
        if place.spot.span(Some(context.source)).is_empty() {
            place = context.key(violation.route.clone());
        }
        RULE.at(place, message).with_help(help)
    });
}
