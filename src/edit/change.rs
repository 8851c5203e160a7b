//! One change to a record: which bytes it takes, and the proof that it does what was intended.

use std::collections::BTreeSet;

use super::EditError;
use super::address::{Address, Target};
use super::emit::Style;
use super::page::Page;
use super::splice::{self, Splice, spliced};
use super::tree::{self, node, parses_to, same};
use crate::message;
use crate::schema::Shape;
use crate::yaml::{Node, Route, Step, Value, read};

/// What happens to a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It gets this value, whether it is there or not; a new one is placed as in the schema.
    Set(Value),
    /// Its list gets these items at its end, those that it has already aside.
    Append(Vec<Value>),
    /// Its list loses the items that are like one of these: equal, or maps that have all its fields.
    /// Where none is left the field goes.
    Remove(Vec<Value>),
    /// It goes, with its lines, the comment behind it, and the comments directly above it that are in
    /// the same column; those that open the file stay. What would be left empty above it goes as well.
    Unset,
}

/// The text of a file of this shape after a change; the same text where the change says nothing new.
///
/// Every byte that the change does not concern stays: comments, quotes, order, line ends.
///
/// # Errors
/// Where the address leads nowhere, the field does not take such a change, the text has faults, or its
/// layout is one in which the change cannot be made without touching something else.
pub fn edit(
    text: &str,
    top: &Shape,
    address: &Address,
    change: &Change,
) -> Result<String, EditError> {
    let document = read(text);
    let Some(root) = document.root.filter(|_| document.faults.is_empty()) else {
        return Err(message!("edit.invalid-file").into());
    };
    let target = address.find(&root, top)?;
    let page = Page { text, root: &root };
    let editor = Editor { page, top };
    let Some(task) = editor.task(&target, change, address)? else { return Ok(text.to_owned()) };
    let mut expected = root.clone();
    let is_possible = task.apply_to(&mut expected).is_some();
    let style = editor.page.style();
    // Text over several lines goes in quotes where it would be read as another one.
    for style in [style, Style { blocks: false, ..style }] {
        let splices = editor.splices(&task, style);
        let changed = splices.and_then(|splices| spliced(text, splices));
        if let Some(changed) =
            changed.filter(|changed| is_possible && parses_to(changed, &expected))
        {
            return Ok(changed);
        }
    }
    Err(message!("edit.layout", field = address.to_string()).into())
}

/// A change in terms of a tree.
enum Task {
    Replace { route: Route, value: Value },
    Insert { map: Route, position: usize, key: String, value: Value },
    Append { list: Route, items: Vec<Value> },
    Remove { collection: Route, gone: BTreeSet<usize> },
}

impl Task {
    /// Does it to a tree.
    fn apply_to(&self, root: &mut Node) -> Option<()> {
        match self {
            Self::Replace { route, value } => {
                route.find_mut(root)?.value = value.clone();
                Some(())
            }
            Self::Insert { map, position, key, value } => {
                tree::insert(map.find_mut(root)?, *position, tree::entry(key, value.clone()))
            }
            Self::Append { list, items } => tree::append(list.find_mut(root)?, items),
            Self::Remove { collection, gone } => tree::remove(collection.find_mut(root)?, gone),
        }
    }
}

struct Editor<'e> {
    page: Page<'e>,
    top: &'e Shape,
}

impl Editor<'_> {
    /// What is to be done; `None` where the record says it already.
    fn task(
        &self,
        target: &Target,
        change: &Change,
        address: &Address,
    ) -> Result<Option<Task>, EditError> {
        let found = target.route.find(self.page.root).filter(|_| target.missing.is_empty());
        let no_list = || EditError::from(message!("edit.not-a-list", field = address.to_string()));
        match (change, found) {
            (Change::Set(value), Some(old)) if same(old, &node(value.clone())) => Ok(None),
            (Change::Set(value), Some(_)) => {
                Ok(Some(Task::Replace { route: target.route.clone(), value: value.clone() }))
            }
            (Change::Set(value), None) => self.add(target, value.clone()).map(Some),
            (Change::Append(items), None) => {
                let items = new_items(&[], items);
                if items.is_empty() {
                    return Ok(None);
                }
                self.add(target, Value::List(items.into_iter().map(node).collect())).map(Some)
            }
            (Change::Append(items), Some(old)) => {
                if !matches!(old.value, Value::List(_) | Value::Null) {
                    return Err(no_list());
                }
                let (route, items) = (target.route.clone(), new_items(old.items(), items));
                Ok(match old.value {
                    _ if items.is_empty() => None,
                    Value::Null => {
                        let value = Value::List(items.into_iter().map(node).collect());
                        Some(Task::Replace { route, value })
                    }
                    _ => Some(Task::Append { list: route, items }),
                })
            }
            (Change::Remove(_) | Change::Unset, None) => Ok(None),
            (Change::Remove(items), Some(old)) => {
                if !matches!(old.value, Value::List(_)) {
                    return Err(no_list());
                }
                let is_gone = |item: &Node| items.iter().any(|gone| is_like(item, gone));
                let gone: BTreeSet<usize> =
                    (0..old.items().len()).filter(|at| is_gone(&old.items()[*at])).collect();
                match gone.len() {
                    0 => Ok(None),
                    count if count == old.items().len() => self.drop(&target.route).map(Some),
                    _ => Ok(Some(Task::Remove { collection: target.route.clone(), gone })),
                }
            }
            (Change::Unset, Some(_)) => self.drop(&target.route).map(Some),
        }
    }

    /// A field that is not there, with those above it that are missing as well.
    fn add(&self, target: &Target, value: Value) -> Result<Task, EditError> {
        let mut missing = target.missing.iter();
        let key = missing.next().cloned().unwrap_or_default();
        let value =
            missing.rev().fold(value, |value, key| Value::Map(Box::new([tree::entry(key, value)])));
        let map = target.route.clone();
        let above = map.find(self.page.root);
        match above.map(|node| &node.value) {
            Some(Value::Map(entries))
                if !entries.is_empty() || above.is_some_and(|map| self.page.is_flow(map)) =>
            {
                let shape = self.top.at(&map);
                let position = shape.map_or(entries.len(), |shape| {
                    let rank = shape.rank(&key);
                    let ranks = entries.iter().map(|entry| shape.rank(&entry.key));
                    let before = ranks.enumerate().filter(|(_, own)| *own <= rank);
                    before.max_by_key(|(at, own)| (*own, *at)).map_or(0, |(at, _)| at + 1)
                });
                Ok(Task::Insert { map, position, key, value })
            }
            Some(Value::Null) => {
                let value = Value::Map(Box::new([tree::entry(&key, value)]));
                Ok(Task::Replace { route: map, value })
            }
            _ => Err(message!("edit.not-a-map", field = map.to_string(), key).into()),
        }
    }

    /// Takes out what a route leads to, with what is left empty above it.
    fn drop(&self, route: &Route) -> Result<Task, EditError> {
        let whole = || EditError::from(message!("edit.nothing-left"));
        let (above, step) = route.split_last().ok_or_else(whole)?;
        let collection = above.find(self.page.root).ok_or_else(whole)?;
        let (index, count) = match step {
            Step::Key(key) => {
                let entries = collection.entries();
                (entries.iter().position(|entry| entry.key == key), entries.len())
            }
            Step::Index(index) => (Some(index), collection.items().len()),
        };
        if count <= 1 {
            return self.drop(&above);
        }
        Ok(Task::Remove { collection: above, gone: index.into_iter().collect() })
    }

    /// The bytes that it takes; `None` where the layout is not followed.
    fn splices(&self, task: &Task, style: Style) -> Option<Vec<Splice>> {
        let page = &self.page;
        match task {
            Task::Replace { route, value } => {
                let old = route.find(page.root)?;
                let (above, step) = route.split_last()?;
                let collection = above.find(page.root)?;
                let entry = route.find_entry(page.root);
                if page.is_flow(collection) {
                    return Some(vec![splice::replace_in_flow(page, old, entry, value)]);
                }
                let index = match &step {
                    Step::Key(key) => {
                        collection.entries().iter().position(|entry| entry.key == *key)?
                    }
                    Step::Index(index) => *index,
                };
                let member = page.members(collection)?.into_iter().nth(index)?;
                let is_item = matches!(step, Step::Index(_));
                Some(vec![splice::replace(page, &member, is_item, old, value, style)])
            }
            Task::Insert { map, position, key, value } => {
                let node = map.find(page.root)?;
                if page.is_flow(node) {
                    return Some(vec![splice::insert_in_flow(page, node, *position, key, value)]);
                }
                let members = page.members(node)?;
                let is_top = *map == Route::default();
                let entry = tree::entry(key, value.clone());
                splice::insert(page, &members, *position, is_top, entry, style).map(|one| vec![one])
            }
            Task::Append { list, items } => {
                let node = list.find(page.root)?;
                if page.is_flow(node) {
                    return Some(vec![splice::append_in_flow(node, items)]);
                }
                splice::append(page, &page.members(node)?, items, style).map(|one| vec![one])
            }
            Task::Remove { collection, gone } => {
                let cuts = splice::cuts(page, collection.find(page.root)?, gone)?;
                Some(cuts.into_iter().map(|bytes| (bytes, String::new())).collect())
            }
        }
    }
}

/// The items that a list does not have, each once. A map whose fields an item has, and others beside, says
/// nothing new.
fn new_items(own: &[Node], items: &[Value]) -> Vec<Value> {
    let mut new: Vec<Node> = Vec::new();
    for item in items {
        if !own.iter().chain(&new).any(|known| is_like(known, item)) {
            new.push(node(item.clone()));
        }
    }
    new.into_iter().map(|node| node.value).collect()
}

/// Whether an item is equal to a value, or a map with all that the value has.
fn is_like(item: &Node, value: &Value) -> bool {
    match (&item.value, value) {
        (Value::Map(_), Value::Map(wanted)) => wanted.iter().all(|wanted| {
            item.get(&wanted.key).is_some_and(|own| is_like(own, &wanted.value.value))
        }),
        (_, value) => same(item, &node(value.clone())),
    }
}
