//! The columns of a list of experts that go to `private/`, and what they say of a person.

use super::draft::{PrivateDraft, Wanted};
use super::headings::HeadingResolver;
use crate::import::columns::mapping::{ColumnMapping, PrivateMapping, is_named};
use crate::import::columns::target::Target;
use crate::import::columns::value::ColumnReader;
use crate::message;
use crate::message::Message;
use crate::schema::Schemas;
use crate::sheet::{Cell, Column, Row};
use crate::yaml::{Route, Value};

/// The field of a private file that has the key.
pub(crate) const KEY: &str = "key";

/// Reads the private columns of a sheet.
pub(crate) struct PrivateReader<'r> {
    mapping: &'r PrivateMapping,
    /// The columns of the key, in the order of the mapping.
    key: Vec<Option<usize>>,
    readers: Vec<(usize, ColumnReader<'r>)>,
}

impl<'r> PrivateReader<'r> {
    pub(crate) fn new(mapping: &'r PrivateMapping) -> Self {
        Self { mapping, key: vec![None; mapping.key.all().len()], readers: Vec::new() }
    }

    /// Finds out what the column at a position is for.
    ///
    /// # Errors
    /// Where private files have no such field, or another column fills it.
    pub(crate) fn column(
        &mut self,
        position: usize,
        all: &[Column],
        headings: &HeadingResolver<'r>,
    ) -> Result<(), Message> {
        let column = &all[position];
        let keys = self.mapping.key.all();
        for (at, name) in keys.iter().enumerate() {
            if is_named(name, column, all) {
                self.key[at] = self.key[at].or(Some(position));
            }
        }
        let Some(field) = self.mapping.field(column, all) else { return Ok(()) };
        let wrong = |cause: Message| message!("import.heading", heading = &column.heading, cause);
        if field == KEY {
            return Err(wrong(message!("import.private-key-field")));
        }
        let target = Target::named(field, Schemas::private_shape()).map_err(wrong)?;
        let is_taken = |reader: &ColumnReader<'_>| reader.target.place == target.place;
        if !target.is_list && self.readers.iter().any(|(_, reader)| is_taken(reader)) {
            return Err(wrong(message!("import.private-filled-twice", field)));
        }
        self.readers.push((position, headings.reader(target, &ColumnMapping::default())));
        Ok(())
    }

    /// What a row says of a person; `None` where it says nothing. What is wrong goes to `faults`, with its
    /// column, and without the text of a cell.
    pub(crate) fn row(
        &mut self,
        row: &Row,
        clear_empty: bool,
        faults: &mut Vec<(Option<usize>, Message)>,
    ) -> Option<PrivateDraft> {
        let mut given: Vec<(&Target, Vec<Value>)> = Vec::new();
        for (position, reader) in &mut self.readers {
            let cell = row.cells.get(*position).unwrap_or(&Cell::Empty);
            if cell.is_empty() && !clear_empty {
                continue;
            }
            let Ok(values) = reader.read(cell) else {
                let field = &reader.target.name;
                let words = message!("import.private-value", field);
                faults.push((Some(*position), words));
                continue;
            };
            let target = &reader.target;
            match given.iter_mut().find(|(own, _)| own.place == target.place) {
                Some((_, known)) => {
                    let new = values.into_iter().filter(|value| !known.contains(value));
                    known.extend(new.collect::<Vec<_>>());
                }
                None => given.push((target, values)),
            }
        }
        let parts = self.key.iter().map(|at| {
            let cell = at.and_then(|at| row.cells.get(at));
            let text = cell.map(Cell::shown).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        let parts: Vec<String> = parts.collect();
        if parts.iter().all(String::is_empty) {
            if !given.is_empty() || row.cells.iter().any(|cell| !cell.is_empty()) {
                let words = message!("import.private-no-key");
                faults.push((self.key.iter().copied().flatten().next(), words));
            }
            return None;
        }
        let key = parts.join(" / ");
        let mut wanted = Wanted::default();
        let text = Value::String(key.as_str().into());
        wanted.fields.push((Route::default().key(KEY), Some(text)));
        for (target, values) in given {
            if let Err(words) = wanted.add(target, &values) {
                faults.push((None, words));
            }
        }
        Some(PrivateDraft { key, wanted })
    }
}
