//! `out-of-range`: a number is smaller or larger than its field allows.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{or_left_out, typed};
use crate::finding::Severity;
use crate::message;
use crate::schema::{Bound, Problem, Violation};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "out-of-range",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("out_of_range"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::OutOfRange { bound, limit } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let written = typed(context.source, &violation.route);
        let field = violation.route.last_key().unwrap_or_default();
        let message = match bound {
            Bound::AtLeast => message!("out-of-range.at-least", field, written, limit),
            Bound::MoreThan => message!("out-of-range.more-than", field, written, limit),
            Bound::AtMost => message!("out-of-range.at-most", field, written, limit),
        };
        let write = message!("out-of-range.help");
        let help = or_left_out(write, context.shape(), context.root, &violation.route);
        RULE.at(context.value(&violation.route), message).with_help(help)
    });
}
