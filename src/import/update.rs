//! What a sheet says of a record that is there: its text after the change, and the fields that changed.

use super::draft::{Wanted, WantedItem, WantedList};
use crate::edit::{Address, Change, EditError, edit, node, same};
use crate::model::FileKind;
use crate::yaml::{Node, Route, Step, Value, read};

/// A field before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The field, such as `title.en`.
    pub field: String,
    /// What it was; nothing where it was not there.
    pub before: Option<Node>,
    /// What it is; nothing where it is taken away.
    pub after: Option<Node>,
}

/// The text of a file of this kind that says what is wanted as well, and what changed; only those fields
/// are touched.
pub(super) fn updated(
    text: &str,
    root: &Node,
    kind: FileKind,
    wanted: &Wanted,
) -> Result<(String, Vec<FieldChange>), String> {
    let mut page = Page { text: text.to_owned(), kind };
    let mut changes = Vec::new();
    for (route, value) in &wanted.fields {
        let before = route.find(root);
        if is_so(before, value.as_ref()) {
            continue;
        }
        match (value, before) {
            (None, _) => page.change(route, &Change::Unset)?,
            (Some(Value::List(items)), Some(old)) if !old.items().is_empty() => {
                page.list(route, old.items(), items)?;
            }
            (Some(value), _) => page.change(route, &Change::Set(value.clone()))?,
        }
        changes.push(field_change(route, before, value.clone().map(node)));
    }
    for list in &wanted.lists {
        let before = list.route.find(root);
        let old = before.map_or(&[][..], Node::items);
        let new = if list.is_whole { whole(list, old) } else { indexed(list, old)? };
        if old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| same(old, new)) {
            continue;
        }
        page.list(&list.route, old, &new)?;
        let after = (!new.is_empty()).then(|| node(Value::List(new.into())));
        changes.push(field_change(&list.route, before, after));
    }
    Ok((page.text, changes))
}

/// Whether a record says all that is wanted.
pub(super) fn says(root: &Node, wanted: &Wanted) -> bool {
    let lists = wanted.lists.iter().all(|list| {
        let old = list.route.find(root).map_or(&[][..], Node::items);
        let new = if list.is_whole { Ok(whole(list, old)) } else { indexed(list, old) };
        new.is_ok_and(|new| {
            old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| same(old, new))
        })
    });
    lists && wanted.fields.iter().all(|(route, value)| is_so(route.find(root), value.as_ref()))
}

fn is_so(before: Option<&Node>, value: Option<&Value>) -> bool {
    match (before, value) {
        (Some(before), Some(value)) => same(before, &node(value.clone())),
        (None, None) => true,
        _ => false,
    }
}

fn field_change(route: &Route, before: Option<&Node>, after: Option<Node>) -> FieldChange {
    FieldChange { field: route.to_string(), before: before.cloned(), after }
}

/// All items of a list: those that the sheet names, each with what the record says of it beside.
fn whole(list: &WantedList, old: &[Node]) -> Vec<Node> {
    let mut is_taken = vec![false; old.len()];
    let items = list.items.iter().map(|item| {
        let key = item.fields.first();
        let is_it = |own: &Node| {
            key.is_some_and(|(field, value)| {
                field.find(own).is_some_and(|own| same(own, &node(value.clone())))
            })
        };
        let at = (0..old.len()).find(|at| !is_taken[*at] && is_it(&old[*at]));
        match at {
            Some(at) => {
                is_taken[at] = true;
                overlaid(&old[at], item)
            }
            None => item.node(),
        }
    });
    items.collect()
}

/// The items of a list, with what the sheet says of some.
fn indexed(list: &WantedList, old: &[Node]) -> Result<Vec<Node>, String> {
    let mut new = old.to_vec();
    for item in &list.items {
        let count = new.len();
        match new.get_mut(item.index) {
            Some(own) => *own = overlaid(own, item),
            None if item.index == count => new.push(item.node()),
            None => {
                return Err(format!(
                    "`{}` has {} items, so that there is none with the number {}",
                    list.route, count, item.index
                ));
            }
        }
    }
    Ok(new)
}

/// An item with what the sheet says of it.
fn overlaid(own: &Node, item: &WantedItem) -> Node {
    let mut own = own.clone();
    for (route, value) in &item.fields {
        match route.find_mut(&mut own) {
            Some(field) => field.value = value.clone(),
            None => super::draft::put(&mut own, route.steps(), value.clone()),
        }
    }
    own
}

/// The text of a file while it changes.
struct Page {
    text: String,
    kind: FileKind,
}

impl Page {
    fn change(&mut self, route: &Route, change: &Change) -> Result<(), String> {
        let told = |error: EditError| error.to_string();
        let address: Address = route.to_string().parse().map_err(told)?;
        self.text = edit(&self.text, self.kind, &address, change).map_err(told)?;
        Ok(())
    }

    /// Makes one list of another, touching what differs only: items that are gone go, those that stay
    /// get their new fields, new ones follow. Where they stand in another order the list is written anew.
    fn list(&mut self, route: &Route, old: &[Node], new: &[Node]) -> Result<(), String> {
        if new.is_empty() {
            return self.change(route, &Change::Unset);
        }
        let Some(kept) = kept(old, new) else {
            return self.change(route, &Change::Set(Value::List(new.to_vec().into())));
        };
        if old.is_empty() || kept.is_empty() {
            return self.change(route, &Change::Set(Value::List(new.to_vec().into())));
        }
        for at in (0..old.len()).rev().filter(|at| !kept.contains(at)) {
            self.change(&route.index(at), &Change::Unset)?;
        }
        for (at, (old_at, item)) in kept.iter().zip(new).enumerate() {
            self.item(&route.index(at), &old[*old_at], item)?;
        }
        let more = new[kept.len()..].iter().map(|item| item.value.clone()).collect();
        self.append(route, more)
    }

    fn append(&mut self, route: &Route, items: Vec<Value>) -> Result<(), String> {
        // What is there already is not appended a second time, so that a list that is to have an item
        // twice is written anew.
        let before = self.count(route);
        let count = items.len();
        let whole: Vec<Node> =
            self.items(route).into_iter().chain(items.iter().cloned().map(node)).collect();
        self.change(route, &Change::Append(items))?;
        if self.count(route) == before + count {
            return Ok(());
        }
        self.change(route, &Change::Set(Value::List(whole.into())))
    }

    fn items(&self, route: &Route) -> Vec<Node> {
        let root = read(&self.text).root;
        root.and_then(|root| Some(route.find(&root)?.items().to_vec())).unwrap_or_default()
    }

    fn count(&self, route: &Route) -> usize {
        self.items(route).len()
    }

    fn item(&mut self, route: &Route, old: &Node, new: &Node) -> Result<(), String> {
        if same(old, new) {
            return Ok(());
        }
        if old.entries().is_empty() {
            return self.change(route, &Change::Set(new.value.clone()));
        }
        for field in new.entries() {
            let is_same = old.get(&field.key).is_some_and(|own| same(own, &field.value));
            if !is_same {
                let route = route.join(Step::Key(field.key.to_string()));
                self.change(&route, &Change::Set(field.value.value.clone()))?;
            }
        }
        Ok(())
    }
}

/// Which old items the first new ones are, in their order; `None` where some stand in another order or
/// new ones stand between them.
fn kept(old: &[Node], new: &[Node]) -> Option<Vec<usize>> {
    let mut kept: Vec<usize> = Vec::new();
    for item in new {
        let from = kept.last().map_or(0, |last| last + 1);
        let at = (from..old.len()).find(|at| is_same_thing(&old[*at], item));
        match at {
            Some(at) => kept.push(at),
            None => break,
        }
    }
    let is_elsewhere = |item: &Node| old.iter().any(|own| is_same_thing(own, item));
    (!new[kept.len()..].iter().any(is_elsewhere)).then_some(kept)
}

/// Whether two items are one thing: equal, or maps whose first field is.
fn is_same_thing(one: &Node, other: &Node) -> bool {
    match (one.entries().first(), other.entries().first()) {
        (Some(one), Some(other)) => one.key == other.key && same(&one.value, &other.value),
        _ => same(one, other),
    }
}
