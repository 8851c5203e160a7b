//! `unknown-reference`: a record refers to one that does not exist.

use std::collections::HashMap;

use crate::check::context::{Suggestions, value};
use crate::check::ids::{is_id, is_id_of};
use crate::check::look::DanglingReference;
use crate::check::words::{an, line};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::model::{FileKind, Kind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unknown_reference.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut suggestions = Suggestions::default();
    let former = context.registry.former_ids();
    let former: HashMap<(Kind, &str), &str> =
        former.map(|(kind, former, id)| ((kind, former), id)).collect();
    for DanglingReference { file, route, kind, id } in context.dangling_references() {
        // What has not even the form of an id is said by `malformed-id`.
        if !is_id(id) || !RULE.wants(findings, *file) {
            continue;
        }
        if let Some(now) = former.get(&(*kind, id.as_str())) {
            let message = format!("the {kind} `{id}` was renamed to `{now}`");
            let help = format!("write {}", line(route, now));
            let mut finding = RULE.finding(value(*file, route), message, Some(help));
            finding.fix = Some(Fix::Replace { route: route.clone(), value: (*now).to_owned() });
            findings.push(finding);
            continue;
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
        let look = !is_number && suggestions.one_more(*file, context.registry.files.len());
        let meant = look.then(|| context.meant(*file, route, id)).flatten().filter(|id| is_id(id));
        let help = meant.map_or_else(
            || format!("create the {kind}, or see the ids with `mieux list {}`", kind.plural()),
            |meant| format!("did you mean {}?", line(route, meant)),
        );
        findings.push(RULE.finding(value(*file, route), message, Some(help)));
    }
}
