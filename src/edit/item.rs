//! What a text alone means where an item has fields: `DGSD` a partner, `Spanish (C2)` a language with its
//! level, `Lima, Peru` a place.

use super::EditError;
use super::tree::entry;
use crate::schema::{Meaning, Shape};
use crate::words::word_called;
use crate::yaml::Value;

/// Reads a text as what a field of some shape holds.
type Read<'r> = &'r dyn Fn(&str, &Shape) -> Result<Value, EditError>;

/// The item that a text means: the one field that such an item must have, with a word of another field behind
/// it or not; where none must be there, a place. `None` if a text alone is no such item.
pub(super) fn item_of(
    text: &str,
    shape: &Shape,
    read: Read<'_>,
) -> Option<Result<Value, EditError>> {
    let Some((name, field)) = main_field(shape) else { return place_of(text, shape, read).map(Ok) };
    let main = read(text, field);
    match main.is_err().then(|| with_word(text, shape, read)).flatten() {
        Some(fields) => Some(Ok(fields)),
        None => Some(main.map(|main| map([(name, main)]))),
    }
}

/// The field that an item of a list must have, where there is but one.
pub(super) fn main_field(item: &Shape) -> Option<(&str, &Shape)> {
    let mut required = item.fields().filter(|(name, _)| item.requires(name));
    required.next().filter(|_| required.next().is_none())
}

/// An item with its fields to fill in, such as `{kind: …, title: {en: …}}`: those that it must have, else the
/// first.
pub(crate) fn form(item: &Shape) -> String {
    let value = |field: &Shape| match field.meaning() {
        Some(Meaning::Text) => "{en: …}",
        _ => "…",
    };
    let mut fields: Vec<_> = item.fields().filter(|(name, _)| item.requires(name)).collect();
    if fields.is_empty() {
        fields.extend(item.fields().next());
    }
    let fields = fields.into_iter().map(|(name, field)| format!("{name}: {}", value(field)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
}

/// The two fields of an item that a text and the word behind it mean.
fn with_word(text: &str, item: &Shape, read: Read<'_>) -> Option<Value> {
    let (main_name, main) = main_field(item)?;
    let (before, word) = parted(text)?;
    let before = read(before, main).ok()?;
    let others = item.fields().filter(|(name, _)| *name != main_name);
    let (name, value) = others.into_iter().find_map(|(name, field)| {
        let is_listed = || word_called(name, field.options(), word).is_some();
        let value = (is_code(field) || is_listed()).then(|| read(word, field))?.ok()?;
        Some((name, value))
    })?;
    Some(map([(main_name, before), (name, value)]))
}

/// A text and the word behind it, as in `Spanish (C2)`, `Spanish: C2` or `Spanish C2`; `None` where it is one word.
fn parted(text: &str) -> Option<(&str, &str)> {
    let by_last_sign = || {
        let bare = text.trim().trim_end_matches([')', ']']).trim_end();
        bare.rsplit_once(|letter: char| !letter.is_alphanumeric())
    };
    let (before, word) = in_brackets(text).or_else(by_last_sign)?;
    let before = before.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != ')');
    (!before.is_empty() && !word.trim().is_empty()).then_some((before, word.trim()))
}

/// A text and what is in brackets behind it.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    text.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])
}

/// The item that a name means where none of its fields must be there, and one has codes: a country, a town, or both
/// with a comma or brackets.
fn place_of(text: &str, item: &Shape, read: Read<'_>) -> Option<Value> {
    let (code_name, codes) = item.fields().find(|(_, field)| is_code(field))?;
    let (name, field) = item.fields().find(|(_, field)| is_plain(field))?;
    if item.fields().any(|(name, _)| item.requires(name)) {
        return None;
    }
    let code = |text: &str| read(text.trim(), codes).ok();
    if let Some(code) = code(text) {
        return Some(map([(code_name, code)]));
    }
    let parts = in_brackets(text).or_else(|| text.rsplit_once(','));
    let (town, code) = match parts {
        Some((before, behind)) => (before, Some(code(behind)?)),
        None => (text, None),
    };
    let is_name = town.contains(char::is_alphabetic) && !town.contains([',', ';', '(', '[', '{']);
    let town = is_name.then(|| read(town.trim(), field).ok()).flatten()?;
    let code = code.map(|code| entry(code_name, code));
    Some(Value::Map([entry(name, town)].into_iter().chain(code).collect()))
}

fn is_code(field: &Shape) -> bool {
    matches!(field.meaning(), Some(Meaning::Code(_)))
}

/// Whether a field holds text of any kind.
fn is_plain(field: &Shape) -> bool {
    let is_free = field.meaning().is_none() && field.options().is_empty();
    is_free && !field.is_date() && !field.is_language() && field.admits("string")
}

fn map<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Map(fields.into_iter().map(|(name, value)| entry(name, value)).collect())
}
