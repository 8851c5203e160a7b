//! `malformed-value`: a value is of the right type and has another form than its field.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "malformed-value",
    severity: Severity::Error,
    page: include_str!("malformed_value.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::MalformedValue { title, description } = &violation.problem else {
            continue;
        };
        let written = context.written(*file, &violation.route);
        let message = format!("`{written}` has not the form of “{title}”");
        findings.push(RULE.finding(
            value(*file, &violation.route),
            message,
            Some(description.clone()),
        ));
    }
}
