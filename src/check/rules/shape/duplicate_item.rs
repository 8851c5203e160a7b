//! `duplicate-item`: the same item is twice in a list.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::typed;
use crate::finding::{Fix, Severity};
use crate::message;
use crate::schema::{Problem, Violation};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "duplicate-item",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("duplicate_item"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    if violation.problem != Problem::DuplicateItem {
        return;
    }
    findings.push_with(context.id, || {
        let field = violation.route.last_key().unwrap_or_default();
        let message = match typed(context.source, &violation.route) {
            written if written.is_empty() => message!("duplicate-item.unnamed", field),
            written => message!("duplicate-item", written, field),
        };
        let route = violation.route.clone();
        let place = context.value(&route);
        let mut finding = RULE.at(place, message).with_help(message!("duplicate-item.help"));
        finding.fix = Some(Fix::RemoveItem { route });
        finding
    });
}
