//! `unknown-supported-field`: a source is said to support a field that such a record does not have.

use crate::check::context::value;
use crate::check::words::{an, typed};
use crate::check::{Check, Page, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::schema::shape;
use crate::suggest::{listed, nearest_name};
use crate::yaml::{Node, Route};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-supported-field",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("unknown_supported_field.md"),
    check: Check::File(check),
};

fn check(page: &Page<'_>, findings: &mut Vec<Finding>) {
    let FileKind::Record(_) = page.source.kind else { return };
    let known = shape(page.source.kind);
    let sources = page.root.get("sources").map_or(&[][..], Node::items);
    for (index, item) in sources.iter().enumerate() {
        for list in ["supports", "differs"] {
            let fields = item.get(list).map_or(&[][..], Node::items);
            for (position, field) in fields.iter().enumerate() {
                let Some(name) =
                    field.as_str().filter(|name| !name.is_empty() && known.field(name).is_none())
                else {
                    continue;
                };
                if !RULE.wants(findings, page.file) {
                    continue;
                }
                let route = Route::default().key("sources").index(index);
                let route = route.key(list).index(position);
                findings.push(finding(page, &route, name));
            }
        }
    }
}

fn finding(page: &Page<'_>, route: &Route, name: &str) -> Finding {
    let names: Vec<&str> = shape(page.source.kind).field_names().collect();
    let near = nearest_name(name, names.iter().copied());
    let help = near.map_or_else(
        || format!("write one of {}", listed(&names)),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("{} has no field `{}`", an(page.source.kind), typed(page.source, route));
    RULE.finding(value(page.file, route), message, Some(help))
}
