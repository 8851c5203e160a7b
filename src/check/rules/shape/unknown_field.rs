//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::FileContext;
use crate::check::fields::meant;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{part, short, with_unusual};
use crate::finding::Severity;
use crate::model::FileKind;
use crate::schema::{Meaning, Problem, Violation, is_private_field};
use crate::suggest::listed;
use crate::yaml::flow_scalar;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("unknown_field"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::UnknownField { name, known } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let kind = context.file.kind;
        let within = part(kind, &violation.route);
        let near = meant(name, known);
        let map = violation.route.find(context.root);
        let is_there = |field: &str| map.is_some_and(|map| map.get(field).is_some());
        let is_person = matches!(kind, FileKind::Record(kind) if kind.is_person());
        let help = match near {
            _ if is_person && is_private_field(name) => {
                "take it out: what identifies a person, and what a person is paid, belongs in \
                 `private/experts/`, which never goes into git"
                    .to_owned()
            }
            Some(field) if is_there(field) => format!(
                "`{field}` is here already: move what is missing into it, and remove `{}`",
                short(name)
            ),
            Some(field) => as_list(context, violation, name, field)
                .unwrap_or_else(|| format!("did you mean `{field}`?")),
            // Text has a field for each language, of which the schema names three.
            None if known.iter().any(|field| field == "en") => {
                "write the two letters of a language, such as `en`, `es` or `fr`".to_owned()
            }
            None => format!("possible here: {}", listed(known)),
        };
        let shown = if name.is_empty() { "\"\"".to_owned() } else { short(name) };
        let place = context.key(violation.route.key(name));
        let unusual = with_unusual(name);
        RULE.finding(place, format!("{within} has no field `{shown}`{unusual}"), Some(help))
    });
}

/// What to write where the field that is meant is a list, and the value is one thing.
fn as_list(
    context: &FileContext<'_>,
    violation: &Violation,
    name: &str,
    field: &str,
) -> Option<String> {
    let value = violation.route.find(context.root)?.get(name)?;
    let items = context.shape().at(&violation.route)?.field(field)?.items()?;
    let text = value.scalar_text()?;
    Some(match items.meaning() {
        Some(Meaning::Code(_) | Meaning::Reference(_)) => {
            format!("`{field}` is meant, which is a list: `{field}: [{}]`", flow_scalar(&text))
        }
        _ => format!("`{field}` is meant, which is a list: begin each item with `- `"),
    })
}
