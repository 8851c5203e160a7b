//! What templates can do with values, beside what the engine brings.

use std::sync::Arc;

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, Value};

use super::pen::{Pen, inert};
use crate::message;
use crate::message::Value as Word;

/// Adds the filters. `safe` is taken away: with it a record could write markup.
pub(super) fn add(environment: &mut Environment<'_>, pen: &Arc<Pen>) {
    environment.remove_filter("safe");
    environment.remove_filter("format");
    let own = Arc::clone(pen);
    environment.add_filter("join", move |items: Value, between: Option<String>| {
        let between = inert_between(between.as_deref().unwrap_or(", "));
        Ok::<_, Error>(Value::from_safe_string(written(&own, &items)?.join(&between)))
    });
    let own = Arc::clone(pen);
    environment.add_filter("listed", move |items: Value| {
        let items = written(&own, &items)?.into_iter().map(Word::Text).collect();
        let listed = message!("verbatim", text = Word::All(items));
        Ok::<_, Error>(Value::from_safe_string(listed.in_words(&own.words)))
    });
    let own = Arc::clone(pen);
    environment.add_filter("notes", move |text: Value, notes: Value| {
        let written = own.written(&text)?;
        let count = notes.len().unwrap_or_default();
        Ok::<_, Error>(Value::from_safe_string(with_notes(&written, count)))
    });
}

/// The items of a list as Markdown; a blank if there is no list.
fn written(pen: &Pen, items: &Value) -> Result<Vec<String>, Error> {
    let is_list = items.kind() == ValueKind::Seq;
    match is_list {
        true => items.try_iter()?.map(|item| pen.written(&item)).collect(),
        false => Ok(vec![pen.written(items)?]),
    }
}

/// What stands between the items of a list, with its spaces.
fn inert_between(text: &str) -> String {
    let inner = text.trim();
    match inner.is_empty() {
        true => text.to_owned(),
        false => text.replace(inner, &inert(inner)),
    }
}

/// A text whose marks such as `[2]` lead to the footnotes, of which there are so many.
fn with_notes(text: &str, count: usize) -> String {
    let mut parts = text.split("\\[");
    let mut noted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = part.split_once("\\]").and_then(|(number, rest)| {
            let number: usize = number.parse().ok()?;
            (1..=count).contains(&number).then_some((number, rest))
        });
        match number {
            Some((number, rest)) => {
                let end = noted.trim_end().len();
                noted.truncate(end);
                noted += &format!("[^{number}]{rest}");
            }
            None => {
                noted += "\\[";
                noted += part;
            }
        }
    }
    noted
}
