//! `unknown-supported-field`: a source is said to support a field that such a record does not have.

use crate::check::context::FileContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{an, typed};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::suggest::{listed, nearest_name};
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-supported-field",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("unknown_supported_field.md"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let FileKind::Record(_) = context.file.kind else { return };
    let known = context.shape();
    let sources = context.root.get("sources").map_or(&[][..], Node::items);
    for (index, item) in sources.iter().enumerate() {
        for list in ["supports", "differs"] {
            let fields = item.get(list).map_or(&[][..], Node::items);
            for (position, field) in fields.iter().enumerate() {
                let Some(name) =
                    field.as_str().filter(|name| !name.is_empty() && known.field(name).is_none())
                else {
                    continue;
                };
                findings.push_with(context.id, || {
                    let route = Route::TOP.key("sources").index(index).key(list).index(position);
                    finding(context, &route, name)
                });
            }
        }
    }
}

fn finding(context: &FileContext<'_>, route: &Route, name: &str) -> Finding {
    let names: Vec<&str> = context.shape().field_names().collect();
    let near = nearest_name(name, names.iter().copied());
    let help = near.map_or_else(
        || format!("write one of {}", listed(&names)),
        |near| format!("did you mean `{near}`?"),
    );
    let message =
        format!("{} has no field `{}`", an(context.file.kind), typed(context.source, route));
    RULE.finding(context.value(route), message, Some(help))
}
