//! `unknown-supported-field`: a source names a field that such a record does not have.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::typed;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::message::Value;
use crate::model::{FileKind, TranslatedTexts};
use crate::schema::Shape;
use crate::suggest::{MOST_LISTED, nearest_name};
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

/// Fields of the record that no source says anything about: its sources themselves, what is translated, and its exceptions.
const WITHOUT_SOURCE: [&str; 3] = ["sources", TranslatedTexts::FIELD, "allow"];

/// Whether the record has a field that a source can support.
fn is_supported(shape: &Shape, name: &str) -> bool {
    !WITHOUT_SOURCE.contains(&name) && shape.field(name).is_some()
}

fn finding(context: &FileContext<'_>, route: &Route, name: &str) -> Finding {
    let shape = context.shape();
    if WITHOUT_SOURCE.contains(&name) {
        let message = message!("unknown-supported-field.record", field = name);
        return RULE
            .at(context.value(route), message)
            .with_help(message!("unknown-supported-field.help-record"));
    }
    let names: Vec<&str> = shape.field_names().filter(|name| is_supported(shape, name)).collect();
    let kind = context.file.kind.name();
    let help = match nearest_name(name, names.iter().copied()) {
        Some(field) => message!("unknown-supported-field.help-meant", field),
        None if names.len() <= MOST_LISTED => {
            message!("unknown-supported-field.help", fields = Value::one_of(names))
        }
        None => message!("unknown-supported-field.help-schema", kind),
    };
    let field = typed(context.source, route);
    RULE.at(
        context.value(route),
        message!("unknown-supported-field", kind = Value::kind(kind), field),
    )
    .with_help(help)
}
