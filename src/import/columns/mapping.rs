//! A mapping file: what the columns of somebody else's sheet stand for. `schemas/mapping.schema.json` says
//! the same for editors.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::dates::DatePattern;
use crate::model::folded;
use crate::sheet;

/// What a sheet looks like and what its columns stand for; nothing of it has to be said.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The kind of record that a row is.
    pub kind: Option<String>,
    /// The sheet of a workbook, by name or number.
    pub sheet: Option<String>,
    /// The row in which the headings stand, from 1.
    pub header_row: Option<usize>,
    /// How many rows the headings take.
    pub header_rows: Option<usize>,
    /// What parts the cells of a text file.
    pub delimiter: Option<char>,
    /// How a text file is encoded, such as `windows-1252`.
    pub encoding: Option<String>,
    /// The field by which a row finds its record.
    pub key: Option<String>,
    /// The pattern of ids for rows that state none.
    pub id: Option<String>,
    /// What parts the items of a list in a cell.
    pub list: Option<String>,
    /// How dates are written.
    pub dates: Vec<DatePattern>,
    /// What stands before the fraction of a number.
    pub decimal: Option<char>,
    /// Columns that are left out.
    pub ignore: Vec<String>,
    /// Rows that are left out.
    pub skip: Vec<RowTest>,
    /// The first row that is left out with all below it.
    pub end: Vec<RowTest>,
    /// Values that every record of the sheet gets, by field.
    pub constants: BTreeMap<String, toml::Value>,
    /// What the columns stand for, by heading.
    pub columns: BTreeMap<String, Meant>,
    /// The same of the sheets with the items of a list each, by list; their fields are those of an item.
    pub links: BTreeMap<String, Self>,
}

/// What a column stands for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    untagged,
    expecting = "write a field, or { field = \"…\" } with `values`, `list`, `dates` or `decimal`"
)]
pub enum Meant {
    /// A field.
    Field(String),
    /// A field, and how its values are written in this column.
    Column(ColumnMapping),
}

/// A field, and how its values are written in a column.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The field.
    pub field: String,
    /// What a value of the sheet stands for; an empty text for nothing.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What parts the items of a list.
    pub list: Option<String>,
    /// How dates are written.
    #[serde(default)]
    pub dates: Vec<DatePattern>,
    /// What stands before the fraction of a number.
    pub decimal: Option<char>,
}

/// Which rows are meant: those that are so in this column.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RowTest {
    /// The heading.
    pub column: String,
    /// The whole text of the cell, without regard to case and accents.
    pub value: Option<String>,
    /// How its text begins.
    pub starts: Option<String>,
    /// Whether it is empty.
    pub empty: Option<bool>,
}

impl Mapping {
    /// The mapping that a TOML text states.
    ///
    /// # Errors
    /// Where it is no TOML, or states something that a mapping does not have: with line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        let mapping: Self =
            toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let all = std::iter::once(&mapping).chain(mapping.links.values());
        let tests = all.flat_map(|mapping| mapping.skip.iter().chain(&mapping.end));
        for test in tests {
            let count = usize::from(test.value.is_some())
                + usize::from(test.starts.is_some())
                + usize::from(test.empty.is_some());
            if test.column.is_empty() || count != 1 {
                return Err("`skip` and `end` take a `column` and one of `value`, `starts` and \
                            `empty`: { column = \"Country\", starts = \"Total\" }"
                    .to_owned());
            }
        }
        let all = std::iter::once(&mapping).chain(mapping.links.values());
        if let Some(wrong) = all.filter_map(Self::wrong_sign).next() {
            return Err(wrong);
        }
        let is_record = |link: &Self| {
            let said = [link.kind.is_some(), link.key.is_some(), link.id.is_some()];
            said.contains(&true) || !link.constants.is_empty() || !link.links.is_empty()
        };
        if let Some((list, _)) = mapping.links.iter().find(|(_, link)| is_record(link)) {
            return Err(format!(
                "`links.{list}` is of items and not of records, so that it takes no `kind`, `key`, `id`, \
                 `constants` and `links`"
            ));
        }
        Ok(mapping)
    }

    /// What is wrong with the signs that the mapping names.
    fn wrong_sign(&self) -> Option<String> {
        let columns = || {
            self.columns.values().filter_map(|meant| match meant {
                Meant::Field(_) => None,
                Meant::Column(column) => Some(column),
            })
        };
        let mut decimals = columns().filter_map(|column| column.decimal).chain(self.decimal);
        if let Some(sign) = decimals.find(|sign| !matches!(sign, '.' | ',')) {
            return Some(format!("`decimal` is `.` or `,`, and not `{sign}`"));
        }
        let mut lists = columns().filter_map(|column| column.list.as_ref()).chain(&self.list);
        lists
            .any(String::is_empty)
            .then(|| "`list` is the sign between items, such as `;`".to_owned())
    }

    /// What is said of the sheet with the items of a list; what it does not say of how things are written is
    /// said for all.
    pub(crate) fn of_link(&self, list: &str) -> Self {
        let own = self.links.get(list).cloned().unwrap_or_default();
        Self {
            list: own.list.or_else(|| self.list.clone()),
            dates: if own.dates.is_empty() { self.dates.clone() } else { own.dates },
            decimal: own.decimal.or(self.decimal),
            ..own
        }
    }

    /// How the sheet is laid out.
    pub(crate) fn layout(&self) -> sheet::Options {
        sheet::Options {
            format: None,
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            header_rows: self.header_rows,
            delimiter: self.delimiter,
            encoding: self.encoding.clone(),
        }
    }

    /// What a heading is said to stand for.
    pub(crate) fn column(&self, heading: &str) -> Option<ColumnMapping> {
        let wanted = folded(heading);
        let own = self.columns.iter().find(|(name, _)| folded(name) == wanted);
        own.map(|(_, meant)| match meant {
            Meant::Field(field) => {
                ColumnMapping { field: field.clone(), ..ColumnMapping::default() }
            }
            Meant::Column(column) => column.clone(),
        })
    }

    /// Whether a column is to be left out.
    pub(crate) fn ignores(&self, heading: &str) -> bool {
        let wanted = folded(heading);
        self.ignore.iter().any(|name| folded(name) == wanted)
    }

    /// The headings that the mapping names.
    pub(crate) fn headings(&self) -> impl Iterator<Item = &str> {
        let tested = self.skip.iter().chain(&self.end).map(|test| &test.column);
        self.columns.keys().chain(&self.ignore).chain(tested).map(String::as_str)
    }
}

impl RowTest {
    /// Whether a cell with this text passes.
    pub(crate) fn passes(&self, text: &str) -> bool {
        let text = folded(text);
        match (&self.value, &self.starts, self.empty) {
            (Some(value), _, _) => text == folded(value),
            (_, Some(start), _) => text.starts_with(&folded(start)),
            (_, _, empty) => Some(text.is_empty()) == empty,
        }
    }
}
