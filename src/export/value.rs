//! A record as a value of JSON: all that its file says, in the order of its schema.

use serde_json::{Map, Value as Json};

use super::dataset::Content;
use crate::model::Kind;
use crate::schema::{Meaning, Shape};
use crate::yaml::{Entry, Node, Value, to_json};

/// What a tree of this shape says, without what `content` leaves out. Dates are texts, whatever YAML takes
/// them for: readers give a column one type.
pub(super) fn value(shape: &Shape, node: &Node, content: &Content) -> Json {
    match &node.value {
        Value::Map(entries) => Json::Object(fields(shape, entries, content)),
        Value::List(items) => {
            let of_items = shape.items().unwrap_or(shape);
            let kept = items.iter().filter(|item| !names_hidden(of_items, item, content));
            Json::Array(kept.map(|item| value(of_items, item, content)).collect())
        }
        Value::Integer(year) if shape.is_date() => Json::String(year.to_string()),
        _ => to_json(node),
    }
}

/// The fields of a map, those of the schema first and in its order. Where nothing is left of a list, there is none.
fn fields(shape: &Shape, entries: &[Entry], content: &Content) -> Map<String, Json> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| shape.rank(&entry.key));
    let unknown = Shape::default();
    let mut fields = Map::new();
    for entry in sorted {
        let own = shape.field_or_language(&entry.key).unwrap_or(&unknown);
        if is_hidden(own, content) {
            continue;
        }
        let value = value(own, &entry.value, content);
        let is_emptied = value.as_array().is_some_and(Vec::is_empty);
        if !is_emptied || entry.value.items().is_empty() {
            fields.insert(entry.key.to_string(), value);
        }
    }
    fields
}

/// Whether a field is left out.
pub(super) fn is_hidden(shape: &Shape, content: &Content) -> bool {
    (shape.is_internal() && !content.has_internal)
        || (content.is_public && shape.meaning() == Some(&Meaning::Reference(Kind::Expert)))
}

/// Whether an item of a list is left out, because it speaks of an expert.
fn names_hidden(of_items: &Shape, item: &Node, content: &Content) -> bool {
    let is_of_expert = |entry: &Entry| {
        let field = of_items.field(&entry.key);
        field.is_some_and(|field| field.meaning() == Some(&Meaning::Reference(Kind::Expert)))
    };
    content.is_public && (is_hidden(of_items, content) || item.entries().iter().any(is_of_expert))
}
