//! `unknown-supported-field`: a source is said to support a field that such a record does not have.

use super::{an, typed};
use crate::check::context::value;
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::schema::shape;
use crate::suggest::{listed, nearest};
use crate::yaml::{Node, Route};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-supported-field",
    severity: Severity::Warning,
    tier: Tier::Default,
    page: include_str!("unknown_supported_field.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source, root) in context.trees() {
        let FileKind::Record(_) = source.kind else { continue };
        let known = shape(source.kind);
        let sources = root.get("sources").map_or(&[][..], Node::items);
        for (index, item) in sources.iter().enumerate() {
            for list in ["supports", "differs"] {
                let fields = item.get(list).map_or(&[][..], Node::items);
                for (position, field) in fields.iter().enumerate() {
                    let Some(name) = field
                        .as_str()
                        .filter(|name| !name.is_empty() && known.field(name).is_none())
                    else {
                        continue;
                    };
                    if !RULE.wants(findings, file) {
                        continue;
                    }
                    let route = Route::default().key("sources").index(index);
                    let route = route.key(list).index(position);
                    let names: Vec<&str> = known.field_names().collect();
                    let near = nearest(name, names.iter().map(|name| ((*name).to_owned(), *name)));
                    let help = near.map_or_else(
                        || format!("write one of {}", listed(&names)),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!(
                        "{} has no field `{}`",
                        an(source.kind),
                        typed(context, file, &route)
                    );
                    findings.push(RULE.finding(value(file, &route), message, Some(help)));
                }
            }
        }
    }
}
