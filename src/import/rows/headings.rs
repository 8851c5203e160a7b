//! The field that a heading stands for, and what to do where it stands for none.

use std::collections::HashMap;

use super::sheet::Sheet;
use crate::import::columns::mapping::{ColumnMapping, OneOrMore, Said, is_named};
use crate::import::columns::reserved::is_reject_column;
use crate::import::columns::target::Target;
use crate::import::columns::value::{ColumnReader, Writing};
use crate::import::error::ImportError;
use crate::model::{Vocabularies, folded};
use crate::schema::{Meaning, Shape};
use crate::sheet::Column;
use crate::suggest::{joined, nearest, nearest_name};
use crate::yaml::Route;

/// Why a column has no field.
pub(crate) enum HeadingFault {
    /// Nobody knows its heading.
    Unknown,
    /// What is wrong.
    Wrong(String),
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
            Err(words) if said.is_some() => {
                return Err(HeadingFault::Wrong(format!("`{heading}`: {words}")));
            }
            Err(words) => return Err(self.unknown(heading, &words)),
        };
        let own_name = format!("column {}", column.letter);
        let place = format!("{:?}", target.place);
        let (first, other) = self.filled.entry(place).or_insert((position, own_name.clone()));
        let continues = (*first != position).then_some(*first);
        if continues.is_some() && !target.takes_several_columns() {
            let name = &target.name;
            return Err(HeadingFault::Wrong(format!(
                "it fills `{name}`, which {other} fills already; leave one out in a mapping file: ignore = \
                 [\"{}\"]",
                column.letter
            )));
        }
        if let Some(way) = target.way() {
            let (known, other) = self.lists.entry(target.top().clone()).or_insert((way, own_name));
            if *known != way {
                return Err(HeadingFault::Wrong(format!(
                    "it numbers items of `{}`, of which {other} names all, or the other way round; do \
                     one of the two",
                    target.top()
                )));
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

    fn target(&self, field: &str) -> Result<Target, String> {
        let target = Target::named(field, self.sheet.shape)?;
        if self.sheet.list.is_some() { Ok(target.of_one_item()) } else { target.of_a_row() }
    }

    fn unknown(&self, heading: &str, words: &str) -> HeadingFault {
        let shape = self.sheet.shape;
        let shape = self.sheet.list.and_then(|list| shape.field(list)?.items()).unwrap_or(shape);
        let first = heading.split(['.', '[']).next().unwrap_or_default();
        if shape.field(first).is_some() {
            return HeadingFault::Wrong(words.to_owned());
        }
        let help = match nearest_name(heading, shape.field_names()) {
            Some(meant) => match shape.field(meant).and_then(Shape::meaning) {
                Some(Meaning::Text) => format!("did you mean `{meant}.en`?"),
                _ => format!("did you mean `{meant}`?"),
            },
            None => return HeadingFault::Unknown,
        };
        HeadingFault::Wrong(format!("`{heading}` is no field {}; {help}", self.place()))
    }

    /// What to say of columns whose headings nobody knows.
    pub(crate) fn unknown_columns(&self, columns: &[&Column]) -> String {
        let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        let letters: Vec<&str> = columns.iter().map(|column| column.letter.as_str()).collect();
        let quoted: Vec<String> = headings.iter().map(|heading| format!("{heading:?}")).collect();
        let (column, is, it) = match columns {
            [_] => ("column", "is no field", "what it stands for, or leave it out"),
            _ => ("columns", "are no fields", "what they stand for, or leave them out"),
        };
        format!(
            "{column} {}: {} {is} {}; say in a mapping file {it}: ignore = [{}]. `mieux import --guess \
             FILE` proposes one",
            letters.join(", "),
            joined(&headings),
            self.place(),
            quoted.join(", ")
        )
    }

    /// Whose fields a heading names.
    fn place(&self) -> String {
        match (self.sheet.list, self.sheet.kind) {
            (Some(list), _) => format!("of the items of `{list}`"),
            (None, kind) => format!("of {}", kind.with_article()),
        }
    }

    /// Columns that the mapping names and the sheet does not have: a slip, or another sheet.
    pub(crate) fn refuse_missing_columns(
        &self,
        columns: &[Column],
        name: &str,
    ) -> Result<(), ImportError> {
        let is_known = |name: &String| columns.iter().any(|column| is_named(name, column, columns));
        let missing = self.sheet.mapping.headings().filter(|name| !is_known(name));
        let faults: Vec<String> = missing
            .map(|name| {
                let near = columns.iter().map(|column| (folded(&column.heading), &column.heading));
                match nearest(&name, near) {
                    Some(meant) => {
                        format!("the sheet has no column `{name}`; did you mean `{meant}`?")
                    }
                    None => format!("the sheet has no column `{name}`, which the mapping names"),
                }
            })
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(ImportError::Headings(name.to_owned(), faults)) }
    }
}
