//! The field that a heading means, and what to do where it means none.

use std::collections::HashMap;

use super::sheet::Sheet;
use crate::import::columns::mapping::{ColumnMapping, OneOrMore, Said, is_named};
use crate::import::columns::reserved::is_reject_column;
use crate::import::columns::target::Target;
use crate::import::columns::value::{ColumnReader, Writing};
use crate::import::error::ImportError;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Vocabularies, folded};
use crate::schema::{Meaning, Shape, meant_field};
use crate::sheet::Column;
use crate::suggest::nearest;
use crate::yaml::Route;

/// Why a column has no field.
pub(crate) enum HeadingFault {
    /// Nobody knows its heading.
    Unknown,
    /// What is wrong.
    Wrong(Message),
}

/// Finds the field of each heading of a sheet.
pub(crate) struct HeadingResolver<'r> {
    sheet: &'r Sheet<'r>,
    vocabularies: &'r Vocabularies,
    /// The column that fills each place: its position and its name.
    filled: HashMap<String, (usize, String)>,
    /// Whether the items of each list are numbered, and the first column that says so.
    lists: HashMap<Route, (bool, String)>,
}

impl<'r> HeadingResolver<'r> {
    /// A resolver for a sheet of which no heading was resolved yet.
    pub(crate) fn new(sheet: &'r Sheet<'r>, vocabularies: &'r Vocabularies) -> Self {
        Self { sheet, vocabularies, filled: HashMap::new(), lists: HashMap::new() }
    }

    /// A reader for the cells of a column, which are written as its mapping says.
    pub(crate) fn reader(&self, target: Target, own: &ColumnMapping) -> ColumnReader<'r> {
        let mapping = self.sheet.mapping;
        let values = own.values.iter().map(|(from, to)| (folded(from), to.clone())).collect();
        let list = own
            .list
            .as_ref()
            .or(mapping.list.as_ref())
            .map_or_else(|| vec![";".to_owned()], OneOrMore::all);
        let dates = if own.dates.is_empty() { &mapping.dates } else { &own.dates };
        let decimal = own.decimal.or(mapping.decimal);
        let writing = Writing { values, list, dates: dates.clone(), decimal };
        ColumnReader::new(target, writing, self.vocabularies)
    }

    /// The field of the column at a position; none where the column is left out.
    pub(crate) fn column(
        &mut self,
        position: usize,
        all: &[Column],
    ) -> Result<Option<ColumnReader<'r>>, HeadingFault> {
        let column = &all[position];
        let heading = column.heading.as_str();
        let is_tested = self.sheet.mapping.skip.iter().chain(&self.sheet.mapping.end);
        let is_tested = is_tested.into_iter().any(|test| is_named(&test.column, column, all));
        let said = match self.sheet.mapping.column(column, all) {
            Said::Field(said) => Some(said),
            Said::Ignored => return Ok(None),
            Said::Nothing
                if heading.is_empty()
                    || is_reject_column(heading)
                    || self.sheet.mapping.is_private(column, all) =>
            {
                return Ok(None);
            }
            Said::Nothing => None,
        };
        let own = said.clone().unwrap_or_else(|| ColumnMapping {
            field: heading.to_owned(),
            ..ColumnMapping::default()
        });
        let own = ColumnMapping { field: self.field(&own.field), ..own };
        let is_flat = column.letter != column.heading;
        let target = self.target(&own.field);
        let target = match if is_flat { target.and_then(Target::of_a_cell) } else { target } {
            Ok(target) => target,
            Err(_) if said.is_none() && is_tested => return Ok(None),
            Err(cause) if said.is_some() => {
                return Err(HeadingFault::Wrong(message!("import.heading", heading, cause)));
            }
            Err(cause) => return Err(self.unknown(heading, cause)),
        };
        let own_name = column.letter.clone();
        let place = format!("{:?}", target.place);
        let (first, other) = self.filled.entry(place).or_insert((position, own_name.clone()));
        let continues = (*first != position).then_some(*first);
        if continues.is_some() && !target.takes_several_columns() {
            return Err(HeadingFault::Wrong(message!(
                "import.filled-twice",
                field = &target.name,
                other = &*other,
                column = &column.letter
            )));
        }
        if let Some(way) = target.way() {
            let (known, other) = self.lists.entry(target.top().clone()).or_insert((way, own_name));
            if *known != way {
                let list = target.top().to_string();
                let wrong = message!("import.mixed-items", list, other = &*other);
                return Err(HeadingFault::Wrong(wrong));
            }
        }
        let mut reader = self.reader(target, &own);
        reader.continues = continues;
        Ok(Some(reader))
    }

    /// The name of a field in the record: one of an item may be named alone.
    fn field(&self, name: &str) -> String {
        match self.sheet.list {
            Some(list) if name != "id" => {
                let start = format!("{list}[].");
                format!("{start}{}", name.strip_prefix(&start).unwrap_or(name))
            }
            _ => name.to_owned(),
        }
    }

    fn target(&self, field: &str) -> Result<Target, Message> {
        let target = Target::named(field, self.sheet.shape)?;
        if self.sheet.list.is_some() { Ok(target.of_one_item()) } else { target.of_a_row() }
    }

    fn unknown(&self, heading: &str, cause: Message) -> HeadingFault {
        let shape = self.sheet.shape;
        let shape = self.sheet.list.and_then(|list| shape.list_of_items(list)).unwrap_or(shape);
        let first = heading.split(['.', '[']).next().unwrap_or_default();
        if shape.field(first).is_some() {
            return HeadingFault::Wrong(cause);
        }
        let names: Vec<&str> = shape.field_names().collect();
        let Some(meant) = meant_field(heading, &names).copied() else {
            return HeadingFault::Unknown;
        };
        let meant = match shape.field(meant).and_then(Shape::meaning) {
            Some(Meaning::Text) => message!("import.field-in-language", field = meant).into(),
            _ => Value::from(meant),
        };
        HeadingFault::Wrong(match self.sheet.list {
            Some(list) => message!("import.unknown-field-of-item", heading, list, meant),
            None => message!("import.unknown-field", heading, kind = self.kind(), meant),
        })
    }

    /// What to say of columns whose headings nobody knows.
    pub(crate) fn unknown_columns(&self, unknown: &[&Column]) -> Message {
        let text = |text: &String| Value::from(text);
        let columns = Value::Sequence(unknown.iter().map(|one| text(&one.letter)).collect());
        let headings = Value::all(unknown.iter().map(|one| &one.heading));
        let quoted = unknown.iter().map(|one| text(&format!("{:?}", one.heading)));
        let ignore = Value::Sequence(quoted.collect());
        let count = unknown.len();
        match self.sheet.list {
            Some(list) => {
                message!("import.unknown-columns-of-item", count, columns, headings, list, ignore)
            }
            None => {
                let kind = self.kind();
                message!("import.unknown-columns", count, columns, headings, kind, ignore)
            }
        }
    }

    /// The kind of the records whose fields a heading names.
    fn kind(&self) -> Value {
        Value::kind(self.sheet.kind.name())
    }

    /// Columns that the mapping names and the sheet does not have: a slip, or another sheet.
    pub(crate) fn refuse_missing_columns(
        &self,
        columns: &[Column],
        name: &str,
    ) -> Result<(), ImportError> {
        let is_known = |name: &String| columns.iter().any(|column| is_named(name, column, columns));
        let missing = self.sheet.mapping.headings().filter(|name| !is_known(name));
        let faults: Vec<Message> = missing
            .map(|name| {
                let near = columns.iter().map(|column| (folded(&column.heading), &column.heading));
                match nearest(&name, near) {
                    Some(meant) => message!("import.no-column-but", name, meant),
                    None => message!("import.no-column", name),
                }
            })
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(ImportError::Headings(name.to_owned(), faults)) }
    }
}
