//! `missing-field`: a map lacks a field that it must have.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::part;
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::schema::{Meaning, Problem, Shape, Violation, meant_field};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("missing_field"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::MissingField { any_of } = &violation.problem else { return };
    // A misspelt field is there under another name, which `unknown-field` reports.
    let unknown = context.unknown_fields.get(&violation.route).map_or(&[][..], Vec::as_slice);
    if any_of.iter().any(|field| is_misspelt(field, unknown)) {
        return;
    }
    findings.push_with(context.id, || {
        let (kind, route) = (context.file.kind, &violation.route);
        let fields = Value::one_of(any_of);
        let message = match *route == Route::TOP {
            true => message!("missing-field", fields),
            false => message!("missing-field.in", fields, part = part(kind, route)),
        };
        let lines = any_of.iter().map(|field| match field.as_str() {
            "id" => format!("`id: {}`", context.file.stem()),
            _ if is_text(context.shape(), route, field) => format!("`{field}: {{en: …}}`"),
            _ => format!("`{field}: …`"),
        });
        let lines = Value::OneOf(lines.map(Value::Text).collect());
        let place = if *route == Route::TOP { context.top() } else { context.value(route) };
        RULE.at(place, message).with_help(message!("missing-field.help", lines))
    });
}

/// Whether this field of what a route leads to is text by language.
fn is_text(shape: &Shape, route: &Route, field: &str) -> bool {
    let field = shape.at(&route.key(field));
    field.and_then(|field| field.meaning()) == Some(&Meaning::Text)
}

/// Whether one of the unknown fields beside it was probably meant to be this one.
fn is_misspelt(field: &str, unknown: &[&str]) -> bool {
    unknown.iter().any(|name| meant_field(name, &[field]).is_some())
}
