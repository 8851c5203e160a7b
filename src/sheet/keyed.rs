//! Items that name their own fields, as in JSON and YAML, to columns and rows.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::limits::{MAX_COLUMNS, MAX_HEADING, MAX_ROWS};
use super::{Cell, Column, Each, Row, SheetError, SheetSummary};
use crate::message;
use crate::message::Message;
use crate::yaml::Value;

/// Takes items, and gives each as a row to the reader.
pub(super) struct Keyed<'k, 'e> {
    each: &'k mut Each<'e>,
    columns: Vec<Column>,
    positions: BTreeMap<String, usize>,
    pub(super) notes: Vec<Message>,
}

impl<'k, 'e> Keyed<'k, 'e> {
    pub(super) fn new(each: &'k mut Each<'e>) -> Self {
        Self { each, columns: Vec::new(), positions: BTreeMap::new(), notes: Vec::new() }
    }

    /// Takes the item of this number, with what is wrong with it; one that says nothing is passed over.
    pub(super) fn item(
        &mut self,
        number: usize,
        item: Value,
        mut faults: Vec<Message>,
    ) -> Result<ControlFlow<()>, SheetError> {
        if number > MAX_ROWS {
            return Err(SheetError::new(message!("sheet.too-many-items", limit = MAX_ROWS)));
        }
        let mut cells = Vec::new();
        match item {
            Value::Map(entries) => {
                for entry in entries {
                    self.put(&mut cells, &entry.key, entry.value.value)?;
                }
            }
            Value::Null => {}
            _ => faults.push(message!("sheet.item-not-map")),
        }
        if faults.is_empty() && cells.iter().all(Cell::is_empty) {
            return Ok(ControlFlow::Continue(()));
        }
        let faults = faults.into_iter().map(|words| (None, words)).collect();
        Ok((self.each)(&self.columns, Row { number, cells, faults }))
    }

    /// What is known when the last item was taken.
    pub(super) fn finish(self) -> SheetSummary {
        SheetSummary {
            columns: self.columns,
            header_row: None,
            notes: self.notes,
            other_sheets: Vec::new(),
        }
    }

    /// A map within an item becomes a column for each of its fields, such as `title.en`.
    fn put(&mut self, cells: &mut Vec<Cell>, key: &str, value: Value) -> Result<(), SheetError> {
        if let Value::Map(entries) = value {
            return entries.into_iter().try_for_each(|entry| {
                self.put(cells, &format!("{key}.{}", entry.key), entry.value.value)
            });
        }
        let position = match self.positions.get(key) {
            Some(position) => *position,
            None => self.add(key)?,
        };
        if cells.len() <= position {
            cells.resize(position + 1, Cell::Empty);
        }
        cells[position] = cell(value);
        Ok(())
    }

    fn add(&mut self, key: &str) -> Result<usize, SheetError> {
        let position = self.columns.len();
        if position == MAX_COLUMNS || key.len() > MAX_HEADING {
            return Err(SheetError::new(message!(
                "sheet.too-many-fields",
                field_limit = MAX_COLUMNS,
                name_limit = MAX_HEADING
            )));
        }
        let heading = Column::new(0, key).heading;
        self.columns.push(Column { heading, letter: key.to_owned() });
        self.positions.insert(key.to_owned(), position);
        Ok(position)
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(value) => Cell::Bool(value),
        Value::Integer(number) => Cell::Integer(number),
        Value::Float(number) => Cell::Float(number),
        Value::String(text) => Cell::text(&text),
        nested => Cell::Nested(nested),
    }
}
