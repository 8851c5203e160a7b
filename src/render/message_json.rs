//! The key and the values of a message, for programs that have words of their own.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use smol_str::SmolStr;

use crate::message::{Message, Value};
use crate::personal::hidden;

/// A message beside its words: what it is, and what it speaks of, without what leads to a person.
#[derive(Debug, Serialize)]
pub(super) struct MessageJson {
    key: SmolStr,
    values: Json,
}

impl MessageJson {
    pub(super) fn new(message: &Message) -> Self {
        Self { key: message.key().into(), values: values(message) }
    }
}

fn values(message: &Message) -> Json {
    let values = message.values().iter().map(|(name, one)| (name.to_string(), value(one)));
    Json::Object(values.collect::<Map<_, _>>())
}

fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => hidden(text).into(),
        Value::Count(number) => (*number).into(),
        Value::Kind(name) | Value::Language(name) => name.as_str().into(),
        Value::Records(kind, number) => json!({ "kind": kind, "count": number }),
        Value::Message(message) => json!(MessageJson::new(message)),
        Value::Lines(messages) => messages.iter().map(|one| json!(MessageJson::new(one))).collect(),
        Value::Sequence(values) | Value::OneOf(values) | Value::All(values) => {
            values.iter().map(self::value).collect()
        }
        Value::Label(texts) => texts
            .iter()
            .map(|(language, text)| (language.clone(), hidden(text).into()))
            .collect::<Map<_, _>>()
            .into(),
    }
}
