//! Tables without what a database would refuse: links that lead nowhere, values of another type, keys that come twice.
//! A registry with errors in it has such things, and so has a selection.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ahash::{AHashMap, AHashSet};

use super::table::{Cell, Column, Row, Table};

/// What a cell is as a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<'r> {
    Number(i64),
    Text(Cow<'r, str>),
}

/// The keys of tables by their names.
type Keys<'r> = AHashMap<String, AHashSet<Key<'r>>>;

/// The tables, each after those that it refers to, and from each how many links were taken out.
pub(super) fn sound(mut tables: Vec<Table<'_>>) -> (Vec<Table<'_>>, BTreeMap<String, usize>) {
    let mut keys = Keys::new();
    let mut dropped = BTreeMap::new();
    for table in &mut tables {
        if let Some(id) = table.id().and_then(|id| table.position(id)) {
            let own = table.rows.iter().filter_map(|row| key(&row[id])).collect();
            keys.insert(table.name.clone(), own);
        }
        let links = cut(table, &keys);
        if links > 0 {
            dropped.insert(table.name.clone(), links);
        }
        keep_complete(table);
    }
    (tables, dropped)
}

/// Empties the cells that the columns do not admit. Returns how many of them were links.
fn cut(table: &mut Table<'_>, keys: &Keys<'_>) -> usize {
    let mut links = 0;
    for (position, column) in table.columns.iter().enumerate() {
        let known = column.references.and_then(|of| keys.get(of));
        for row in &mut table.rows {
            let cell = &mut row[position];
            let leads_nowhere =
                known.is_some_and(|known| key(cell).is_some_and(|key| !known.contains(&key)));
            if leads_nowhere || !column.admits(cell) {
                links += usize::from(leads_nowhere);
                *cell = Cell::Null;
            }
        }
    }
    links
}

/// Keeps the rows that have what every row must have: a key that no row before has, the required values, and one record
/// that the row is of.
fn keep_complete(table: &mut Table<'_>) {
    let positions = |names: &[&str]| -> Vec<usize> {
        names.iter().filter_map(|name| table.position(name)).collect()
    };
    let (keys, owners) = (positions(table.key), positions(&table.owners));
    let required = |(at, column): (usize, &Column)| column.is_required.then_some(at);
    let required: Vec<usize> = table.columns.iter().enumerate().filter_map(required).collect();
    let is_complete = |row: &Row<'_>| {
        let is_there = |at: &usize| row[*at] != Cell::Null;
        required.iter().all(is_there)
            && (owners.is_empty() || owners.iter().filter(|at| is_there(at)).count() == 1)
    };
    let mut seen = AHashSet::with_capacity(table.rows.len());
    table.rows.retain(|row| {
        let key: Option<Vec<Key<'_>>> = keys.iter().map(|at| key(&row[*at])).collect();
        is_complete(row) && key.is_some_and(|key| seen.insert(key))
    });
}

/// A cell as a key; `None` where it is empty. No key is a number that is not whole.
fn key<'r>(cell: &Cell<'r>) -> Option<Key<'r>> {
    match cell {
        Cell::Null | Cell::Real(_) => None,
        Cell::Integer(number) => Some(Key::Number(*number)),
        Cell::Text(text) => Some(Key::Text(text.clone())),
    }
}
