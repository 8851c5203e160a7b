//! Values and addresses of fields that have changed, in words.

use crate::compare::{Comparison, FieldChange, RecordChange};
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Language};
use crate::view::{Field, Link, RecordFields, Value};
use crate::words::Words;

/// The longest name of an item in an address for people, in letters.
const LONGEST_NAME: usize = 40;

/// Puts what has changed into words.
pub(super) struct Describer<'c> {
    comparison: &'c Comparison<'c>,
    before: RecordFields<'c>,
    after: RecordFields<'c>,
    pub(super) words: Words,
}

/// A field that has changed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Described {
    /// Its address for people: `partners[unodc]`; that of the list if it is an item that is no map.
    pub(super) field: String,
    /// Its value before.
    pub(super) before: Option<String>,
    /// Its value after.
    pub(super) after: Option<String>,
    /// Whether it is an item that is made of fields.
    pub(super) is_map: bool,
}

impl<'c> Describer<'c> {
    pub(super) fn new(comparison: &'c Comparison<'c>, language: Language) -> Self {
        Self {
            comparison,
            before: RecordFields::new(comparison.before, language),
            after: RecordFields::new(comparison.after, language),
            words: Words::of(language),
        }
    }

    /// What files of a kind hold, in a word.
    pub(super) fn kind(&self, kind: FileKind) -> String {
        match kind {
            FileKind::Record(kind) => self.words.get(kind.name()).to_lowercase(),
            FileKind::Vocabulary => self.words.get("vocabulary").to_lowercase(),
            FileKind::Claims => message!("diff.claims").in_words(&self.words),
            FileKind::Extension => message!("diff.extension").in_words(&self.words),
            FileKind::Page => message!("diff.page").in_words(&self.words),
            FileKind::Stray => message!("diff.file").in_words(&self.words),
        }
    }

    /// What a record goes by, after or else before.
    pub(super) fn title(&self, change: &RecordChange<'_>) -> Option<String> {
        let after = || self.after.name(change.kind, &change.id);
        let before = || self.before.name(change.kind, change.was.as_ref().unwrap_or(&change.id));
        if change.after.is_some() { after().or_else(before) } else { before() }
    }

    /// The path of its file, as a person would type it: after, or else before.
    pub(super) fn path(&self, change: &RecordChange<'_>) -> String {
        let after = change.after.map(|file| &self.comparison.after.file(file).path);
        let before = change.before.map(|file| &self.comparison.before.file(file).path);
        after.or(before).map(|path| path.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The path that its file had before, if it is another one.
    pub(super) fn path_before(&self, change: &RecordChange<'_>) -> Option<String> {
        let (before, after) = (change.before?, change.after?);
        let before = self.comparison.before.file(before);
        let is_moved = before.below != self.comparison.after.file(after).below;
        is_moved.then(|| before.path.to_string_lossy().into_owned())
    }

    /// The value before, with labels and names.
    pub(super) fn value_before(&self, field: &FieldChange<'_>) -> Option<Value> {
        Some(self.before.value(&field.name, field.shape, field.before?))
    }

    /// The value after, with labels and names.
    pub(super) fn value_after(&self, field: &FieldChange<'_>) -> Option<Value> {
        Some(self.after.value(&field.name, field.shape, field.after?))
    }

    /// A field in words. A map or list that was added or removed as a whole is told by its parts.
    pub(super) fn describe(&self, field: &FieldChange<'_>) -> Vec<Described> {
        let (before, after) = (self.value_before(field), self.value_after(field));
        let of_list = field.field.rfind('[').filter(|_| field.is_item);
        let is_map = |value: &Option<Value>| matches!(value, Some(Value::Map(_)));
        let list = of_list.filter(|_| !is_map(&before) && !is_map(&after));
        let address = short_address(list.map_or(&*field.field, |end| &field.field[..end]));
        match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = (Some(self.text(&before)), Some(self.text(&after)));
                vec![Described { field: address, before, after, is_map: false }]
            }
            (Some(value), None) => {
                self.parts(&address, &value, field.is_item, &|value| (Some(value), None))
            }
            (None, Some(value)) => {
                self.parts(&address, &value, field.is_item, &|value| (None, Some(value)))
            }
            (None, None) => Vec::new(),
        }
    }

    /// A value that only one side has: the fields of a map, the items of a list, or the value by itself.
    fn parts(
        &self,
        address: &str,
        value: &Value,
        is_item: bool,
        sides: &dyn Fn(String) -> (Option<String>, Option<String>),
    ) -> Vec<Described> {
        let one = |value: &Value| {
            let (before, after) = sides(self.text(value));
            let is_map = is_item && matches!(value, Value::Map(_));
            Described { field: address.to_owned(), before, after, is_map }
        };
        match value {
            Value::Map(fields) if !is_item => {
                let below = |field: &Field| {
                    self.parts(&format!("{address}.{}", field.name), &field.value, false, sides)
                };
                fields.iter().flat_map(below).collect()
            }
            Value::List(items)
                if items.iter().any(|item| matches!(item, Value::Map(_) | Value::Text(_))) =>
            {
                items.iter().map(one).collect()
            }
            value => vec![one(value)],
        }
    }

    /// Why a side of a record is not in order, each in a sentence.
    pub(super) fn faults(&self, change: &RecordChange<'_>) -> Vec<String> {
        let before = change.fault_before.clone();
        let before = before.map(|reason| message!("diff.fault-before", reason));
        let after = change.fault_after.clone();
        let after = after.map(|reason| message!("diff.fault-after", reason));
        let sentences = [before, after].into_iter().flatten();
        sentences.map(|message: Message| message.in_words(&self.words)).collect()
    }

    /// A value in a line.
    fn text(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => self.words.text(text),
            Value::Plain(text) | Value::Date(text) => text.clone(),
            Value::Word(word) => labelled(&word.word, &word.label),
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Flag(flag) => self.words.flag(*flag),
            Value::Empty => "–".to_owned(),
            Value::Code(code) => labelled(&code.code, &code.label),
            Value::Link(link) => labelled(&link.id, name(link)),
            Value::List(items) => {
                items.iter().map(|item| self.text(item)).collect::<Vec<_>>().join("; ")
            }
            Value::Map(fields) => {
                fields.iter().map(|field| self.in_map(field)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// A field of a map: records and texts speak for themselves.
    fn in_map(&self, field: &Field) -> String {
        match &field.value {
            Value::Link(link) => name(link).to_owned(),
            Value::Text(text) => self.words.text(text),
            Value::Code(code) => format!("{} {}", field.name, code.code),
            Value::Word(word) => format!("{} {}", field.name, word.word),
            value => format!("{} {}", field.name, self.text(value)),
        }
    }
}

/// A code or an id with what people call it.
fn labelled(code: &str, label: &str) -> String {
    if code == label { code.to_owned() } else { format!("{code} ({label})") }
}

fn name(link: &Link) -> &str {
    link.name.as_deref().unwrap_or(&link.id)
}

/// An address without the names of the fields that tell items apart, and without the rest of long names:
/// `partners[unodc].role`.
fn short_address(address: &str) -> String {
    let mut short = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, behind) = after.split_once(']').unwrap_or((after, ""));
        let values =
            name.split(',').map(|part| part.split_once('=').map_or(part, |(_, value)| value));
        let values = values.collect::<Vec<_>>().join(", ");
        let cut: String = values.chars().take(LONGEST_NAME).collect();
        let dots = if cut == values { "" } else { "…" };
        short += &format!("{before}[{cut}{dots}]");
        rest = behind;
    }
    short + rest
}
