//! `out-of-range`: a number is smaller or larger than its field allows.

use crate::check::context::value;
use crate::check::words::typed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "out-of-range",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("out_of_range.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::OutOfRange { bound } = &violation.problem else {
            continue;
        };
        if !RULE.wants(findings, *file) {
            continue;
        }
        let written = typed(context.registry.file(*file), &violation.route);
        let field = violation.route.last_key().unwrap_or_default();
        let message = format!("`{field}` is {written}, but must be {bound}");
        let help = format!(
            "write the right number, or remove the line: `{field}` is left out where it is not known"
        );
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
