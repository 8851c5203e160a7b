//! Tables without what a database would refuse: links that lead nowhere, values of another type, keys that come twice.
//! A registry with errors in it has such things, and so has a selection.

use std::collections::BTreeMap;

use ahash::{AHashMap, AHashSet};

use super::table::{Cell, Row, Table};

/// The tables, each after those that it refers to, and from each how many links were taken out.
pub(super) fn sound(tables: Vec<Table>) -> (Vec<Table>, BTreeMap<String, usize>) {
    let mut keys: AHashMap<String, AHashSet<String>> = AHashMap::new();
    let mut dropped = BTreeMap::new();
    let mut sound = Vec::with_capacity(tables.len());
    for mut table in tables {
        if let Some(id) = table.id().and_then(|id| table.position(id)) {
            let own = table.rows.iter().filter_map(|row| key(&row[id])).collect();
            keys.insert(table.name.clone(), own);
        }
        let mut count = 0;
        let mut seen = AHashSet::new();
        let rows = std::mem::take(&mut table.rows);
        for mut row in rows {
            count += cut(&table, &mut row, &keys);
            if is_complete(&table, &row) && seen.insert(key_of(&table, &row)) {
                table.rows.push(row);
            }
        }
        if count > 0 {
            dropped.insert(table.name.clone(), count);
        }
        sound.push(table);
    }
    (sound, dropped)
}

/// Empties the cells that the columns do not admit. Returns how many of them were links.
fn cut(table: &Table, row: &mut Row, keys: &AHashMap<String, AHashSet<String>>) -> usize {
    let mut links = 0;
    for (column, cell) in table.columns.iter().zip(row) {
        let is_known = |key: &String| {
            let of = column.references.and_then(|of| keys.get(of));
            of.is_none_or(|keys| keys.contains(key))
        };
        let leads_nowhere = key(cell).is_some_and(|key| !is_known(&key));
        if leads_nowhere || !column.admits(cell) {
            links += usize::from(leads_nowhere);
            *cell = Cell::Null;
        }
    }
    links
}

/// Whether a row has what every row must have: its key, its required values, and one record that it is of.
fn is_complete(table: &Table, row: &Row) -> bool {
    let is_there = |name: &str| table.position(name).is_some_and(|at| row[at] != Cell::Null);
    let mut required = table.columns.iter().filter(|column| column.is_required);
    let owners = table.owners.iter().filter(|name| is_there(name)).count();
    table.key.iter().all(|name| is_there(name))
        && required.all(|column| is_there(column.name))
        && (table.owners.is_empty() || owners == 1)
}

fn key_of(table: &Table, row: &Row) -> Vec<Option<String>> {
    let positions = table.key.iter().filter_map(|name| table.position(name));
    positions.map(|at| key(&row[at])).collect()
}

/// A cell as a key; `None` where it is empty.
fn key(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Null => None,
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Real(number) => Some(number.to_string()),
        Cell::Text(text) => Some(text.clone()),
    }
}
