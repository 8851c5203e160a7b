//! `unknown-supported-field`: a source is said to support a field that such a record does not have.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{an, typed};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::schema::Shape;
use crate::suggest::{MOST_LISTED, listed, nearest_name};
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-supported-field",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unknown_supported_field"),
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
                    field.as_str().filter(|name| !name.is_empty() && !is_supported(known, name))
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

/// Fields of the record that no source says anything about: its sources themselves, and its exceptions.
const WITHOUT_SOURCE: [&str; 2] = ["sources", "allow"];

/// Whether the record has a field that a source can support.
fn is_supported(shape: &Shape, name: &str) -> bool {
    !WITHOUT_SOURCE.contains(&name) && shape.field(name).is_some()
}

fn finding(context: &FileContext<'_>, route: &Route, name: &str) -> Finding {
    let shape = context.shape();
    if WITHOUT_SOURCE.contains(&name) {
        let message = format!("a source does not support `{name}`, but what the record says");
        let help = "write the fields that the source supports, or remove the item".to_owned();
        return RULE.finding(context.value(route), message, Some(help));
    }
    let names: Vec<&str> = shape.field_names().filter(|name| is_supported(shape, name)).collect();
    let near = nearest_name(name, names.iter().copied());
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.len() <= MOST_LISTED => format!("write one of {}", listed(&names)),
        None => format!(
            "write fields of the record: `mieux schema {}` prints them",
            context.file.kind.name()
        ),
    };
    let message =
        format!("{} has no field `{}`", an(context.file.kind), typed(context.source, route));
    RULE.finding(context.value(route), message, Some(help))
}
