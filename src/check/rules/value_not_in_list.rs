//! `value-not-in-list`: a word is not one of those that its field allows.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;
use crate::suggest::{listed, nearest};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "value-not-in-list",
    severity: Severity::Error,
    page: include_str!("value_not_in_list.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::NotInList { options } = &violation.problem else {
            continue;
        };
        let written = context.written(*file, &violation.route);
        let field = violation.route.last_key().unwrap_or_default();
        let near = nearest(&written, options.iter().map(|option| (option.clone(), option)));
        let help = near.map_or_else(
            || format!("write one of {}", listed(options)),
            |option| format!("did you mean `{field}: {option}`?"),
        );
        let message = format!("`{written}` is not a value of `{field}`");
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
