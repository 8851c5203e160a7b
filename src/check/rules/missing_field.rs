//! `missing-field`: a map lacks a field that it must have.

use std::collections::HashMap;

use crate::check::words::part;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::model::FileKind;
use crate::registry::FileId;
use crate::schema::{Meaning, Problem, Shape, shape};
use crate::suggest::nearest;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("missing_field.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown: HashMap<(FileId, &Route), Vec<&str>> = HashMap::new();
    for (file, violation) in &context.violations {
        if let Problem::UnknownField { name, .. } = &violation.problem {
            unknown.entry((*file, &violation.route)).or_default().push(name);
        }
    }
    for (file, violation) in &context.violations {
        let Problem::MissingField { any_of } = &violation.problem else {
            continue;
        };
        // A misspelt field is there under another name; `unknown-field` says so.
        let unknown = unknown.get(&(*file, &violation.route)).map_or(&[][..], Vec::as_slice);
        if any_of.iter().any(|field| is_misspelt(field, unknown)) {
            continue;
        }
        if !RULE.wants(findings, *file) {
            continue;
        }
        let source = context.registry.file(*file);
        let what = part(source.kind, &violation.route);
        let fields =
            any_of.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" nor ");
        let message = match any_of.as_slice() {
            [_] => format!("{what} has no {fields}"),
            _ => format!("{what} has neither {fields}"),
        };
        let lines = any_of.iter().map(|field| match field.as_str() {
            "id" => format!("`id: {}`", source.stem()),
            _ if is_text(source.kind, &violation.route, field) => format!("`{field}: {{en: …}}`"),
            _ => format!("`{field}: …`"),
        });
        let help = format!("add a line {}", lines.collect::<Vec<_>>().join(" or "));
        let spot = if violation.route == Route::default() {
            Spot::Top
        } else {
            Spot::Value(violation.route.clone())
        };
        findings.push(RULE.finding(Place { file: *file, spot }, message, Some(help)));
    }
}

/// Whether this field, of the record or of an item of one of its lists, is text by language.
fn is_text(kind: FileKind, route: &Route, field: &str) -> bool {
    let shape = shape(kind);
    let above = match route.to_string().split('[').next() {
        None | Some("") => Some(shape),
        Some(list) => shape.field(list).and_then(Shape::items),
    };
    above.and_then(|above| above.field(field)?.meaning()) == Some(&Meaning::Text)
}

/// Whether one of the unknown fields beside it was probably meant to be this one.
fn is_misspelt(field: &str, unknown: &[&str]) -> bool {
    unknown.iter().any(|name| nearest(name, [(field.to_owned(), ())]).is_some())
}
