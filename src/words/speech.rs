//! Messages in the words of a language.

use std::fmt;

use super::{Words, count};
use crate::message::{Message, Value};
use crate::model::{Language, Text};

impl Message {
    /// Its words in a language.
    #[must_use]
    pub fn in_words(&self, words: &Words) -> String {
        let values: Vec<(&str, String)> = self
            .values()
            .iter()
            .map(|(name, value)| (name.as_str(), in_words(value, words)))
            .collect();
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.fill_for(self.key(), self.count(), &values)
    }

    /// Its words in English, by which a finding of today is compared with one of another day.
    #[must_use]
    pub fn in_english(&self) -> String {
        self.in_words(&Words::of(Language::En))
    }
}

/// In English, as every error of the library is shown.
impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_english())
    }
}

fn in_words(value: &Value, words: &Words) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Count(number) => count(*number, words.language()),
        Value::Kind(kind) => words.get(&format!("kind.{kind}")),
        Value::Records(kind, number) => words.counted(&format!("count.{kind}"), *number, &[]),
        Value::Language(code) => words.language_name(code),
        Value::Message(message) => message.in_words(words),
        Value::Sequence(values) => all_in_words(values, words).join(", "),
        Value::Lines(lines) => {
            lines.iter().map(|line| format!("\n  {}", line.in_words(words))).collect()
        }
        Value::OneOf(values) => listed(values, "list.or", words),
        Value::All(values) => listed(values, "list.and", words),
        Value::Label(texts) => words.text(&Text::from_iter(texts.iter().cloned())),
    }
}

/// Values one after the other, the last one after the text of `last`.
fn listed(values: &[Value], last: &str, words: &Words) -> String {
    let parts = all_in_words(values, words);
    match parts.split_last() {
        Some((end, before)) if !before.is_empty() => {
            words.fill(last, &[("before", &before.join(", ")), ("last", end)])
        }
        _ => parts.concat(),
    }
}

fn all_in_words(values: &[Value], words: &Words) -> Vec<String> {
    values.iter().map(|value| in_words(value, words)).collect()
}
