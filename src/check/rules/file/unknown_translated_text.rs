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
    if let Some(unknown) = texts.field.and_then(|field| Unknown::of(context.shape(), field)) {
        let kind = Value::kind(context.file.kind.name());
        let help = match unknown.meant() {
            Some(field) => {
                let entry = format!("{field}.{}", texts.language);
                message!("unknown-translated-text.help-meant", entry)
            }
            None => message!("unknown-translated-text.help-field"),
        };
        let field = short(unknown.name);
        let message = message!("unknown-translated-text.field", kind, field);
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

/// A name that leads to no field, among names with points between them.
struct Unknown<'n, 's> {
    before: &'n str,
    name: &'n str,
    after: &'n str,
    /// The shape that has no such field.
    shape: &'s Shape,
}

impl<'n, 's> Unknown<'n, 's> {
    /// The first that is unknown.
    fn of(shape: &'s Shape, names: &'n str) -> Option<Self> {
        let (mut shape, mut start) = (shape, 0);
        for name in names.split('.') {
            shape = shape.items().unwrap_or(shape);
            let end = start + name.len();
            match shape.field(name) {
                Some(below) => (shape, start) = (below, end + 1),
                None => {
                    let (before, after) = (&names[..start], &names[end..]);
                    return Some(Self { before, name, after, shape });
                }
            }
        }
        None
    }

    /// The names with the field that is most likely meant.
    fn meant(&self) -> Option<String> {
        let field = nearest_name(self.name, self.shape.field_names())?;
        Some(format!("{}{field}{}", self.before, self.after))
    }
}
