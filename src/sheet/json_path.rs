//! The items of a JSON text below some of its keys.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::SheetError;
use super::json_items::Taken;
use super::json_value::JsonValue;
use crate::message;
use crate::message::Value as Part;
use crate::yaml::{Entry, Node, Value};

/// The keys on a path such as `data.grants`; none for `.`, the top.
pub(super) fn keys(path: &str) -> Vec<&str> {
    path.split('.').filter(|key| !key.is_empty()).collect()
}

/// Takes the items below some keys: those of a list, or of a map of items by their ids.
pub(super) struct Below<'b, 't, 'k, 'e> {
    pub(super) keys: &'b [&'b str],
    pub(super) taken: &'b mut Taken<'t, 'k, 'e>,
}

impl<'de> DeserializeSeed<'de> for Below<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Below<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.keys.first() {
            Some(key) => write!(out, "a map with the key `{key}`"),
            None => out.write_str("a list of maps, or a map of maps by their ids"),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if !self.keys.is_empty() {
            return Err(A::Error::invalid_type(serde::de::Unexpected::Seq, &self));
        }
        while let Some(JsonValue(item)) = items.next_element()? {
            self.taken.take(item).map_err(A::Error::custom)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Some((wanted, below)) = self.keys.split_first() else {
            while let Some((id, JsonValue(item))) = entries.next_entry::<String, _>()? {
                self.taken.take(with_id(item, &id)).map_err(A::Error::custom)?;
            }
            return Ok(());
        };
        let (mut known, mut is_found) = (Vec::new(), false);
        while let Some(key) = entries.next_key::<String>()? {
            if key == *wanted && !is_found {
                is_found = true;
                entries.next_value_seed(Below { keys: below, taken: &mut *self.taken })?;
            } else {
                self.taken.pass(|| entries.next_value::<IgnoredAny>())?;
                known.push(key);
            }
        }
        if is_found {
            return Ok(());
        }
        known.truncate(10);
        let wrong = message!("sheet.no-key", key = wanted, keys = Part::all(&known));
        self.taken.failed = Some(SheetError::new(wrong));
        Err(A::Error::custom("stopped"))
    }
}

/// An item with the id under which it is; one that states an id keeps it.
pub(super) fn with_id(item: Value, id: &str) -> Value {
    match item {
        Value::Map(entries) if entries.iter().all(|entry| entry.key != "id") => {
            let value = Node { value: Value::String(id.into()), span: 0..0 };
            let id = Entry { key: "id".into(), key_span: 0..0, value };
            Value::Map(std::iter::once(id).chain(entries).collect())
        }
        other => other,
    }
}
