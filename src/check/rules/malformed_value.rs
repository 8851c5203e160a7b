//! `malformed-value`: a value is of the right type and has another form than its field.

use crate::check::context::value;
use crate::check::words::{part, typed};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "malformed-value",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("malformed_value.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::MalformedValue { description } = &violation.problem else {
            continue;
        };
        if !RULE.wants(findings, *file) {
            continue;
        }
        let written = typed(context.registry.file(*file), &violation.route);
        let what = part(context.registry.file(*file).kind, &violation.route);
        let message = format!("`{written}` has not the form of {what}");
        let help = format!("expected here: {}", description.trim_end_matches('.'));
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
