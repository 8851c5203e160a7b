//! `malformed-id`: an id is not in the form of one.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "malformed-id",
    severity: Severity::Error,
    page: include_str!("malformed_id.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::MalformedId { pattern } = &violation.problem else {
            continue;
        };
        let written = context.written(*file, &violation.route);
        let field = violation.route.last_key().unwrap_or_default();
        let message = format!("`{written}` is not an id");
        let help = context.meant(*file, &violation.route, &written).map_or_else(
            || format!("write lower-case letters and digits in groups joined by `-`, matching `{pattern}`"),
            |id| format!("did you mean `{field}: {id}`?"),
        );
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
