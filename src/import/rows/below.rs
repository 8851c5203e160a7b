//! Lists that are records, and are below a key of JSON or YAML.

use std::collections::BTreeSet;

use crate::sheet::{Cell, Column, Row};
use crate::yaml::Value;

/// The keys of an item under which lists of maps are, as a path names them; `.` where its keys hold the records.
pub(crate) fn lists_of_maps(columns: &[Column], row: &Row) -> Vec<String> {
    let is_list = |cell: &Cell| match cell {
        Cell::Nested(Value::List(items)) => {
            items.iter().any(|item| matches!(item.value, Value::Map(_)))
        }
        _ => false,
    };
    if are_maps_by_key(columns) {
        return vec![".".to_owned()];
    }
    let columns = columns.iter().zip(&row.cells);
    columns.filter(|(_, cell)| is_list(cell)).map(|(column, _)| column.letter.clone()).collect()
}

/// Whether an item has several keys and each of them holds a map, as a map of records by their ids has.
fn are_maps_by_key(columns: &[Column]) -> bool {
    let keys = columns.iter().map(|column| column.letter.split_once('.').map(|(key, _)| key));
    let keys: Option<BTreeSet<&str>> = keys.collect();
    keys.is_some_and(|keys| keys.len() > 1)
}
