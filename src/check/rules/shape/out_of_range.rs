//! `out-of-range`: a number is smaller or larger than its field allows.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{or_left_out, typed};
use crate::finding::Severity;
use crate::schema::{Problem, Violation};

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
    let Problem::OutOfRange { bound } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let written = typed(context.source, &violation.route);
        let field = violation.route.last_key().unwrap_or_default();
        let message = format!("`{field}` is {written}, but must be {bound}");
        let (shape, root) = (context.shape(), context.root);
        let help = or_left_out("write the right number", shape, root, &violation.route);
        RULE.finding(context.value(&violation.route), message, Some(help))
    });
}
