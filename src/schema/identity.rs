//! How the items of a list are told apart, so that an item keeps its address when others come and go.

use std::collections::HashMap;
use std::fmt::Write;

use super::shape::Shape;
use crate::yaml::{Node, Route, Step, Value, same_json};

/// What makes an item of a list the same as one of another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity<'s> {
    /// Its value: the list is a set of codes, ids or words.
    Value,
    /// The values of these of its fields.
    Key(&'s [String]),
    /// Its place: the order has a meaning.
    Place,
}

impl Shape {
    /// What tells the items of this list apart: the annotation `x-key`, else their values where they are scalars
    /// and must be unique, else their places.
    #[must_use]
    pub fn identity(&self) -> Identity<'_> {
        match (self.key(), self.items()) {
            (key @ [_, ..], _) => Identity::Key(key),
            ([], Some(items))
                if self.is_unique() && !items.has_fields() && items.items().is_none() =>
            {
                Identity::Value
            }
            _ => Identity::Place,
        }
    }

    /// The names of the items of this list, by which [`Shape::address`] calls them, in their order.
    pub(crate) fn item_names(&self, items: &[Node]) -> Vec<String> {
        let identity = self.identity();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let name = |(index, item): (usize, &Node)| {
            let Some(name) = own_name(identity, item) else { return index.to_string() };
            let number = numbers.entry(name.clone()).or_default();
            *number += 1;
            numbered(name, *number)
        };
        items.iter().enumerate().map(name).collect()
    }

    /// The address of a place in a file of this shape, such as `countries[PX]` or
    /// `partners[partner=pe-dgsd].role`: items go by what they are, and by their index, from 0, only where
    /// nothing else tells them apart. Equal items are numbered: `partners[partner=pe-dgsd#2]`.
    #[must_use]
    pub fn address(&self, root: &Node, route: &Route) -> String {
        let mut address = String::new();
        let (mut shape, mut node) = (Some(self), Some(root));
        for step in route.steps() {
            match step {
                Step::Key(name) => {
                    if !address.is_empty() {
                        address.push('.');
                    }
                    address.push_str(name);
                    shape = shape.and_then(|shape| shape.field_or_language(name));
                    node = node.and_then(|node| node.get(name));
                }
                Step::Index(index) => {
                    let items = node.map(Node::items).unwrap_or_default();
                    let identity = shape.map_or(Identity::Place, Self::identity);
                    let _ = write!(address, "[{}]", item_name(identity, items, *index));
                    shape = shape.and_then(Self::items);
                    node = items.get(*index);
                }
            }
        }
        address
    }
}

/// Whether two items have the same key of these fields. A text by language is the same if one of its languages is, so that
/// a translation that is added makes no other item.
pub(crate) fn has_same_key(key: &[String], one: &Node, other: &Node) -> bool {
    key.iter().all(|field| match (one.get(field), other.get(field)) {
        (Some(one), Some(other)) => shares_text(one, other),
        (one, other) => one.is_none() && other.is_none(),
    })
}

fn shares_text(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Map(entries), Value::Map(_)) => entries
            .iter()
            .any(|entry| other.get(&entry.key).is_some_and(|own| same_json(&entry.value, own))),
        _ => same_json(one, other),
    }
}

/// The name of an item among the items of its list.
fn item_name(identity: Identity<'_>, items: &[Node], index: usize) -> String {
    let name = |item: &Node| own_name(identity, item);
    let Some(own) = items.get(index).and_then(name) else { return index.to_string() };
    let before = items[..index].iter().filter(|item| name(item).as_ref() == Some(&own)).count();
    numbered(own, before + 1)
}

/// What tells an item apart by itself; `None` if nothing but its place does.
fn own_name(identity: Identity<'_>, item: &Node) -> Option<String> {
    match identity {
        Identity::Value => item.scalar_text(),
        Identity::Key(key) => {
            let parts =
                key.iter().filter_map(|field| Some(format!("{field}={}", words(item.get(field)?))));
            let name = parts.collect::<Vec<_>>().join(",");
            (!name.is_empty()).then_some(name)
        }
        Identity::Place => None,
    }
}

/// The name of an item of which `number` - 1 others before it have the same one.
fn numbered(name: String, number: usize) -> String {
    if number == 1 { name } else { format!("{name}#{number}") }
}

/// A value in a line; a map by its values, so that a text is known by its words.
fn words(node: &Node) -> String {
    match &node.value {
        Value::Map(entries) => joined(entries.iter().map(|entry| &entry.value)),
        Value::List(items) => joined(items.iter()),
        _ => node.scalar_text().unwrap_or_default(),
    }
}

fn joined<'n>(nodes: impl Iterator<Item = &'n Node>) -> String {
    nodes.map(words).collect::<Vec<_>>().join(" / ")
}
