//! The tree that a change makes, and whether a text parses to it.

use std::collections::BTreeSet;

use crate::yaml::{Entry, Node, Value, read};

/// A value that is in no file yet.
pub(crate) fn node(value: Value) -> Node {
    Node { value, span: 0..0 }
}

/// A field that is in no file yet.
pub(crate) fn entry(key: &str, value: Value) -> Entry {
    Entry { key: key.into(), key_span: 0..0, value: node(value) }
}

/// Puts a field into a map at this position.
pub(super) fn insert(map: &mut Node, position: usize, entry: Entry) -> Option<()> {
    let Value::Map(entries) = &mut map.value else { return None };
    let mut all = std::mem::take(entries).into_vec();
    all.insert(position, entry);
    *entries = all.into_boxed_slice();
    Some(())
}

/// Adds items to a list.
pub(super) fn append(list: &mut Node, items: &[Value]) -> Option<()> {
    let Value::List(own) = &mut list.value else { return None };
    let mut all = std::mem::take(own).into_vec();
    all.extend(items.iter().cloned().map(node));
    *own = all.into_boxed_slice();
    Some(())
}

/// Takes members out of a map or list.
pub(super) fn remove(collection: &mut Node, gone: &BTreeSet<usize>) -> Option<()> {
    match &mut collection.value {
        Value::Map(entries) => *entries = without(entries, gone),
        Value::List(items) => *items = without(items, gone),
        _ => return None,
    }
    Some(())
}

fn without<T>(members: &mut Box<[T]>, gone: &BTreeSet<usize>) -> Box<[T]> {
    let members = std::mem::take(members).into_vec().into_iter().enumerate();
    members.filter(|(index, _)| !gone.contains(index)).map(|(_, member)| member).collect()
}

/// Whether a text has no faults and parses to this tree.
pub(super) fn parses_to(text: &str, expected: &Node) -> bool {
    let document = read(text);
    document.faults.is_empty() && document.root.is_some_and(|root| same(&root, expected))
}

/// Whether two trees have the same values in the same order, wherever their bytes are: what a text must say after a change.
/// `yaml::same_json` compares what records mean, for which the order of fields does not count, and `1.0` is `1`.
pub(crate) fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(ours), Value::List(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(one, other)| same(one, other))
        }
        (Value::Map(ours), Value::Map(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(one, other)| one.key == other.key && same(&one.value, &other.value))
        }
        (Value::Float(ours), Value::Float(theirs)) => ours.to_bits() == theirs.to_bits(),
        (one, other) => one == other,
    }
}
