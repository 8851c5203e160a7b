//! `empty-value`: a list, map or text that holds nothing.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "empty-value",
    severity: Severity::Error,
    page: include_str!("empty_value.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::Empty { what } = &violation.problem else {
            continue;
        };
        let field = violation.route.last_key().unwrap_or("the file");
        let message = format!("the {what} `{field}` is empty");
        let help = "fill it in, or remove the line: what is not known is left out".to_owned();
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
