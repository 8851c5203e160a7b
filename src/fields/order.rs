//! The order of rows by a field.

use std::cmp::Ordering;

use super::error::FieldError;
use super::path::FieldPath;
use super::rows::Rows;
use crate::message;
use crate::model::{Language, folded};
use crate::registry::Registry;
use crate::view::{Field, Value};

/// A field to sort by.
pub(super) struct Order {
    path: FieldPath,
    is_descending: bool,
}

/// What two rows are compared by.
#[derive(Debug, PartialEq)]
enum Key {
    Number(f64),
    Words(String),
}

impl Order {
    /// The order `FIELD`, `FIELD:asc` or `FIELD:desc`.
    pub(super) fn parse(registry: &Registry, rows: Rows, text: &str) -> Result<Self, FieldError> {
        let (field, is_descending) = match text.split_once(':') {
            None | Some((_, "asc")) => (text.trim_end_matches(":asc"), false),
            Some((field, "desc")) => (field, true),
            Some((field, other)) => {
                return Err(message!("field.not-an-order", order = other, field).into());
            }
        };
        Ok(Self { path: FieldPath::parse(registry, rows, field)?, is_descending })
    }

    /// Which of two rows comes first. What states nothing comes last in either order.
    pub(super) fn compare(&self, one: &[Field], other: &[Field], language: Language) -> Ordering {
        match (self.key(one, language), self.key(other, language)) {
            (Some(one), Some(other)) if self.is_descending => other.compare(&one),
            (Some(one), Some(other)) => one.compare(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        }
    }

    /// A list that is the field itself is compared by how many items it has; else the first value counts.
    fn key(&self, fields: &[Field], language: Language) -> Option<Key> {
        let own = match self.path.names.as_slice() {
            [name] => fields.iter().find(|field| field.name == *name),
            _ => None,
        };
        if let Some(Field { value: Value::List(items), .. }) = own {
            return Some(Key::Number(f64::from(u32::try_from(items.len()).unwrap_or(u32::MAX))));
        }
        match self.path.values(fields).into_iter().next()? {
            Value::Integer(number) => Some(Key::Number(to_float(number))),
            Value::Decimal(number) => Some(Key::Number(number)),
            Value::Flag(flag) => Some(Key::Number(f64::from(u8::from(flag)))),
            Value::Text(text) => Some(Key::Words(folded(text.show(language.code())))),
            Value::Plain(text) | Value::Date(text) => Some(Key::Words(folded(&text))),
            Value::Word(word) => Some(Key::Words(folded(&word.word))),
            Value::Code(code) => Some(Key::Words(folded(&code.label))),
            Value::Link(link) => Some(Key::Words(link.id)),
            Value::Empty | Value::List(_) | Value::Map(_) => None,
        }
    }
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Words(one), Self::Words(other)) => one.cmp(other),
            (Self::Number(_), Self::Words(_)) => Ordering::Less,
            (Self::Words(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// A whole number as one with a fraction; those that people count fit.
fn to_float(number: i64) -> f64 {
    i32::try_from(number).map_or(if number < 0 { f64::MIN } else { f64::MAX }, f64::from)
}
