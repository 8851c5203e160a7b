//! `unknown-reference`: a record refers to one that does not exist.

use super::{an, is_id, is_id_of, line};
use crate::check::context::{Suggestions, value};
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{FileKind, Kind};
use crate::schema::{Meaning, shape};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("unknown_reference.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut suggestions = Suggestions::default();
    for (file, source, root) in context.trees() {
        shape(source.kind).each_meaning(root, &Route::default(), &mut |route, node, meaning| {
            let (Meaning::Reference(kind), Some(id)) = (meaning, node.as_str()) else {
                return;
            };
            // What has not even the form of an id is said by `malformed-id`.
            if !is_id(id) || context.exists(*kind, id) {
                return;
            }
            if !RULE.wants(findings, file) {
                return;
            }
            let message = match context.kind_of(id) {
                Some(other) => format!(
                    "`{id}` is the id of {}, not of {}",
                    an(FileKind::Record(other)),
                    an(FileKind::Record(*kind))
                ),
                None => format!("there is no {kind} `{id}`"),
            };
            // The number of an expert is no name: the nearest is somebody else.
            let is_number = is_id_of(FileKind::Record(Kind::Expert), id);
            let look = !is_number && suggestions.one_more(file, context.registry.files.len());
            let meant =
                look.then(|| context.meant(file, route, id)).flatten().filter(|id| is_id(id));
            let help = meant.map_or_else(
                || format!("create the {kind}, or see the ids with `mieux list {}`", kind.plural()),
                |meant| format!("did you mean {}?", line(route, meant)),
            );
            findings.push(RULE.finding(value(file, route), message, Some(help)));
        });
    }
}
