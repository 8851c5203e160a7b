//! What has changed between two trees of one shape, field by field.

use std::collections::BTreeSet;

use super::items::{Pairing, pair};
use crate::schema::Shape;
use crate::yaml::{Node, Value};

/// What became of a field, or of an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldState {
    /// It is only in the tree after.
    Added,
    /// It is only in the tree before.
    Removed,
    /// It has another value.
    Changed,
}

/// A field, or an item of a list, that has changed.
#[derive(Debug, Clone)]
pub struct FieldChange<'t> {
    /// Its address, as [`Shape::address`] makes it, in the tree after; that in the tree before if it was removed.
    pub field: String,
    /// The same with the names that the items of lists around it have in the tree before.
    pub was: String,
    /// The name of the field, or of the list that it is an item of.
    pub name: String,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// What the schema says of it; `None` if it does not know it.
    pub shape: Option<&'t Shape>,
    /// Its value before.
    pub before: Option<&'t Node>,
    /// Its value after.
    pub after: Option<&'t Node>,
}

impl FieldChange<'_> {
    /// What became of it.
    #[must_use]
    pub fn state(&self) -> FieldState {
        match (self.before, self.after) {
            (None, _) => FieldState::Added,
            (Some(_), None) => FieldState::Removed,
            (Some(_), Some(_)) => FieldState::Changed,
        }
    }
}

/// What differs between two trees of this shape, in the order of the schema. A tree that is missing has no fields.
#[must_use]
pub fn field_changes<'t>(
    shape: &'t Shape,
    before: Option<&'t Node>,
    after: Option<&'t Node>,
) -> Vec<FieldChange<'t>> {
    let mut changes = Changes::default();
    let top = Place { name: "", now: "", was: "", shape: Some(shape) };
    match (before, after) {
        (Some(before), Some(after)) => changes.value(&top, before, after),
        (before, after) => changes.fields(&top, before, after),
    }
    changes.0
}

/// A place that both trees have.
struct Place<'p, 't> {
    name: &'p str,
    /// Its address in the tree after.
    now: &'p str,
    /// Its address in the tree before.
    was: &'p str,
    shape: Option<&'t Shape>,
}

#[derive(Default)]
struct Changes<'t>(Vec<FieldChange<'t>>);

impl<'t> Changes<'t> {
    fn value(&mut self, place: &Place<'_, 't>, before: &'t Node, after: &'t Node) {
        match (&before.value, &after.value) {
            (Value::Map(_), Value::Map(_)) => self.fields(place, Some(before), Some(after)),
            (Value::List(_), Value::List(_)) => self.items(place, before.items(), after.items()),
            (one, other) if same_scalar(one, other) => {}
            _ => self.add(place, false, Some(before), Some(after)),
        }
    }

    fn fields(&mut self, place: &Place<'_, 't>, before: Option<&'t Node>, after: Option<&'t Node>) {
        let trees = [before, after].into_iter().flatten();
        let keys: BTreeSet<(usize, &str)> = trees
            .flat_map(Node::entries)
            .map(|entry| (place.shape.map_or(0, |shape| shape.rank(&entry.key)), &*entry.key))
            .collect();
        for (_, key) in keys {
            let address = |above: &str| match above {
                "" => key.to_owned(),
                above => format!("{above}.{key}"),
            };
            let (now, was) = (address(place.now), address(place.was));
            let shape = place.shape.and_then(|shape| shape.field_or_language(key));
            let field = Place { name: key, now: &now, was: &was, shape };
            let value = |tree: Option<&'t Node>| tree.and_then(|tree| tree.get(key));
            match (value(before), value(after)) {
                (Some(before), Some(after)) => self.value(&field, before, after),
                (before, after) => self.add(&field, false, before, after),
            }
        }
    }

    fn items(&mut self, place: &Place<'_, 't>, before: &'t [Node], after: &'t [Node]) {
        let names = |items: &[Node]| match place.shape {
            Some(shape) => shape.item_names(items),
            None => (0..items.len()).map(|index| index.to_string()).collect(),
        };
        let (then, now) = (names(before), names(after));
        let Pairing { both, removed, added } = pair(place.shape, (before, after), (&then, &now));
        let shape = place.shape.and_then(Shape::items);
        let address = |list: &str, name: &str| format!("{list}[{name}]");
        for index in removed {
            let was = address(place.was, &then[index]);
            let item = Place { name: place.name, now: &was, was: &was, shape };
            self.add(&item, true, Some(&before[index]), None);
        }
        for (old, new) in both {
            let (was, now) = (address(place.was, &then[old]), address(place.now, &now[new]));
            let item = Place { name: place.name, now: &now, was: &was, shape };
            self.value(&item, &before[old], &after[new]);
        }
        for index in added {
            let (was, now) = (address(place.was, &now[index]), address(place.now, &now[index]));
            let item = Place { name: place.name, now: &now, was: &was, shape };
            self.add(&item, true, None, Some(&after[index]));
        }
    }

    fn add(
        &mut self,
        place: &Place<'_, 't>,
        is_item: bool,
        before: Option<&'t Node>,
        after: Option<&'t Node>,
    ) {
        let field = if after.is_some() { place.now } else { place.was }.to_owned();
        let (was, name, shape) = (place.was.to_owned(), place.name.to_owned(), place.shape);
        self.0.push(FieldChange { field, was, name, is_item, shape, before, after });
    }
}

/// Whether two values are the same that are no collections.
fn same_scalar(one: &Value, other: &Value) -> bool {
    match (one, other) {
        // A number that is none equals none, not even itself.
        (Value::Float(one), Value::Float(other)) => one.to_bits() == other.to_bits(),
        (one, other) => one == other,
    }
}
