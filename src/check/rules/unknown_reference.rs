//! `unknown-reference`: a record refers to one that does not exist.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::{Meaning, shape};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    page: include_str!("unknown_reference.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source, root) in context.trees() {
        shape(source.kind).each_meaning(root, &Route::default(), &mut |route, node, meaning| {
            let (Meaning::Reference(kind), Some(id)) = (meaning, node.as_str()) else {
                return;
            };
            // What has not even the form of an id is said by `malformed-id`.
            if !is_id(id) || context.exists(*kind, id) {
                return;
            }
            let message = match context.kind_of(id) {
                Some(other) => {
                    format!("`{id}` is an id of {}, but here stands {kind}", other.plural())
                }
                None => format!("there is no {kind} `{id}`"),
            };
            let field = route.last_key().unwrap_or_default();
            let help = context.meant(file, route, id).map_or_else(
                || format!("create the {kind}, or see the ids with `mieux list {}`", kind.plural()),
                |meant| format!("did you mean `{field}: {meant}`?"),
            );
            findings.push(RULE.finding(value(file, route), message, Some(help)));
        });
    }
}

fn is_id(text: &str) -> bool {
    let group = |group: &str| {
        !group.is_empty()
            && group.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(group)
}
