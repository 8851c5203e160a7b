//! A cell to the values that its column's field holds.

use std::collections::HashMap;

use super::date_cell::{Order, read_date};
use super::dates::DatePattern;
use super::language_cell::{is_first_language, level_called, with_level};
use super::number_cell::read_number;
use super::target::{LEVEL, Target};
use crate::edit::{entry, node, value_of};
use crate::message;
use crate::message::Message;
use crate::model::{Vocabularies, folded};
use crate::schema::{Meaning, Shape};
use crate::sheet::Cell;
use crate::yaml::{Entry, Node, Value};

/// How the cells of a column are written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Writing {
    /// What a value means, by its folded text.
    pub(crate) values: HashMap<String, String>,
    /// What parts the items of a list.
    pub(crate) list: Vec<String>,
    pub(crate) dates: Vec<DatePattern>,
    pub(crate) decimal: Option<char>,
}

/// Reads the cells of one column.
pub(crate) struct ColumnReader<'c> {
    pub(crate) target: Target,
    pub(crate) writing: Writing,
    vocabularies: &'c Vocabularies,
    /// What a text was found to mean, or why it means nothing, since columns of codes repeat themselves.
    known: HashMap<String, Result<Value, Message>>,
    dates: Dates,
    /// The first text with a first language, whose level is decided for the reader.
    first_language: Option<String>,
    /// The column whose list it continues.
    pub(crate) continues: Option<usize>,
}

/// What was seen of the dates of a column.
#[derive(Default)]
struct Dates {
    /// The first with a time of the day.
    with_time: Option<String>,
    /// The first in which day and month could change places, with the two dates.
    unclear: Option<Message>,
    /// Whether another one tells their order.
    is_clear: bool,
}

/// How many texts of a column are remembered.
const REMEMBERED: usize = 4096;

impl<'c> ColumnReader<'c> {
    pub(crate) fn new(target: Target, writing: Writing, vocabularies: &'c Vocabularies) -> Self {
        Self {
            target,
            writing,
            vocabularies,
            known: HashMap::new(),
            dates: Dates::default(),
            first_language: None,
            continues: None,
        }
    }

    /// What was decided for the reader about the cells that were read, in a sentence each.
    pub(crate) fn notes(&self) -> Vec<Message> {
        let time = self.dates.with_time.as_ref();
        let time = time.map(|text| message!("import.note-time", value = text));
        let unclear = self.dates.unclear.as_ref().filter(|_| !self.dates.is_clear);
        let first = self.first_language.as_ref();
        let first = first.map(|text| message!("import.note-first-language", value = text));
        unclear.cloned().into_iter().chain(time).chain(first).collect()
    }

    /// The values of a cell: one, or of a list all its items; `Null` means an item that is empty, and
    /// nothing at all for an empty cell.
    ///
    /// # Errors
    /// Why the field cannot hold it.
    pub(crate) fn read(&mut self, cell: &Cell) -> Result<Vec<Value>, Message> {
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

    fn values(&mut self, cell: &Cell) -> Result<Vec<Value>, Message> {
        match cell {
            Cell::Empty => Ok(Vec::new()),
            Cell::Fault(value) => Err(message!("import.error-value", value)),
            Cell::Unreadable(why) => Err(why.clone()),
            Cell::Nested(value) => self.nested(value),
            _ if self.target.is_map => Err(message!("import.maps-only", field = &self.target.name)),
            Cell::Text(text) if self.target.is_list => {
                let signs: Vec<&str> = self.writing.list.iter().map(String::as_str).collect();
                let items = split(text, &signs, &|text| self.is_known(text));
                self.items(&items).map_err(|words| self.other_sign(text).unwrap_or(words))
            }
            Cell::Text(text) => self.text(text).map(some),
            Cell::Integer(number) => self.text(&number.to_string()).map(some),
            Cell::Float(number) => self.number(*number).map(some),
            Cell::Bool(value) => self.text(if *value { "true" } else { "false" }).map(some),
            Cell::Date(date) => self.date(date).map(some),
        }
    }

    /// What to say of a list whose items are codes, but parted by another sign.
    fn other_sign(&self, text: &str) -> Option<Message> {
        let is_known = |text: &str| self.is_known(text);
        let signs = [",", "/", "|", " y ", " and ", " et ", " & ", " e "];
        let sign = signs.into_iter().find(|sign| {
            let items = split(text, &[sign], &is_known);
            items.len() > 1 && items.iter().all(|item| is_known(item))
        })?;
        let field = &self.target.name;
        Some(message!("import.other-separator", value = text, field, sign))
    }

    /// Whether a text is a value as a whole, whatever parts the items of lists.
    fn is_known(&self, text: &str) -> bool {
        let vocabulary = match self.target.shape.meaning() {
            Some(Meaning::Code(name)) => self.vocabularies.get(name),
            _ => None,
        };
        self.writing.values.contains_key(&folded(text))
            || vocabulary.is_some_and(|vocabulary| vocabulary.resolve(text).is_some())
    }

    /// What the items of a list mean; all their problems are reported.
    fn items(&mut self, items: &[String]) -> Result<Vec<Value>, Message> {
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        for item in items {
            match if item.is_empty() { Ok(Value::Null) } else { self.text(item) } {
                Ok(value) => values.push(value),
                Err(words) => faults.push(words),
            }
        }
        let both = |first: Message, next: Message| message!("import.both", first, next);
        faults.into_iter().reduce(both).map_or(Ok(values), Err)
    }

    /// What a text means.
    fn text(&mut self, text: &str) -> Result<Value, Message> {
        if let Some(value) = self.known.get(text) {
            return value.clone();
        }
        let value = self.parse(text);
        if self.known.len() < REMEMBERED {
            self.known.insert(text.to_owned(), value.clone());
        }
        value
    }

    fn parse(&mut self, text: &str) -> Result<Value, Message> {
        let values = &self.writing.values;
        let meant = if values.is_empty() { None } else { values.get(&folded(text)) };
        let meant = meant.cloned();
        let text = match meant.as_deref() {
            Some("") => return Ok(Value::Null),
            Some(meant) => meant,
            None => text,
        };
        if let Some((language, level)) =
            self.target.level.as_ref().and_then(|own| with_level(text, own.options()))
        {
            let language = self.plain(language)?;
            self.note_first_language(text);
            let level = Value::String(level.into());
            let name = self.target.name.rsplit('.').next().unwrap_or_default();
            return Ok(Value::Map(Box::new([entry(name, language), entry(LEVEL, level)])));
        }
        let shape = &self.target.shape;
        if shape.admits("boolean")
            && let Some(value) = yes_or_no(text)
        {
            return Ok(Value::Bool(value));
        }
        if shape.is_date() {
            return self.date(text);
        }
        if let Some(level) = level_called(text, shape.options()) {
            let level = self.plain(&level);
            self.note_first_language(text);
            return level;
        }
        let is_number = shape.admits("number") || shape.admits("integer");
        let is_code = matches!(shape.meaning(), Some(Meaning::Code(_)));
        if !is_number || is_code || shape.admits("string") {
            return self.plain(text);
        }
        match read_number(text, self.writing.decimal) {
            Some(number) => self.plain(&number),
            None if self.writing.decimal.is_none() => Err(self.other_decimal(text)),
            None => Err(self.no_number(text)),
        }
    }

    /// Why a text is not a number unless the decimal sign is known.
    fn other_decimal(&self, text: &str) -> Message {
        match (read_number(text, Some(',')), read_number(text, Some('.'))) {
            (Some(one), Some(other)) if one != other => {
                message!("import.unclear-number", value = text, one, other)
            }
            (Some(number), None) => message!("import.comma-number", value = text, number),
            (_, Some(number)) => message!("import.point-number", value = text, number),
            (None, None) => self.no_number(text),
        }
    }

    fn no_number(&self, text: &str) -> Message {
        message!("import.no-number", field = &self.target.name, value = text)
    }

    fn note_first_language(&mut self, text: &str) {
        if is_first_language(text) {
            self.first_language.get_or_insert_with(|| text.to_owned());
        }
    }

    /// A text without anything of the sheet's own way of writing.
    fn plain(&self, text: &str) -> Result<Value, Message> {
        let Self { target: Target { name, shape, .. }, vocabularies, .. } = self;
        Ok(value_of(text, name, shape, vocabularies)?)
    }

    /// A number of a workbook, which has a point whatever the sheet writes: 12.0 is a whole one.
    fn number(&self, number: f64) -> Result<Value, Message> {
        self.plain(&number.to_string())
    }

    fn date(&mut self, text: &str) -> Result<Value, Message> {
        if !self.target.shape.is_date() {
            return self.plain(text);
        }
        let read = read_date(text, &self.writing.dates)?;
        let date = read.date.to_string();
        if read.has_time {
            self.dates.with_time.get_or_insert_with(|| text.to_owned());
        }
        match read.order {
            Order::Unknown => {}
            Order::Clear => self.dates.is_clear = true,
            Order::Unclear(other) => drop(self.dates.unclear.get_or_insert_with(|| {
                let other = other.to_string();
                message!("import.note-unclear-date", value = text, date = &date, other)
            })),
        }
        self.plain(&date)
    }

    /// A list or map of JSON or YAML.
    fn nested(&mut self, value: &Value) -> Result<Vec<Value>, Message> {
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

    fn conform(&self, value: &Value, shape: &Shape) -> Result<Value, Message> {
        let Self { target: Target { name, .. }, vocabularies, .. } = self;
        match value {
            Value::List(items) => {
                let shape = shape.items().unwrap_or(shape);
                let items = items.iter().map(|item| Ok(node(self.conform(&item.value, shape)?)));
                items.collect::<Result<_, Message>>().map(Value::List)
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|entry| {
                    let value = match shape.field_or_language(&entry.key) {
                        Some(shape) => self.conform(&entry.value.value, shape)?,
                        None => entry.value.value.clone(),
                    };
                    Ok(Entry { value: node(value), ..entry.clone() })
                });
                entries.collect::<Result<_, Message>>().map(Value::Map)
            }
            Value::Null => Ok(Value::Null),
            scalar => match (Node { value: scalar.clone(), span: 0..0 }).scalar_text() {
                Some(text) => Ok(value_of(&text, name, shape, vocabularies)?),
                None => Ok(scalar.clone()),
            },
        }
    }
}

/// The items of a list in a cell. Each of the signs parts what the ones before left, but nothing that is
/// known as a whole: `Trinidad y Tobago`.
pub(crate) fn split(text: &str, signs: &[&str], is_known: &impl Fn(&str) -> bool) -> Vec<String> {
    let text = text.trim();
    match signs.split_first() {
        Some((sign, others)) if !is_known(text) => {
            text.split(sign).flat_map(|item| split(item, others, is_known)).collect()
        }
        _ => vec![text.to_owned()],
    }
}

fn some(value: Value) -> Vec<Value> {
    if value == Value::Null { Vec::new() } else { vec![value] }
}

/// Yes or no as sheets say it, in English, Spanish and French.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "true" | "yes" | "y" | "si" | "s" | "oui" | "o" | "x" | "1" | "verdadero" | "vrai" => {
            Some(true)
        }
        "false" | "no" | "n" | "non" | "0" | "falso" | "faux" => Some(false),
        _ => None,
    }
}
