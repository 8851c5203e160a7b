//! Narratives as text by language.

use super::element::Element;
use super::left::Left;
use crate::sheet::Cell;
use crate::yaml::{Entry, Node, Value};

/// The language of narratives if neither they nor the activity name one.
const DEFAULT: &str = "en";

/// The language of an activity's narratives that name none.
pub(super) fn language(activity: &Element) -> &str {
    activity.attribute("xml:lang").unwrap_or(DEFAULT)
}

/// The narratives of an element that say something, with their languages as they are written.
pub(super) fn narratives<'e>(
    element: &'e Element,
    language: &'e str,
) -> impl Iterator<Item = (&'e str, String)> {
    element.each("narrative").filter_map(move |narrative| {
        let text = clean(&narrative.text);
        let own = narrative.attribute("xml:lang").unwrap_or(language);
        (!text.is_empty()).then_some((own, text))
    })
}

/// An element as text by language: the first narrative of each; `None` if there is none.
pub(super) fn text(element: &Element, language: &str, left: &mut Left) -> Option<Value> {
    let mut entries: Vec<Entry> = Vec::new();
    for (language, text) in narratives(element, language) {
        match language_code(language).filter(|code| !entries.iter().any(|one| one.key == *code)) {
            Some(code) => entries.push(entry(&code, string(text))),
            None => left.add("narrative"),
        }
    }
    (!entries.is_empty()).then(|| Value::Map(entries.into()))
}

/// The code of two letters of a language: `es` of `es-PE`; `None` if it has none.
pub(super) fn language_code(language: &str) -> Option<String> {
    let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase());
    is_code.then_some(code)
}

/// A text without the blanks that files put around it and its lines. What was escaped twice is unescaped again.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("&amp;", "&");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    match Cell::text(&lines.collect::<Vec<String>>().join("\n")) {
        Cell::Text(text) => text,
        _ => String::new(),
    }
}

/// The same on one line.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn string(text: impl AsRef<str>) -> Value {
    Value::String(text.as_ref().into())
}

pub(super) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::List(items.into_iter().map(node).collect())
}

pub(super) fn map(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::Map(entries.into_iter().map(|(key, value)| entry(key, value)).collect())
}

pub(super) fn entry(key: &str, value: Value) -> Entry {
    Entry { key: key.into(), key_span: 0..0, value: node(value) }
}

fn node(value: Value) -> Node {
    Node { value, span: 0..0 }
}
