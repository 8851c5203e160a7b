//! The tree: values of the YAML 1.2 core schema, each with the bytes that it came from.

use std::ops::Range;

use smol_str::SmolStr;

use crate::message;
use crate::message::Message;

/// Half-open byte range in the text of a file.
pub type Span = Range<usize>;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// The bytes of the value, without its key, indentation or trailing comment.
    pub span: Span,
}

/// A value of the YAML 1.2 core schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits.
    Integer(i64),
    /// Any other number, `.inf` and `.nan` included.
    Float(f64),
    /// Text.
    String(SmolStr),
    /// A sequence.
    List(Box<[Node]>),
    /// A mapping, in the order of the file; every key once.
    Map(Box<[Entry]>),
}

/// One key of a mapping with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as text.
    pub key: SmolStr,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entry of a mapping under `key`; `None` where this is no mapping or has no such key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a mapping under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entries of a mapping; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a sequence; empty for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a string; `None` for anything else.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// A scalar as somebody would type it; `None` for a collection.
    #[must_use]
    pub fn scalar_text(&self) -> Option<String> {
        match &self.value {
            Value::Null => Some("null".to_owned()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Integer(value) => Some(value.to_string()),
            Value::Float(value) => Some(value.to_string()),
            Value::String(text) => Some(text.to_string()),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// What sort of value this is, in words for a message.
    #[must_use]
    pub(crate) fn type_name(&self) -> Message {
        match &self.value {
            Value::Null => message!("type.nothing"),
            Value::Bool(_) => message!("type.flag"),
            Value::Integer(_) => message!("type.whole-number"),
            Value::Float(value) if !value.is_finite() => message!("type.not-finite"),
            Value::Float(_) => message!("type.number"),
            Value::String(_) => message!("type.text"),
            Value::List(_) => message!("type.list"),
            Value::Map(_) => message!("type.map"),
        }
    }
}
