//! The tree as JSON Schema sees it: the validator walks it as it is, without a copy.

use std::borrow::Cow;
use std::collections::HashSet;

use ahash::{AHashSet, RandomState};
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use serde_json::{Number, Value as JsonValue};

use super::node::{Entry, Node, Value};

/// The representation that validators are built for.
pub(crate) struct Tree;

impl Json for Tree {
    type Node<'a> = &'a Node;
    type PreparedKey = String;
    type StringBuffer = Option<Node>;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut Option<Node>,
        string: &str,
        f: impl FnOnce(&Node) -> T,
    ) -> T {
        let value = Value::String(string.into());
        f(buffer.insert(Node { value, span: 0..0 }))
    }
}

pub(crate) enum TreeNumber {
    Integer(i64),
    Float(f64),
}

impl JsonNumber for TreeNumber {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|value| u64::try_from(value).ok())
    }

    fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            Self::Float(_) => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "the nearest float is what is asked for"
            )]
            Self::Integer(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
        }
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }

    /// `2017.0` is no whole number: what is typed as one would be refused later.
    fn is_integer(&self) -> bool {
        matches!(self, Self::Integer(_))
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match self {
            Self::Integer(value) => Number::from(*value),
            Self::Float(value) => Number::from_f64(*value).unwrap_or_else(|| Number::from(0)),
        })
    }
}

impl<'a> JsonNode<'a, Tree> for &'a Node {
    type Object = &'a [Entry];
    type Array = &'a [Node];
    type Number = TreeNumber;

    fn as_object(&self) -> Option<&'a [Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<&'a [Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        self.as_str().map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<TreeNumber> {
        match self.value {
            Value::Integer(value) => Some(TreeNumber::Integer(value)),
            Value::Float(value) if value.is_finite() => Some(TreeNumber::Float(value)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    fn json_type(&self) -> JsonType {
        match self.value {
            Value::Null => JsonType::Null,
            // JSON has neither infinity nor what is no number: no type of a schema admits them.
            Value::Float(value) if !value.is_finite() => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Integer(_) | Value::Float(_) => JsonType::Number,
            Value::String(_) => JsonType::String,
            Value::List(_) => JsonType::Array,
            Value::Map(_) => JsonType::Object,
        }
    }

    fn to_value(&self) -> Cow<'a, JsonValue> {
        Cow::Owned(to_json(self))
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Node>(self).addr()))
    }
}

/// How many items of a list are compared each with each, without copies.
const MAX_PAIRED: usize = 16;

/// Whether two values are the same as JSON.
pub(crate) fn same_json(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::String(one), Value::String(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same_json(one, other))
        }
        (Value::Map(ours), Value::Map(theirs)) => {
            let mut pairs = ours.iter().zip(theirs);
            match ours.len() == theirs.len()
                && pairs.clone().all(|(one, other)| one.key == other.key)
            {
                true => pairs.all(|(one, other)| same_json(&one.value, &other.value)),
                // The same fields may be in another order.
                false => ours.len() == theirs.len() && to_json(one) == to_json(other),
            }
        }
        (Value::String(_) | Value::List(_) | Value::Map(_), _)
        | (_, Value::String(_) | Value::List(_) | Value::Map(_)) => false,
        _ => to_json(one) == to_json(other),
    }
}

/// A sum that two values have in common if they are the same as JSON.
fn sum(node: &Node, hasher: &RandomState) -> u64 {
    match &node.value {
        Value::String(text) => hasher.hash_one(text.as_str()),
        Value::Bool(value) => hasher.hash_one(value),
        Value::Integer(value) => hasher.hash_one(value),
        Value::Null => 0,
        // Zero has two signs, and what JSON does not have is nothing.
        Value::Float(value) if *value == 0.0 || !value.is_finite() => 0,
        Value::Float(value) => hasher.hash_one(value.to_bits()),
        Value::List(items) => {
            let sums = items.iter().map(|item| sum(item, hasher));
            sums.fold(1, |all, one| hasher.hash_one((all, one)))
        }
        // Fields may be in any order.
        Value::Map(entries) => {
            let sums = entries
                .iter()
                .map(|entry| hasher.hash_one((entry.key.as_str(), sum(&entry.value, hasher))));
            sums.fold(2, u64::wrapping_add)
        }
    }
}

/// A copy of the tree as JSON; numbers that JSON does not have become `null`.
pub(crate) fn to_json(node: &Node) -> JsonValue {
    match &node.value {
        Value::Null => JsonValue::Null,
        Value::Bool(value) => JsonValue::Bool(*value),
        Value::Integer(_) | Value::Float(_) => JsonNode::as_number(&node)
            .map_or(JsonValue::Null, |number| JsonValue::Number(number.to_number().into_owned())),
        Value::String(text) => JsonValue::String(text.to_string()),
        Value::List(items) => JsonValue::Array(items.iter().map(to_json).collect()),
        Value::Map(entries) => JsonValue::Object(
            entries.iter().map(|entry| (entry.key.to_string(), to_json(&entry.value))).collect(),
        ),
    }
}

impl<'a> Object<'a, Tree> for &'a [Entry] {
    type Node = &'a Node;
    type MemberName = &'a str;
    type MembersIter =
        std::iter::Map<std::slice::Iter<'a, Entry>, fn(&'a Entry) -> (&'a str, &'a Node)>;

    fn len(&self) -> usize {
        <[Entry]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a Node> {
        self.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
    }

    fn members(&self) -> Self::MembersIter {
        self.iter().map(|entry| (entry.key.as_str(), &entry.value))
    }
}

impl<'a> Array<'a, Tree> for &'a [Node] {
    type Node = &'a Node;
    type ElementsIter = std::slice::Iter<'a, Node>;

    fn len(&self) -> usize {
        <[Node]>::len(self)
    }

    fn elements(&self) -> Self::ElementsIter {
        self.iter()
    }

    fn is_unique(&self) -> bool {
        if self.len() > MAX_PAIRED {
            // Most lists are shown to have no equal items by their sums alone.
            let mut sums = AHashSet::with_capacity(self.len());
            let hasher = RandomState::new();
            if self.iter().all(|item| sums.insert(sum(item, &hasher))) {
                return true;
            }
            let mut seen = HashSet::with_capacity(self.len());
            return self.iter().all(|item| seen.insert(to_json(item)));
        }
        let is_first = |at: usize| self[..at].iter().all(|other| !same_json(other, &self[at]));
        (0..self.len()).all(is_first)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jsonschema::json::Array;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    use super::to_json;
    use crate::yaml::{Node, read};

    const TYPED: [&str; 16] = [
        "~",
        ".nan",
        "0",
        "0.0",
        "-0.0",
        "1",
        "1.0",
        "true",
        "'1'",
        "a",
        "[]",
        "[a, b]",
        "[b, a]",
        "{}",
        "{a: 1, b: 2}",
        "{b: 2, a: 1}",
    ];

    proptest! {
        #[test]
        fn equal_items_are_found_in_lists_of_any_length(
            picked in prop::collection::vec(0..TYPED.len(), 0..5),
            others in 0usize..30,
        ) {
            let others = (0..others).map(|other| format!("other-{other}"));
            let typed = picked.into_iter().map(|at| TYPED[at].to_owned()).chain(others);
            let text: String = typed.map(|item| format!("- {item}\n")).collect();
            let root = read(&text).root;
            let items: &[Node] = root.as_ref().map_or(&[], Node::items);
            let mut seen = HashSet::new();
            prop_assert_eq!(items.is_unique(), items.iter().all(|item| seen.insert(to_json(item))));
        }
    }
}
