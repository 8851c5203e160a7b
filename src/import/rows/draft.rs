//! What a row says of a record, before anybody has looked which record that is.

use smol_str::SmolStr;

use crate::edit::{entry, node};
use crate::import::columns::target::{Place, Target};
use crate::message;
use crate::message::Message;
use crate::yaml::{Node, Route, Step, Value};

/// What a row says.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The sheet that has the row, by its position among all of the call: that of the records, or, of a record
    /// that has no row there, that of a list.
    pub(crate) sheet: usize,
    /// The row, as a spreadsheet program numbers it.
    pub(crate) row: usize,
    /// The id that it states, or was given.
    pub(crate) id: Option<SmolStr>,
    /// Its fields, in the order of the columns.
    pub(crate) given: Vec<Given>,
    /// What it says of a person that no record holds.
    pub(crate) private: Option<PrivateDraft>,
    /// Whether something is wrong with it, so that it is not imported; what is left of it is checked all the
    /// same, since every problem is to be said in one go.
    pub(crate) is_bad: bool,
}

/// What a row says of a person.
#[derive(Debug, Clone)]
pub(crate) struct PrivateDraft {
    /// What tells the person apart.
    pub(crate) key: String,
    /// What the private file is to say, the key included.
    pub(crate) wanted: Wanted,
}

/// What a cell says.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// The column.
    pub(crate) column: usize,
    /// One value, the items of a list, or one for each item of a list of maps; nothing where the field is to
    /// be taken away.
    pub(crate) values: Vec<Value>,
}

/// What a record is to say, by field.
#[derive(Debug, Default, Clone)]
pub(crate) struct Wanted {
    /// Values of single fields, and whole lists; nothing for a field that is to go.
    pub(crate) fields: Vec<(Route, Option<Value>)>,
    /// Lists of maps of which a sheet has some fields.
    pub(crate) lists: Vec<WantedList>,
}

/// The items of a list of maps, as far as a sheet knows them.
#[derive(Debug, Clone)]
pub(crate) struct WantedList {
    pub(crate) route: Route,
    /// Whether these are all the items, the first field telling them apart; else they are those at the
    /// indices given.
    pub(crate) is_whole: bool,
    pub(crate) items: Vec<WantedItem>,
}

/// An item of a list as far as a sheet knows it.
#[derive(Debug, Default, Clone)]
pub(crate) struct WantedItem {
    pub(crate) index: usize,
    pub(crate) fields: Vec<(Route, Value)>,
}

impl Draft {
    /// The sheet and the row.
    pub(crate) fn at(&self) -> (usize, usize) {
        (self.sheet, self.row)
    }
}

impl Wanted {
    /// Adds what a column says.
    ///
    /// # Errors
    /// Where the columns of a list have different numbers of values for its items.
    pub(crate) fn add(&mut self, target: &Target, values: &[Value]) -> Result<(), Message> {
        let Target { place, is_list, is_map, level, .. } = target;
        match place {
            Place::Field(route) if *is_map && !values.is_empty() => {
                let items = values.iter().filter(|value| **value != Value::Null).enumerate();
                let item =
                    |(index, value): (usize, &Value)| WantedItem { index, fields: fields(value) };
                self.list(route, true).items = items.map(item).collect();
                Ok(())
            }
            Place::Field(route) => {
                let present = values.iter().filter(|value| **value != Value::Null).cloned();
                let value = match (values.is_empty(), *is_list) {
                    (true, _) => None,
                    (_, true) => Some(Value::List(present.map(node).collect())),
                    (_, false) => values.first().cloned(),
                };
                self.fields.push((route.clone(), value));
                Ok(())
            }
            Place::Item { list, index: Some(index), field } => {
                let items = &mut self.list(list, false).items;
                let at = items.partition_point(|item| item.index < *index);
                if items.get(at).is_none_or(|item| item.index != *index) && !values.is_empty() {
                    items.insert(at, WantedItem { index: *index, fields: Vec::new() });
                }
                let fields = values.iter().flat_map(|value| stated(field, value, level.is_some()));
                items.get_mut(at).into_iter().for_each(|item| item.fields.extend(fields.clone()));
                Ok(())
            }
            Place::Item { list, index: None, field } => {
                self.list(list, true).add_column(field, values, level.is_some())
            }
        }
    }

    /// Refuses items of a list that do not say which they are: by a role alone nobody knows whose it is.
    pub(crate) fn refuse_nameless(&self, target: &Target) -> Result<(), Message> {
        let (Some(key), Place::Item { list, index: None, .. }) = (&target.item_key, &target.place)
        else {
            return Ok(());
        };
        let own = self.lists.iter().find(|own| own.route == *list && own.is_whole);
        let has_key = |item: &WantedItem| item.fields.iter().any(|(field, _)| field == key);
        match own.is_none_or(|own| own.items.iter().all(has_key)) {
            true => Ok(()),
            false => Err(message!(
                "import.item-without-key",
                list = list.to_string(),
                key = key.to_string()
            )),
        }
    }

    /// The list of which a new record would have items without those before them.
    pub(crate) fn gap(&self) -> Option<&Route> {
        let has_gap = |list: &&WantedList| {
            !list.is_whole && list.items.iter().enumerate().any(|(at, item)| item.index != at)
        };
        self.lists.iter().find(has_gap).map(|list| &list.route)
    }

    fn list(&mut self, route: &Route, is_whole: bool) -> &mut WantedList {
        let known =
            self.lists.iter().position(|list| list.route == *route && list.is_whole == is_whole);
        let at = known.unwrap_or_else(|| {
            self.lists.push(WantedList { route: route.clone(), is_whole, items: Vec::new() });
            self.lists.len() - 1
        });
        &mut self.lists[at]
    }

    /// The record that nothing else is known of.
    pub(crate) fn record(&self) -> Node {
        let mut record = node(Value::Map(Box::default()));
        for (route, value) in &self.fields {
            if let Some(value) = value {
                put(&mut record, route.steps(), value.clone());
            }
        }
        for list in self.lists.iter().filter(|list| !list.items.is_empty()) {
            let items = list.items.iter().map(WantedItem::node).collect();
            put(&mut record, list.route.steps(), Value::List(items));
        }
        record
    }
}

impl WantedList {
    /// Adds the values that a column has for the items, one each; one alone is for all of them.
    /// Where `has_more` a value may be a map with other fields of the item.
    fn add_column(
        &mut self,
        field: &Route,
        values: &[Value],
        has_more: bool,
    ) -> Result<(), Message> {
        if self.items.is_empty() {
            let fields = values.iter().map(|value| stated(field, value, has_more)).enumerate();
            self.items = fields.map(|(index, fields)| WantedItem { index, fields }).collect();
            return Ok(());
        }
        let count = self.items.len();
        if values.len() > 1 && values.len() != count {
            return Err(message!(
                "import.uneven-list",
                count,
                list = self.route.to_string(),
                field = field.to_string(),
                values = values.len()
            ));
        }
        for (number, item) in self.items.iter_mut().enumerate() {
            let value = values.get(number).or(values.first().filter(|_| values.len() == 1));
            item.fields.extend(value.into_iter().flat_map(|value| stated(field, value, has_more)));
        }
        Ok(())
    }
}

/// The fields of a map, those of maps in it included; what is null says nothing.
fn fields(value: &Value) -> Vec<(Route, Value)> {
    fn gather(route: &Route, value: &Value, found: &mut Vec<(Route, Value)>) {
        match value {
            Value::Map(entries) => entries
                .iter()
                .for_each(|entry| gather(&route.key(&entry.key), &entry.value.value, found)),
            value => found.extend(present(route, value)),
        }
    }
    let mut found = Vec::new();
    gather(&Route::default(), value, &mut found);
    found
}

/// What a value of an item says: its field, or where `has_more` and it is a map, each field of that.
fn stated(field: &Route, value: &Value, has_more: bool) -> Vec<(Route, Value)> {
    match value {
        Value::Map(_) if has_more => fields(value),
        value => present(field, value),
    }
}

fn present(field: &Route, value: &Value) -> Vec<(Route, Value)> {
    let is_there = *value != Value::Null;
    is_there.then(|| (field.clone(), value.clone())).into_iter().collect()
}

impl WantedItem {
    /// The item that nothing else is known of.
    pub(crate) fn node(&self) -> Node {
        let mut item = node(Value::Map(Box::default()));
        for (route, value) in &self.fields {
            put(&mut item, route.steps(), value.clone());
        }
        item
    }
}

/// Puts a value into a tree of maps, with the maps on the way.
pub(crate) fn put(map: &mut Node, steps: &[Step], value: Value) {
    let Some((Step::Key(key), below)) = steps.split_first() else { return };
    let Value::Map(entries) = &mut map.value else { return };
    let mut all = std::mem::take(entries).into_vec();
    let at = all.iter().position(|entry| entry.key == *key).unwrap_or_else(|| {
        all.push(entry(key, Value::Map(Box::default())));
        all.len() - 1
    });
    if below.is_empty() {
        all[at].value.value = value;
    } else {
        put(&mut all[at].value, below, value);
    }
    *entries = all.into_boxed_slice();
}
