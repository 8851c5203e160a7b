//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{part, short};
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, is_language, unusual};
use crate::schema::{
    Meaning, Problem, Violation, field_elsewhere, is_private_field, kinds_with_field, meant_field,
    named_field,
};
use crate::suggest::MOST_LISTED;
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
        let part = part(kind, &violation.route);
        let (named, near) = (named_field(name, known), meant_field(name, known));
        let map = violation.route.find(context.root);
        let is_there = |field: &str| map.is_some_and(|map| map.get(field).is_some());
        let is_person = matches!(kind, FileKind::Record(kind) if kind.is_person());
        let help = match near {
            _ if is_person && is_private_field(name) => message!("private-field.help"),
            Some(field) if is_there(field) => {
                message!("unknown-field.help-there", field, name = short(name))
            }
            _ if named.is_none()
                && let Some(help) =
                    field_elsewhere(name, &violation.route.field_names(), context.shape()) =>
            {
                help
            }
            Some(field) => as_list(context, violation, name, field)
                .unwrap_or_else(|| message!("did-you-mean", meant = field)),
            // Text has a field for each language, of which the schema names three.
            None if known.iter().any(|field| field == "en") => {
                match name.split(['-', '_']).next() {
                    // A variety of a language: `pt-BR`.
                    Some(language) if is_language(language) => {
                        message!("did-you-mean", meant = language)
                    }
                    _ => message!("unknown-field.help-language"),
                }
            }
            None => no_such_field(name, kind, known),
        };
        let shown = if name.is_empty() { "\"\"".to_owned() } else { short(name) };
        let place = context.key(violation.route.key(name));
        let message = match unusual(name) {
            Some(letter) => message!("unknown-field.letter", part, name = shown, letter),
            None => message!("unknown-field", part, name = shown),
        };
        RULE.at(place, message).with_help(help)
    });
}

/// What to do about a field that nothing is like.
fn no_such_field(name: &str, kind: FileKind, known: &[String]) -> Message {
    let own = match kind {
        FileKind::Record(own) if known.len() > MOST_LISTED => own,
        _ => return message!("unknown-field.help", fields = Value::one_of(known)),
    };
    let others = kinds_with_field(name).into_iter().filter(|other| *other != own);
    let others: Vec<Value> = others.map(|other| Value::kind(other.name())).collect();
    match others.is_empty() {
        true => message!("unknown-field.help-own", kind = own.name()),
        false => message!("unknown-field.help-kinds", name, kinds = Value::OneOf(others)),
    }
}

/// What to write where the field that is meant is a list, and the value is one thing.
fn as_list(
    context: &FileContext<'_>,
    violation: &Violation,
    name: &str,
    field: &str,
) -> Option<Message> {
    let value = violation.route.find(context.root)?.get(name)?;
    let items = context.shape().at(&violation.route)?.field(field)?.items()?;
    let text = value.scalar_text()?;
    Some(match items.meaning() {
        Some(Meaning::Code(_) | Meaning::Reference(_)) => {
            message!("unknown-field.help-list", field, item = flow_scalar(&text))
        }
        _ => message!("unknown-field.help-items", field),
    })
}
