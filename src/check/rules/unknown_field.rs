//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::key;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;
use crate::suggest::{listed, nearest};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    page: include_str!("unknown_field.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::UnknownField { name, known } = &violation.problem else {
            continue;
        };
        let place = key(*file, violation.route.key(name));
        let within = match violation.route.to_string() {
            route if route.is_empty() => {
                format!("the {}", context.registry.file(*file).kind.name())
            }
            route => format!("`{route}`"),
        };
        let near = nearest(name, known.iter().map(|field| (field.clone(), field)));
        let help = near.map_or_else(
            || format!("the fields here are {}", listed(known)),
            |field| format!("did you mean `{field}`?"),
        );
        findings.push(RULE.finding(place, format!("{within} has no field `{name}`"), Some(help)));
    }
}
