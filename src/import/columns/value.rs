//! A cell to the values that its column's field holds.

use std::collections::HashMap;

use super::dates::DatePattern;
use super::target::Target;
use crate::edit::{node, value_of};
use crate::model::{EdtfDate, Vocabularies, folded};
use crate::schema::Shape;
use crate::sheet::Cell;
use crate::yaml::{Entry, Node, Value};

/// How the cells of a column are written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Writing {
    /// What a value stands for, by its folded text.
    pub(crate) values: HashMap<String, String>,
    /// What parts the items of a list.
    pub(crate) list: String,
    pub(crate) dates: Vec<DatePattern>,
    pub(crate) decimal: Option<char>,
}

/// Reads the cells of one column.
pub(crate) struct ColumnReader<'c> {
    pub(crate) target: Target,
    pub(crate) writing: Writing,
    vocabularies: &'c Vocabularies,
    /// What a text was found to stand for, or why for nothing, since columns of codes repeat themselves.
    known: HashMap<String, Result<Value, String>>,
}

/// How many texts of a column are remembered.
const REMEMBERED: usize = 4096;

impl<'c> ColumnReader<'c> {
    pub(crate) fn new(target: Target, writing: Writing, vocabularies: &'c Vocabularies) -> Self {
        Self { target, writing, vocabularies, known: HashMap::new() }
    }

    /// The values of a cell: one, or of a list all its items; `Null` stands for an item that is empty, and
    /// nothing at all for an empty cell.
    ///
    /// # Errors
    /// Why the field cannot hold it.
    pub(crate) fn read(&mut self, cell: &Cell) -> Result<Vec<Value>, String> {
        let values = self.values(cell)?;
        // A list of nothing but blanks says no more than an empty cell.
        if values.iter().all(|value| *value == Value::Null) {
            return Ok(Vec::new());
        }
        if !self.target.is_own_list || values.is_empty() {
            return Ok(values);
        }
        let present = values.into_iter().filter(|value| *value != Value::Null);
        Ok(vec![Value::List(present.map(node).collect())])
    }

    fn values(&mut self, cell: &Cell) -> Result<Vec<Value>, String> {
        match cell {
            Cell::Empty => Ok(Vec::new()),
            Cell::Fault(fault) => Err(format!("the sheet has the error `{fault}` here")),
            Cell::Nested(value) => self.nested(value),
            _ if self.target.is_map => Err(format!("`{}` takes a list of maps", self.target.name)),
            Cell::Text(text) if self.target.is_list => {
                let items: Vec<String> = text
                    .split(self.writing.list.as_str())
                    .map(|item| item.trim().to_owned())
                    .collect();
                self.items(&items)
            }
            Cell::Text(text) => self.text(text).map(some),
            Cell::Integer(number) => self.text(&number.to_string()).map(some),
            Cell::Float(number) => self.number(*number).map(some),
            Cell::Bool(value) => self.text(if *value { "true" } else { "false" }).map(some),
            Cell::Date(date) => self.date(date).map(some),
        }
    }

    /// What the items of a list stand for; everything that is wrong with any of them is said.
    fn items(&mut self, items: &[String]) -> Result<Vec<Value>, String> {
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        for item in items {
            match if item.is_empty() { Ok(Value::Null) } else { self.text(item) } {
                Ok(value) => values.push(value),
                Err(words) => faults.push(words),
            }
        }
        if faults.is_empty() { Ok(values) } else { Err(faults.join("; ")) }
    }

    /// What a text stands for.
    fn text(&mut self, text: &str) -> Result<Value, String> {
        if let Some(value) = self.known.get(text) {
            return value.clone();
        }
        let value = self.meant(text);
        if self.known.len() < REMEMBERED {
            self.known.insert(text.to_owned(), value.clone());
        }
        value
    }

    fn meant(&self, text: &str) -> Result<Value, String> {
        let values = &self.writing.values;
        let meant = if values.is_empty() { None } else { values.get(&folded(text)) };
        let text = match meant.map(String::as_str) {
            Some("") => return Ok(Value::Null),
            Some(meant) => meant,
            None => text,
        };
        let shape = &self.target.shape;
        if shape.admits("boolean")
            && let Some(value) = yes_or_no(text)
        {
            return Ok(Value::Bool(value));
        }
        if shape.is_date() {
            return self.date(text);
        }
        let is_number = shape.admits("number") || shape.admits("integer");
        match self.writing.decimal {
            Some(decimal) if is_number && !shape.admits("string") => {
                self.plain(&without_groups(text, decimal))
            }
            _ => self.plain(text),
        }
    }

    /// A text without anything of the sheet's own way of writing.
    fn plain(&self, text: &str) -> Result<Value, String> {
        let Self { target: Target { name, shape, .. }, vocabularies, .. } = self;
        value_of(text, name, shape, vocabularies).map_err(|error| error.to_string())
    }

    /// A number of a workbook, which has a point whatever the sheet writes: 12.0 is a whole one.
    fn number(&self, number: f64) -> Result<Value, String> {
        self.plain(&number.to_string())
    }

    fn date(&self, text: &str) -> Result<Value, String> {
        let shape = &self.target.shape;
        if !shape.is_date() {
            return self.plain(text);
        }
        let by_pattern = || self.writing.dates.iter().find_map(|pattern| pattern.read(text));
        match text.parse::<EdtfDate>().ok().or_else(by_pattern) {
            Some(date) => self.plain(&date.to_string()),
            None => Err(no_date(text, &self.writing.dates)),
        }
    }

    /// A list or map of JSON or YAML.
    fn nested(&mut self, value: &Value) -> Result<Vec<Value>, String> {
        match value {
            Value::List(items) if self.target.is_list => {
                let items = items.iter().map(|item| match item.as_str() {
                    Some(text) => self.text(text),
                    None => self.conform(&item.value, &self.target.shape),
                });
                items.collect()
            }
            value => self.conform(value, &self.target.shape).map(some),
        }
    }

    fn conform(&self, value: &Value, shape: &Shape) -> Result<Value, String> {
        let Self { target: Target { name, .. }, vocabularies, .. } = self;
        match value {
            Value::List(items) => {
                let shape = shape.items().unwrap_or(shape);
                let items = items.iter().map(|item| Ok(node(self.conform(&item.value, shape)?)));
                items.collect::<Result<_, String>>().map(Value::List)
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|entry| {
                    let value = match shape.field_or_language(&entry.key) {
                        Some(shape) => self.conform(&entry.value.value, shape)?,
                        None => entry.value.value.clone(),
                    };
                    Ok(Entry { value: node(value), ..entry.clone() })
                });
                entries.collect::<Result<_, String>>().map(Value::Map)
            }
            Value::Null => Ok(Value::Null),
            scalar => match (Node { value: scalar.clone(), span: 0..0 }).scalar_text() {
                Some(text) => {
                    value_of(&text, name, shape, vocabularies).map_err(|error| error.to_string())
                }
                None => Ok(scalar.clone()),
            },
        }
    }
}

fn some(value: Value) -> Vec<Value> {
    if value == Value::Null { Vec::new() } else { vec![value] }
}

/// Yes or no as sheets say it, in English, Spanish and French.
fn yes_or_no(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "true" | "yes" | "y" | "si" | "s" | "oui" | "o" | "x" | "1" | "verdadero" | "vrai" => {
            Some(true)
        }
        "false" | "no" | "n" | "non" | "0" | "falso" | "faux" => Some(false),
        _ => None,
    }
}

/// A number without the signs that group its digits by three, and with a point before its fraction.
fn without_groups(text: &str, decimal: char) -> String {
    let group = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = text.split_once(decimal).map_or((text, None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> =
        whole.split(|sign: char| sign == group || sign.is_whitespace()).collect();
    let are_groups = groups.iter().skip(1).all(|digits| digits.len() == 3);
    let whole = if are_groups { groups.concat() } else { whole.to_owned() };
    fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"))
}

fn no_date(text: &str, patterns: &[DatePattern]) -> String {
    let said: Vec<String> = patterns.iter().map(|pattern| format!("`{pattern}`")).collect();
    match said.as_slice() {
        [] => format!(
            "`{text}` is no date: write 2017, 2017-05 or 2017-05-12, or say in a mapping file how dates \
             are written: dates = [\"DD/MM/YYYY\"]"
        ),
        said => format!("`{text}` is no date as {} or as 2017-05-12", said.join(", ")),
    }
}
