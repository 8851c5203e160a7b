//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{an, part, short, with_unusual};
use crate::finding::Severity;
use crate::model::{FileKind, Kind, is_language};
use crate::schema::{
    Meaning, Problem, Schemas, Violation, field_elsewhere, is_private_field, meant_field,
    named_field,
};
use crate::suggest::{MOST_LISTED, listed};
use crate::yaml::{Route, Step, flow_scalar};

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
        let (named, near) = (named_field(name, known), meant_field(name, known));
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
            _ if named.is_none()
                && let Some(help) =
                    field_elsewhere(name, &fields_of(&violation.route), context.shape()) =>
            {
                help
            }
            Some(field) => as_list(context, violation, name, field)
                .unwrap_or_else(|| format!("did you mean `{field}`?")),
            // Text has a field for each language, of which the schema names three.
            None if known.iter().any(|field| field == "en") => {
                match name.split(['-', '_']).next() {
                    // A variety of a language: `pt-BR`.
                    Some(language) if is_language(language) => {
                        format!("did you mean `{language}`?")
                    }
                    _ => {
                        "write the two letters of a language, such as `en`, `es` or `fr`".to_owned()
                    }
                }
            }
            None => no_such_field(name, kind, known),
        };
        let shown = if name.is_empty() { "\"\"".to_owned() } else { short(name) };
        let place = context.key(violation.route.key(name));
        let unusual = with_unusual(name);
        RULE.finding(place, format!("{within} has no field `{shown}`{unusual}"), Some(help))
    });
}

/// The names that lead to a map, without the items of lists.
fn fields_of(route: &Route) -> String {
    let names = route.steps().iter().filter_map(|step| match step {
        Step::Key(name) => Some(&**name),
        Step::Index(_) => None,
    });
    names.collect::<Vec<_>>().join(".")
}

/// What to do about a field that nothing is like.
fn no_such_field(name: &str, kind: FileKind, known: &[String]) -> String {
    let FileKind::Record(own) = kind else { return format!("possible here: {}", listed(known)) };
    let shapes = Kind::ALL
        .into_iter()
        .map(|other| (other, Schemas::built_in().shape(FileKind::Record(other))));
    let others = shapes.filter(|(other, shape)| *other != own && shape.field(name).is_some());
    let others: Vec<String> = others.map(|(other, _)| an(FileKind::Record(other))).collect();
    match others.as_slice() {
        _ if known.len() <= MOST_LISTED => format!("possible here: {}", listed(known)),
        [] => format!(
            "remove it; or declare a field of your own in `schemas/{own}.extension.schema.json`: \
             `mieux schema {own}` prints the fields that there are"
        ),
        others => format!("`{name}` is a field of {}: move it there", others.join(" or of ")),
    }
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
