//! A mapping file: what the columns of somebody else's sheet mean. `schemas/mapping.schema.json` says
//! the same for editors.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::dates::DatePattern;
use crate::message;
use crate::message::Message;
use crate::model::folded;
use crate::sheet::{self, Column};

/// How `skip` and `end` name rows.
const ROW_TEST: &str = "{ column = \"Country\", starts = \"Total\" }";

/// What a sheet looks like and what its columns mean; every part is optional.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The kind of record that a row is.
    pub kind: Option<String>,
    /// The sheet of a workbook, by name or number.
    pub sheet: Option<String>,
    /// The row in which the headings are, from 1.
    pub header_row: Option<usize>,
    /// How many rows the headings take.
    pub header_rows: Option<usize>,
    /// What parts the cells of a text file.
    pub delimiter: Option<char>,
    /// Whether rows and columns that a workbook hides are left out.
    pub skip_hidden: bool,
    /// Where in JSON or YAML the items are, such as `data.grants`.
    pub path: Option<String>,
    /// How a text file is encoded, such as `windows-1252`.
    pub encoding: Option<String>,
    /// The field by which a row finds its record.
    pub key: Option<String>,
    /// The pattern of ids for rows that state none.
    pub id: Option<String>,
    /// What parts the items of a list in a cell.
    pub list: Option<OneOrMore>,
    /// How dates are written.
    pub dates: Vec<DatePattern>,
    /// What is before the fraction of a number.
    pub decimal: Option<char>,
    /// Columns that are left out, by heading or letter.
    pub ignore: Vec<String>,
    /// Rows that are left out.
    pub skip: Vec<RowTest>,
    /// The first row that is left out with all below it.
    pub end: Vec<RowTest>,
    /// Where the rows are experts: what of them goes to `private/`, and what tells them apart.
    pub private: Option<PrivateMapping>,
    /// Where the rows are persons: how they are counted.
    pub count: Option<Count>,
    /// Values that every record of the sheet gets, by field.
    pub constants: BTreeMap<String, toml::Value>,
    /// What the columns mean, by heading or letter.
    pub columns: BTreeMap<String, MappedColumn>,
    /// The same of the sheets with the items of a list each, by list; their fields are those of an item.
    pub links: BTreeMap<String, Self>,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    untagged,
    expecting = "write a field, or { field = \"…\" } with `values`, `list`, `dates` or `decimal`"
)]
pub enum MappedColumn {
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
    /// What a value of the sheet means; an empty text for nothing.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What parts the items of a list.
    pub list: Option<OneOrMore>,
    /// How dates are written.
    #[serde(default)]
    pub dates: Vec<DatePattern>,
    /// What is before the fraction of a number.
    pub decimal: Option<char>,
}

/// Columns of a list of experts that go to `private/experts/`, and never into a record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivateMapping {
    /// The column that tells people apart, or several that do so together, by heading or letter.
    pub key: OneOrMore,
    /// The fields of the private file, by heading or letter.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
}

impl PrivateMapping {
    /// The field of the private file that a column among `all` fills.
    pub(crate) fn field(&self, column: &Column, all: &[Column]) -> Option<&str> {
        let own = self.columns.iter().find(|(name, _)| is_named(name, column, all));
        own.map(|(_, field)| field.as_str())
    }

    /// Whether a column among `all` fills a field or is part of the key.
    fn names(&self, column: &Column, all: &[Column]) -> bool {
        let is_key = self.key.all().iter().any(|name| is_named(name, column, all));
        is_key || self.field(column, all).is_some()
    }

    /// What is wrong with it.
    fn fault(&self, mapping: &Mapping) -> Option<Message> {
        let keys = self.key.all();
        if keys.is_empty() || keys.iter().any(String::is_empty) {
            return Some(message!("import.private-needs-key"));
        }
        if mapping.count.is_some() {
            return Some(message!("import.count-and-private"));
        }
        let is_both =
            |name: &&String| mapping.columns.keys().any(|own| folded(own) == folded(name));
        let both = self.columns.keys().find(is_both)?;
        Some(message!("import.private-and-public", column = both))
    }
}

/// How the rows of a list of persons are counted for each activity.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Count {
    /// The column that names the activity.
    pub record: String,
    /// The field of this column; the id by default.
    pub field: Option<String>,
    /// The column that tells women and men apart.
    pub sex: Option<String>,
    /// What that column has for women.
    pub women: Vec<String>,
    /// What that column has for men.
    pub men: Vec<String>,
}

impl Count {
    /// The field by which a record is found.
    pub(crate) fn field(&self) -> &str {
        self.field.as_deref().unwrap_or("id")
    }

    /// 1 for what a woman has in the column, 2 for what a man has.
    pub(crate) fn of(&self, text: &str) -> Option<usize> {
        let has = |values: &[String]| values.iter().any(|value| folded(value) == folded(text));
        [(1, &self.women), (2, &self.men)]
            .into_iter()
            .find(|(_, values)| has(values))
            .map(|(at, _)| at)
    }
}

/// One text, or several. Of several signs between the items of a list each separates what the one before left,
/// but no name of a code.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl OneOrMore {
    /// The texts, in their order.
    pub(crate) fn all(&self) -> Vec<String> {
        match self {
            Self::One(sign) => vec![sign.clone()],
            Self::Several(signs) => signs.clone(),
        }
    }
}

/// Which rows are meant: those that are so in this column.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RowTest {
    /// The heading, or the letter.
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
    pub fn read(text: &str) -> Result<Self, Message> {
        let mapping: Self = toml::from_str(text)
            .map_err(|error| Message::verbatim(error.to_string().trim_end()))?;
        let all = std::iter::once(&mapping).chain(mapping.links.values());
        let tests = all.flat_map(|mapping| mapping.skip.iter().chain(&mapping.end));
        for test in tests {
            let count = usize::from(test.value.is_some())
                + usize::from(test.starts.is_some())
                + usize::from(test.empty.is_some());
            if test.column.is_empty() || count != 1 {
                return Err(message!("import.row-test", example = ROW_TEST));
            }
        }
        let all = std::iter::once(&mapping).chain(mapping.links.values());
        if let Some(wrong) = all.filter_map(Self::wrong_sign).next() {
            return Err(wrong);
        }
        if mapping.count.is_some() && !(mapping.columns.is_empty() && mapping.ignore.is_empty()) {
            return Err(message!("import.count-and-columns"));
        }
        if let Some(wrong) = mapping.private.as_ref().and_then(|own| own.fault(&mapping)) {
            return Err(wrong);
        }
        let is_record = |link: &Self| {
            let said = [
                link.kind.is_some(),
                link.key.is_some(),
                link.id.is_some(),
                link.private.is_some(),
            ];
            said.contains(&true) || !link.constants.is_empty() || !link.links.is_empty()
        };
        if let Some((list, _)) = mapping.links.iter().find(|(_, link)| is_record(link)) {
            return Err(message!("import.link-of-records", list));
        }
        Ok(mapping)
    }

    /// What is wrong with the signs that the mapping names.
    fn wrong_sign(&self) -> Option<Message> {
        let columns = || {
            self.columns.values().filter_map(|meant| match meant {
                MappedColumn::Field(_) => None,
                MappedColumn::Column(column) => Some(column),
            })
        };
        let mut decimals = columns().filter_map(|column| column.decimal).chain(self.decimal);
        if let Some(sign) = decimals.find(|sign| !matches!(sign, '.' | ',')) {
            return Some(message!("import.decimal-sign", sign = sign.to_string()));
        }
        let mut lists = columns().filter_map(|column| column.list.as_ref()).chain(&self.list);
        lists
            .any(|signs| signs.all().is_empty() || signs.all().iter().any(String::is_empty))
            .then(|| message!("import.list-sign"))
    }

    /// The settings of the sheet with the items of a list; a setting of how things are written that it lacks is
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
            skip_hidden: self.skip_hidden,
            path: self.path.clone(),
            encoding: self.encoding.clone(),
            iati: None,
        }
    }

    /// What a column among `all` means, by its letter or else by its heading.
    pub(crate) fn column(&self, column: &Column, all: &[Column]) -> Said {
        for is_named in [is_letter, is_heading] {
            let own = self.columns.iter().find(|(name, _)| is_named(name, column, all));
            if let Some((_, meant)) = own {
                return Said::Field(match meant {
                    MappedColumn::Field(field) => {
                        ColumnMapping { field: field.clone(), ..ColumnMapping::default() }
                    }
                    MappedColumn::Column(column) => column.clone(),
                });
            }
            if self.ignore.iter().any(|name| is_named(name, column, all)) {
                return Said::Ignored;
            }
        }
        Said::Nothing
    }

    /// Whether a column among `all` goes to `private/`.
    pub(crate) fn is_private(&self, column: &Column, all: &[Column]) -> bool {
        self.private.as_ref().is_some_and(|private| private.names(column, all))
    }

    /// The headings that the mapping names.
    pub(crate) fn headings(&self) -> impl Iterator<Item = String> {
        let private = self.private.iter().flat_map(|private| {
            private.key.all().into_iter().chain(private.columns.keys().cloned())
        });
        let tested = self.skip.iter().chain(&self.end).map(|test| &test.column);
        self.columns.keys().chain(&self.ignore).chain(tested).cloned().chain(private)
    }
}

/// What a mapping says of a column.
pub(crate) enum Said {
    Field(ColumnMapping),
    Ignored,
    Nothing,
}

/// Whether a mapping that names a column means this one of `all`.
pub(crate) fn is_named(name: &str, column: &Column, all: &[Column]) -> bool {
    is_letter(name, column, all) || is_heading(name, column, all)
}

/// Whether a name is the letter of a column, and no heading.
fn is_letter(name: &str, column: &Column, all: &[Column]) -> bool {
    name == column.letter
        && column.letter != column.heading
        && !all.iter().any(|other| is_heading(name, other, all))
}

fn is_heading(name: &str, column: &Column, _: &[Column]) -> bool {
    folded(name) == folded(&column.heading)
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
