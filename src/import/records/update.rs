//! What a sheet says of a record that is there: its text after the change, and the fields that changed.

use std::collections::{BTreeMap, HashMap};

use crate::edit::{Address, Change, edit, in_order, node, one_line, same};
use crate::import::rows::draft::{Wanted, WantedItem, WantedList};
use crate::message;
use crate::message::Message;
use crate::schema::Shape;
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

/// The text of a file of this shape that says what is wanted as well, and what changed; only those fields
/// are touched.
pub(crate) fn updated(
    text: &str,
    root: &Node,
    shape: &Shape,
    wanted: &Wanted,
) -> Result<(String, Vec<FieldChange>), Message> {
    let mut page = Page { text: text.to_owned(), shape };
    let mut changes = Vec::new();
    for (route, value) in &wanted.fields {
        let before = route.find(root);
        match value {
            Some(Value::List(items)) => {
                let old = before.map_or(&[][..], Node::items);
                changes.extend(page.list(route, before, &scalars(items, old))?);
            }
            value if is_so(before, value.as_ref()) => {}
            value => {
                let change = value.clone().map_or(Change::Unset, Change::Set);
                page.change(route, &change)?;
                changes.push(field_change(route, before, value.clone().map(node)));
            }
        }
    }
    for list in &wanted.lists {
        let before = list.route.find(root);
        let items = items(list, before.map_or(&[][..], Node::items))?;
        changes.extend(page.list(&list.route, before, &items)?);
    }
    Ok((page.text, changes))
}

/// The fields of a record that was not there before.
pub(crate) fn new_fields(record: &Node) -> Vec<FieldChange> {
    let mut found = Vec::new();
    each_field(&Route::default(), record, &mut |route, value| {
        found.push(field_change(&route, None, Some(value.clone())));
    });
    found
}

/// The routes of the same fields.
fn routes_of_fields(record: &Node) -> Vec<Route> {
    let mut found = Vec::new();
    each_field(&Route::default(), record, &mut |route, _| found.push(route));
    found
}

/// Puts a new record into the order of its shape; for each of its fields, the place that it had among them.
pub(crate) fn arrange(record: &mut Node, shape: &Shape) -> Box<[usize]> {
    let before = routes_of_fields(record).into_iter().enumerate();
    let places: HashMap<Route, usize> = before.map(|(place, route)| (route, place)).collect();
    in_order(record, Some(shape));
    routes_of_fields(record).iter().map(|route| places[route]).collect()
}

/// The fields of a new record with this text, in the order in which they have these places.
pub(crate) fn fields_in_text(text: &str, places: &[usize]) -> Vec<FieldChange> {
    let fields = read(text).root.as_ref().map_or_else(Vec::new, new_fields);
    let mut placed: Vec<(usize, FieldChange)> = places.iter().copied().zip(fields).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, field)| field).collect()
}

/// Calls `visit` with every field of a record that holds no further ones.
fn each_field(route: &Route, node: &Node, visit: &mut impl FnMut(Route, &Node)) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                each_field(&route.key(&entry.key), &entry.value, visit);
            }
        }
        _ => visit(route.clone(), node),
    }
}

/// Whether a record says all that is wanted.
pub(crate) fn contains(root: &Node, wanted: &Wanted) -> bool {
    let old = |route: &Route| route.find(root).map_or(&[][..], Node::items);
    let lists = wanted.lists.iter().all(|list| {
        let old = old(&list.route);
        items(list, old).is_ok_and(|items| items.is_so(old))
    });
    lists
        && wanted.fields.iter().all(|(route, value)| match value {
            Some(Value::List(items)) => scalars(items, old(route)).is_so(old(route)),
            value => is_so(route.find(root), value.as_ref()),
        })
}

fn is_so(before: Option<&Node>, value: Option<&Value>) -> bool {
    match (before, value) {
        (Some(before), Some(value)) => same(before, &node(value.clone())),
        (None, None) => true,
        _ => false,
    }
}

/// What becomes of a list: the order of the items that are there stays, whatever the sheet has, since
/// comments are beside them.
struct Items {
    /// The items that stay, by their indices, as they will be.
    kept: Vec<(usize, Node)>,
    /// Those that follow them.
    new: Vec<Node>,
}

impl Items {
    /// Whether a list is so already.
    fn is_so(&self, old: &[Node]) -> bool {
        self.new.is_empty()
            && self.kept.len() == old.len()
            && self.kept.iter().all(|(at, item)| same(&old[*at], item))
    }
}

/// The items of a list of values.
fn scalars(wanted: &[Node], old: &[Node]) -> Items {
    let has = |list: &[Node], item: &Node| list.iter().any(|own| same(own, item));
    let kept = old.iter().enumerate().filter(|(_, item)| has(wanted, item));
    let kept = kept.map(|(at, item)| (at, item.clone())).collect();
    let mut new: Vec<Node> = Vec::new();
    for item in wanted {
        if !has(old, item) && !has(&new, item) {
            new.push(item.clone());
        }
    }
    Items { kept, new }
}

/// The items of a list of maps.
fn items(list: &WantedList, old: &[Node]) -> Result<Items, Message> {
    if list.is_whole { complete(list, old) } else { indexed(list, old) }
}

fn field_change(route: &Route, before: Option<&Node>, after: Option<Node>) -> FieldChange {
    FieldChange { field: route.to_string(), before: before.cloned(), after }
}

/// All items of a list: those that the sheet names, each with what the record says of it beside. An item is
/// known by all that the sheet says of it, or else by its first field, where that tells it from others.
///
/// # Errors
/// Where nobody can tell which of several items is meant.
fn complete(list: &WantedList, old: &[Node]) -> Result<Items, Message> {
    let mut kept: BTreeMap<usize, Node> = BTreeMap::new();
    let mut rest: Vec<&WantedItem> = Vec::new();
    for item in &list.items {
        match (0..old.len())
            .find(|at| !kept.contains_key(at) && contains_all(&old[*at], &item.fields))
        {
            Some(at) => drop(kept.insert(at, old[at].clone())),
            None => rest.push(item),
        }
    }
    let mut new: Vec<Node> = Vec::new();
    for item in &rest {
        let key = &item.fields[..item.fields.len().min(1)];
        let is_alike = |at: &usize| !kept.contains_key(at) && contains_all(&old[*at], key);
        let alike: Vec<usize> = (0..old.len()).filter(is_alike).collect();
        let rivals = rest.iter().filter(|other| other.fields.first() == item.fields.first());
        match (alike.as_slice(), rivals.count()) {
            ([], _) => {
                let node = item.node();
                new.extend((!new.iter().any(|own| same(own, &node))).then_some(node));
            }
            ([at], 1) => drop(kept.insert(*at, overlaid(&old[*at], item))),
            _ => {
                let (field, value) = &item.fields[0];
                return Err(message!(
                    "import.items-alike",
                    list = list.route.to_string(),
                    field = field.to_string(),
                    value = one_line(value)
                ));
            }
        }
    }
    Ok(Items { kept: kept.into_iter().collect(), new })
}

/// Whether an item says all of this.
fn contains_all(own: &Node, fields: &[(Route, Value)]) -> bool {
    !fields.is_empty()
        && fields.iter().all(|(field, value)| {
            field.find(own).is_some_and(|own| same(own, &node(value.clone())))
        })
}

/// The items of a list, with what the sheet says of some.
fn indexed(list: &WantedList, old: &[Node]) -> Result<Items, Message> {
    let mut kept: Vec<(usize, Node)> = old.iter().cloned().enumerate().collect();
    let mut new: Vec<Node> = Vec::new();
    for item in &list.items {
        let (index, count) = (item.index, kept.len() + new.len());
        match kept.get_mut(index) {
            Some((_, own)) => *own = overlaid(own, item),
            None if index == count => new.push(item.node()),
            None => {
                return Err(message!(
                    "import.no-item",
                    count,
                    list = list.route.to_string(),
                    index = index.to_string()
                ));
            }
        }
    }
    Ok(Items { kept, new })
}

/// An item with what the sheet says of it.
fn overlaid(own: &Node, item: &WantedItem) -> Node {
    let mut own = own.clone();
    for (route, value) in &item.fields {
        match route.find_mut(&mut own) {
            Some(field) => field.value = value.clone(),
            None => crate::import::rows::draft::put(&mut own, route.steps(), value.clone()),
        }
    }
    own
}

/// The text of a file while it changes.
struct Page<'p> {
    text: String,
    shape: &'p Shape,
}

impl Page<'_> {
    fn change(&mut self, route: &Route, change: &Change) -> Result<(), Message> {
        let address: Address = route.to_string().parse()?;
        self.text = edit(&self.text, self.shape, &address, change)?;
        Ok(())
    }

    /// Makes a list what it is to be, touching what differs only; what changed, if anything.
    fn list(
        &mut self,
        route: &Route,
        before: Option<&Node>,
        items: &Items,
    ) -> Result<Option<FieldChange>, Message> {
        let old = before.map_or(&[][..], Node::items);
        if items.is_so(old) {
            return Ok(None);
        }
        let all = items.kept.iter().map(|(_, item)| item).chain(&items.new).cloned();
        let all: Box<[Node]> = all.collect();
        let after = (!all.is_empty()).then(|| node(Value::List(all.clone())));
        if items.kept.is_empty() {
            let change = if all.is_empty() { Change::Unset } else { Change::Set(Value::List(all)) };
            self.change(route, &change)?;
            return Ok(Some(field_change(route, before, after)));
        }
        let stays = |at: &usize| items.kept.iter().any(|(kept, _)| kept == at);
        for at in (0..old.len()).rev().filter(|at| !stays(at)) {
            self.change(&route.index(at), &Change::Unset)?;
        }
        for (at, (old_at, item)) in items.kept.iter().enumerate() {
            self.item(&route.index(at), &old[*old_at], item)?;
        }
        let new: Vec<Value> = items.new.iter().map(|item| item.value.clone()).collect();
        if !new.is_empty() {
            self.change(route, &Change::Append(new))?;
        }
        Ok(Some(field_change(route, before, after)))
    }

    fn item(&mut self, route: &Route, old: &Node, new: &Node) -> Result<(), Message> {
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
