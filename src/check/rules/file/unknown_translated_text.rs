//! `unknown-translated-text`: a record lists translations that it does not have.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{short, typed};
use crate::finding::{Finding, Severity};
use crate::message;
use crate::message::Value;
use crate::model::translated::names_texts;
use crate::model::{FileKind, TranslatedTexts, is_language};
use crate::schema::{Meaning, Shape};
use crate::suggest::nearest_name;
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-translated-text",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unknown_translated_text"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let FileKind::Record(_) = context.file.kind else { return };
    let entries = context.root.get(TranslatedTexts::FIELD).map_or(&[][..], Node::items);
    for (index, entry) in entries.iter().enumerate() {
        // The schema finds other forms.
        let Some(entry) = entry.as_str().filter(|entry| names_texts(entry)) else { continue };
        let texts = TranslatedTexts::of(entry);
        if !is_there(context, texts) {
            findings.push_with(context.id, || {
                finding(context, &Route::TOP.key(TranslatedTexts::FIELD).index(index), texts)
            });
        }
    }
}

/// Whether the record has such a text in the language.
fn is_there(context: &FileContext<'_>, texts: TranslatedTexts<'_>) -> bool {
    let mut is_there = false;
    context.shape().each_meaning(context.root, |way, node, meaning| {
        is_there |= *meaning == Meaning::Text
            && node.get(texts.language).is_some()
            && texts.covers(&way.route().field_names());
    });
    is_there
}

fn finding(context: &FileContext<'_>, route: &Route, texts: TranslatedTexts<'_>) -> Finding {
    let entry = typed(context.source, route);
    let place = context.value(route);
    let unknown = texts.field.and_then(|field| unknown_name(context.shape(), field));
    if let Some((name, names)) = unknown {
        let kind = Value::kind(context.file.kind.name());
        let help = match nearest_name(name, names) {
            Some(field) => message!("unknown-translated-text.help-meant", field),
            None => message!("unknown-translated-text.help-field"),
        };
        let message = message!("unknown-translated-text.field", kind, field = short(name));
        return RULE.at(place, message).with_help(help);
    }
    let language = match is_language(texts.language) {
        true => Value::Language(texts.language.into()),
        false => Value::code(texts.language),
    };
    let message = match texts.field {
        Some(field) => {
            message!("unknown-translated-text.in-field", field = short(field), language)
        }
        None => message!("unknown-translated-text", language),
    };
    let help = message!("unknown-translated-text.help", entry);
    RULE.at(place, message).with_help(help)
}

/// The first of the names with points between them that leads to no field, and the names that would.
fn unknown_name<'n, 's>(shape: &'s Shape, names: &'n str) -> Option<(&'n str, Vec<&'s str>)> {
    let mut shape = shape;
    for name in names.split('.') {
        shape = shape.items().unwrap_or(shape);
        match shape.field(name) {
            Some(below) => shape = below,
            None => return Some((name, shape.field_names().collect())),
        }
    }
    None
}
