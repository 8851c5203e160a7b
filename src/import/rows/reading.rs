//! A sheet while it is read: every cell of its rows becomes a value of a field.

use std::ops::ControlFlow;

use smol_str::SmolStr;

use super::below::lists_of_maps;
use super::draft::{Draft, Given};
use super::headings::{HeadingFault, HeadingResolver};
use super::private::PrivateReader;
use super::problem::Problem;
use super::sheet::Sheet;
use crate::import::columns::mapping::{ColumnMapping, RowTest, is_named};
use crate::import::columns::reserved::EXAMPLE;
use crate::import::columns::target::Target;
use crate::import::columns::value::ColumnReader;
use crate::import::error::ImportError;
use crate::import::input::Options;
use crate::message;
use crate::message::{Message, Value as Part};
use crate::model::Vocabularies;
use crate::sheet::{Cell, Column, Row, SheetSummary};
use crate::yaml::Value;

/// A sheet as far as it was read.
pub(crate) struct Reading<'r> {
    pub(crate) sheet: &'r Sheet<'r>,
    pub(crate) options: &'r Options,
    pub(crate) headings: HeadingResolver<'r>,
    pub(crate) readers: Vec<Option<ColumnReader<'r>>>,
    /// What goes to `private/`, where the mapping says so.
    pub(crate) private: Option<PrivateReader<'r>>,
    /// Which columns the rows that are left out are identified by.
    pub(crate) skip: Vec<(usize, &'r RowTest)>,
    pub(crate) end: Vec<(usize, &'r RowTest)>,
    pub(crate) constants: Vec<(Target, Vec<Value>)>,
    pub(crate) drafts: Vec<Draft>,
    /// What is wrong with the headings.
    pub(crate) faults: Vec<Message>,
    /// The columns whose headings nobody knows.
    pub(crate) unknown: Vec<usize>,
    pub(crate) notes: Vec<Message>,
    pub(crate) is_over: bool,
    /// How many rows may be records.
    pub(crate) count: usize,
    /// Keys of the first row whose lists of maps no field takes.
    pub(crate) below: Vec<String>,
}

impl<'r> Reading<'r> {
    pub(crate) fn new(
        sheet: &'r Sheet<'r>,
        options: &'r Options,
        vocabularies: &'r Vocabularies,
    ) -> Result<Self, ImportError> {
        let mut reading = Self {
            sheet,
            options,
            headings: HeadingResolver::new(sheet, vocabularies),
            readers: Vec::new(),
            private: sheet.mapping.private.as_ref().map(PrivateReader::new),
            skip: Vec::new(),
            end: Vec::new(),
            constants: Vec::new(),
            drafts: Vec::new(),
            faults: Vec::new(),
            unknown: Vec::new(),
            notes: Vec::new(),
            is_over: false,
            count: 0,
            below: Vec::new(),
        };
        for (field, value) in &sheet.mapping.constants {
            let read = reading.constant(field, value);
            let constant = read.map_err(|cause| {
                let wrong = message!("import.constant", field, cause);
                ImportError::Mapping(sheet.name.to_owned(), wrong)
            })?;
            reading.constants.push(constant);
        }
        Ok(reading)
    }

    fn constant(&self, field: &str, value: &toml::Value) -> Result<(Target, Vec<Value>), Message> {
        let target = Target::named(field, self.sheet.shape)?;
        let mut reader = self.headings.reader(target, &ColumnMapping::default());
        let items = match value {
            toml::Value::Array(items) => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        let mut values = Vec::new();
        for item in items {
            values.extend(reader.read(&match item {
                toml::Value::Integer(number) => Cell::Integer(*number),
                toml::Value::Float(number) => Cell::Float(*number),
                toml::Value::Boolean(value) => Cell::Bool(*value),
                toml::Value::String(text) => Cell::Text(text.clone()),
                other => Cell::Text(other.to_string()),
            })?);
        }
        Ok((reader.target, values))
    }

    /// Finds the fields of columns that were not there before.
    pub(crate) fn columns(&mut self, columns: &[Column]) {
        for position in self.readers.len()..columns.len() {
            let column = &columns[position];
            let tests = |tests: &'r [RowTest]| {
                let own = tests.iter().filter(move |test| is_named(&test.column, column, columns));
                own.map(move |test| (position, test))
            };
            // What was counted has been tested row by row.
            if self.sheet.mapping.count.is_none() {
                self.skip.extend(tests(&self.sheet.mapping.skip));
                self.end.extend(tests(&self.sheet.mapping.end));
            }
            let reader = match self.headings.column(position, columns) {
                Ok(reader) => reader,
                Err(HeadingFault::Wrong(cause)) => {
                    self.faults.push(of_column(column, cause));
                    None
                }
                Err(HeadingFault::Unknown) => {
                    self.unknown.push(position);
                    None
                }
            };
            self.readers.push(reader);
            let private = self.private.as_mut();
            let found = private.map(|private| private.column(position, columns, &self.headings));
            if let Some(Err(cause)) = found {
                self.faults.push(of_column(column, cause));
            }
        }
    }

    /// Why the sheet gives no records: what is wrong with its headings, or that no column is imported.
    pub(crate) fn fault(&mut self, summary: &SheetSummary) -> Option<Vec<Message>> {
        let columns = &summary.columns;
        let mut faults = std::mem::take(&mut self.faults);
        if !self.unknown.is_empty() {
            let unknown: Vec<&Column> = self.unknown.iter().map(|at| &columns[*at]).collect();
            faults.push(self.headings.unknown_columns(&unknown));
        }
        if faults.is_empty() && self.drafts.is_empty() && self.count > 0 {
            faults.push(message!("import.no-fields", count = self.count));
        }
        if !faults.is_empty() {
            let hint = |key: &String| match key.as_str() {
                "." => message!("import.maps-by-key"),
                key => message!("import.list-below", key),
            };
            faults.extend(self.below.iter().map(hint));
            if !summary.other_sheets.is_empty() {
                let sheets = Part::all(&summary.other_sheets);
                faults.push(message!("import.other-sheets", sheets));
            }
        }
        (!faults.is_empty()).then_some(faults)
    }

    /// What was decided about the cells of each column.
    pub(crate) fn notes_of_columns(&self, columns: &[Column]) -> Vec<Message> {
        let readers = columns.iter().zip(&self.readers);
        let notes = readers.filter_map(|(column, reader)| Some((column, reader.as_ref()?.notes())));
        let named = notes.flat_map(|(column, notes)| {
            let Column { letter, heading } = column;
            notes.into_iter().map(move |note| message!("import.note", letter, heading, note))
        });
        named.collect()
    }

    /// Whether a row only shows what the columns hold, as in a sheet to fill in.
    fn is_example(&self, row: &Row) -> bool {
        let id = self
            .readers
            .iter()
            .position(|reader| reader.as_ref().is_some_and(|reader| reader.target.name == "id"));
        id.and_then(|id| row.cells.get(id)).is_some_and(|cell| cell.shown() == EXAMPLE)
    }

    pub(crate) fn row(
        &mut self,
        columns: &[Column],
        row: Row,
        problems: &mut Vec<Problem>,
    ) -> ControlFlow<()> {
        self.columns(columns);
        if self.count == 0 {
            let is_free = |letter: &String| {
                let at = columns.iter().position(|column| column.letter == *letter);
                at.is_none_or(|at| self.readers[at].is_none())
            };
            self.below = lists_of_maps(columns, &row).into_iter().filter(is_free).collect();
        }
        let is_unclear = !self.faults.is_empty() || !self.unknown.is_empty();
        if is_unclear && self.drafts.is_empty() {
            return ControlFlow::Break(());
        }
        let text =
            |column: usize| row.cells.get(column).map(|cell| cell.shown()).unwrap_or_default();
        self.is_over |= self.end.iter().any(|(column, test)| test.passes(&text(*column)));
        if self.is_example(&row) {
            self.notes.push(message!("import.example-row", row = row.number.to_string()));
            return ControlFlow::Continue(());
        }
        if self.is_over || self.skip.iter().any(|(column, test)| test.passes(&text(*column))) {
            return ControlFlow::Continue(());
        }
        self.count += 1;
        let mut is_bad = !row.faults.is_empty();
        for (column, words) in row.faults.iter().cloned() {
            problems.push(Problem::new(self.sheet.position, row.number, column, words));
        }
        let (mut id, mut given) = (None, Vec::new());
        for (column, reader) in self.readers.iter_mut().enumerate() {
            let Some(reader) = reader else { continue };
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            if *cell == Cell::Empty && !self.options.clear_empty {
                continue;
            }
            match reader.read(cell) {
                Ok(values) if reader.target.name == "id" => {
                    id = values.first().and_then(|id| match id {
                        Value::String(id) => Some(id.clone()),
                        _ => None,
                    });
                }
                Ok(values) => {
                    let is_said = !values.is_empty() || self.options.clear_empty;
                    if is_said {
                        give(&mut given, reader.continues.unwrap_or(column), values);
                    }
                }
                Err(words) => {
                    is_bad = true;
                    problems.push(Problem::new(
                        self.sheet.position,
                        row.number,
                        Some(column),
                        words,
                    ));
                }
            }
        }
        let mut faults = Vec::new();
        let clear_empty = self.options.clear_empty;
        let private = self.private.as_mut();
        let private = private.and_then(|private| private.row(&row, clear_empty, &mut faults));
        for (column, words) in faults {
            is_bad = true;
            problems.push(Problem::new(self.sheet.position, row.number, column, words));
        }
        if id.is_some() || !given.is_empty() || private.is_some() || is_bad {
            let id: Option<SmolStr> = id;
            self.drafts.push(Draft {
                sheet: self.sheet.position,
                row: row.number,
                id,
                given,
                private,
                is_bad,
            });
        }
        ControlFlow::Continue(())
    }
}

/// What is wrong with a column.
fn of_column(column: &Column, cause: Message) -> Message {
    message!("import.column", column = &column.letter, cause)
}

/// Adds what a cell says. Several columns of one list have their values one after the other, each once.
fn give(given: &mut Vec<Given>, column: usize, values: Vec<Value>) {
    match given.iter_mut().find(|given| given.column == column) {
        Some(given) => {
            let new = values.into_iter().filter(|value| *value != Value::Null);
            for value in new {
                if !given.values.contains(&value) {
                    given.values.push(value);
                }
            }
        }
        None => given.push(Given { column, values }),
    }
}
