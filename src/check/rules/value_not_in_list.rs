//! `value-not-in-list`: a word is not one of those that its field allows.

use crate::check::context::value;
use crate::check::words::{line, typed};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::folded;
use crate::schema::Problem;
use crate::suggest::{listed, nearest};
use crate::yaml::Node;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "value-not-in-list",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("value_not_in_list.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::NotInList { options } = &violation.problem else {
            continue;
        };
        let route = &violation.route;
        let root = context.registry.file(*file).root.as_ref();
        // What is no text at all is said by `wrong-type`.
        let Some(written) = root.and_then(|root| route.find(root)).and_then(Node::as_str) else {
            continue;
        };
        if !RULE.wants(findings, *file) {
            continue;
        }
        let near = nearest(written, options.iter().map(|option| (folded(option), option)));
        let help = near.map_or_else(
            || format!("write one of {}", listed(options)),
            |option| format!("did you mean {}?", line(route, option)),
        );
        let field = route.last_key().unwrap_or_default();
        let message =
            format!("`{}` is not a value of `{field}`", typed(context.registry.file(*file), route));
        findings.push(RULE.finding(value(*file, route), message, Some(help)));
    }
}
