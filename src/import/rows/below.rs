//! Lists that are records, and stand below a key of JSON or YAML.

use crate::sheet::{Cell, Column, Row};
use crate::yaml::Value;

/// The keys of an item under which lists of maps are, as a path names them.
pub(crate) fn lists_of_maps(columns: &[Column], row: &Row) -> Vec<String> {
    let is_list = |cell: &Cell| match cell {
        Cell::Nested(Value::List(items)) => {
            items.iter().any(|item| matches!(item.value, Value::Map(_)))
        }
        _ => false,
    };
    let columns = columns.iter().zip(&row.cells);
    columns.filter(|(_, cell)| is_list(cell)).map(|(column, _)| column.letter.clone()).collect()
}
