//! Any JSON as a value of the tree, every key once.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use smol_str::SmolStr;

use crate::yaml::{Entry, Node, Value};

/// A value that was read.
pub(super) struct JsonValue(pub(super) Value);

impl<'de> Deserialize<'de> for JsonValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = JsonValue;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<JsonValue, E> {
        Ok(JsonValue(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<JsonValue, E> {
        Ok(JsonValue(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<JsonValue, E> {
        Ok(JsonValue(Value::Integer(value)))
    }

    /// A number that does not fit keeps its digits: it is an id.
    fn visit_u64<E>(self, value: u64) -> Result<JsonValue, E> {
        let value = i64::try_from(value)
            .map_or_else(|_| Value::String(value.to_string().into()), Value::Integer);
        Ok(JsonValue(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<JsonValue, E> {
        Ok(JsonValue(Value::Float(value)))
    }

    fn visit_str<E>(self, text: &str) -> Result<JsonValue, E> {
        Ok(JsonValue(Value::String(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<JsonValue, A::Error> {
        let mut list = Vec::new();
        while let Some(JsonValue(value)) = items.next_element()? {
            list.push(node(value));
        }
        Ok(JsonValue(Value::List(list.into())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<JsonValue, A::Error> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut keys = std::collections::BTreeSet::new();
        while let Some((key, JsonValue(value))) = fields.next_entry::<SmolStr, _>()? {
            if !keys.insert(key.clone()) {
                return Err(A::Error::custom(format!("`{key}` is set twice in one object")));
            }
            entries.push(Entry { key, key_span: 0..0, value: node(value) });
        }
        Ok(JsonValue(Value::Map(entries.into())))
    }
}

fn node(value: Value) -> Node {
    Node { value, span: 0..0 }
}
