//! The records of a dataset as tables with keys: what SQL, SQLite and CSV are written from.
//!
//! Names are those of the fields. A date has the columns `start` as written, `start_from` and `start_to`, the first and
//! last day that it can mean. A list of codes is a list in the table of its record, and rows of a table of links.
//! What no source states is empty.

mod field;
mod links;
mod records;
mod sound;
mod source;
mod table;
mod texts;
mod vocabularies;

pub use table::{Cell, Column, Row, Table, Type};

use std::collections::BTreeMap;

use super::about::About;
use super::dataset::Dataset;
use crate::message;
use crate::message::{Message, Value};
use source::Source;

/// The number of the schema of the tables: raised when a column goes or changes its meaning.
pub const SCHEMA: i64 = 1;

/// The tables of a dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables<'r> {
    /// The tables, each after those that it refers to.
    pub tables: Vec<Table<'r>>,
    /// How many links are not in a table, by its name, since they lead to what is not exported.
    pub dropped: BTreeMap<String, usize>,
    /// Whether nothing in them speaks of single experts.
    pub is_public: bool,
}

/// The tables of a dataset. The key of every row is unique, and every link leads to a row.
#[must_use]
pub fn tables<'r>(dataset: &Dataset<'r>) -> Tables<'r> {
    let source = Source::of(dataset);
    let mut tables = vec![about(dataset)];
    tables.extend(vocabularies::vocabularies(&source));
    tables.extend(records::records(&source));
    tables.extend(links::links(&source));
    tables.push(texts::texts(&source));
    let (tables, dropped) = sound::sound(tables);
    Tables { tables, dropped, is_public: dataset.content.is_public }
}

impl<'r> Tables<'r> {
    /// What a reader must know.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let count: usize = self.dropped.values().sum();
        let tables = Value::All(self.dropped.keys().map(Value::from).collect());
        let note = (count > 0).then(|| message!("export.links-dropped", count, tables));
        note.into_iter().collect()
    }

    /// The table of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Table<'r>> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// What the export says of itself.
fn about(dataset: &Dataset<'_>) -> Table<'static> {
    let columns = vec![Column::text("key"), Column::text("value").required()];
    let about = About::of(dataset);
    let facts =
        about.facts().map(|(name, fact)| vec![Cell::text(name), Cell::text(fact.to_owned())]);
    let schema = vec![Cell::text("schema"), Cell::text(SCHEMA.to_string())];
    Table::new("about", &["key"], columns).with(facts.chain([schema]))
}
