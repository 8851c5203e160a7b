//! A column together with how its cells are read from a record, or from an item of a list of one.

use std::borrow::Cow;

use super::table::{Cell, Column, Row, Table, Type};
use crate::export::value::{Scalar, Shown, json};
use crate::model::{Day, EdtfDate, Kind, Language};

/// A record, a term, or an item of a list of one.
#[derive(Debug, Clone)]
pub(super) struct Item<'r> {
    /// All that it says.
    pub(super) value: Shown<'r>,
    /// The kind of the record that it is of; `None` for a term.
    pub(super) kind: Option<Kind>,
    /// The id of that record, or the code of the term.
    pub(super) owner: Cow<'r, str>,
    /// Which of its list it is, from 1.
    pub(super) position: usize,
}

/// A column, and how its cells are read.
#[derive(Debug, Clone)]
pub(super) struct Field {
    column: Column,
    read: Read,
}

/// How a cell is read from an item. Places are pointers of JSON.
#[derive(Debug, Clone, Copy)]
enum Read {
    /// What is there.
    Value(&'static str),
    /// The text in the language of the export, else in English, else in any; else what is at the other place.
    Words(&'static str, &'static str),
    /// The text in exactly this language.
    WordsIn(&'static str, Language),
    /// The first day that the date can mean.
    First(&'static str),
    /// The last day that the date can mean.
    Last(&'static str),
    /// The year of the date.
    Year(&'static str),
    /// The items of a list, or what is at a place of each of them.
    List(&'static str, &'static str),
    /// Yes for a date, else what is there.
    DateOrFlag(&'static str),
    /// The date; nothing for yes and no.
    Date(&'static str),
    /// The record that the item is of, if it is of this kind.
    OwnerOf(Kind),
    /// The record or term that the item is of.
    Owner,
    /// Which of its list it is.
    Position,
    /// Which row of the table it is.
    Number,
}

/// A column of texts.
pub(super) fn text(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Text, Read::Value(at))
}

/// A column of codes of a vocabulary or ids of records, which are keys of `table`.
pub(super) fn code(name: &'static str, at: &'static str, table: &'static str) -> Field {
    text(name, at).references(table)
}

/// A column of texts for people, in the language of the export; where there is none, what is at `other`.
pub(super) fn words_or(name: &'static str, at: &'static str, other: &'static str) -> Field {
    Field::new(name, Type::Text, Read::Words(at, other))
}

/// A column of texts for people, in the language of the export.
pub(super) fn words(name: &'static str, at: &'static str) -> Field {
    words_or(name, at, at)
}

/// A column of texts for people in a language.
pub(super) fn words_in(name: &'static str, at: &'static str, language: Language) -> Field {
    Field::new(name, Type::Text, Read::WordsIn(at, language))
}

/// A column of the first days of dates.
pub(super) fn first(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Day, Read::First(at))
}

/// A column of the last days of dates.
pub(super) fn last(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Day, Read::Last(at))
}

/// A column of the years of dates.
pub(super) fn year(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Integer, Read::Year(at))
}

/// A column of whole numbers.
pub(super) fn integer(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Integer, Read::Value(at))
}

/// A column of numbers.
pub(super) fn real(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Real, Read::Value(at))
}

/// A column of yes and no.
pub(super) fn flag(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Flag, Read::Value(at))
}

/// A column of yes and no, where a date means yes as well.
pub(super) fn date_or_flag(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Flag, Read::DateOrFlag(at))
}

/// A column of dates as written, where yes and no may stand in the place of one.
pub(super) fn date(name: &'static str, at: &'static str) -> Field {
    Field::new(name, Type::Text, Read::Date(at))
}

/// A column of lists: of what is at `inner` of each item, which is the item itself for an empty pointer.
pub(super) fn list(name: &'static str, at: &'static str, inner: &'static str) -> Field {
    Field::new(name, Type::List, Read::List(at, inner))
}

/// The column with the record or term that a row is of.
pub(super) fn of(name: &'static str) -> Field {
    Field::new(name, Type::Text, Read::Owner).required()
}

/// The same, which is a key of `table`.
pub(super) fn owner(name: &'static str, table: &'static str) -> Field {
    of(name).references(table)
}

/// The column with the record that a row is of where that is of a kind.
pub(super) fn owner_of(kind: Kind) -> Field {
    Field { column: owner_column(kind), read: Read::OwnerOf(kind) }
}

/// The same without how its cells are read.
pub(super) fn owner_column(kind: Kind) -> Column {
    Column::text(kind.name()).references(kind.plural()).indexed()
}

/// The column that says which of its list an item is.
pub(super) fn position() -> Field {
    Field::new("position", Type::Integer, Read::Position).required()
}

/// The column that numbers the rows.
pub(super) fn number() -> Field {
    Field::new("id", Type::Integer, Read::Number)
}

/// A table with a row for each item.
pub(super) fn table<'r>(
    name: impl Into<String>,
    key: &'static [&'static str],
    fields: &[Field],
    items: impl Iterator<Item = Item<'r>>,
    language: Language,
) -> Table<'r> {
    let columns = fields.iter().map(|field| field.column.clone()).collect();
    let row = |(index, item): (usize, Item<'r>)| -> Row<'r> {
        fields.iter().map(|field| field.cell(&item, index + 1, language)).collect()
    };
    Table::new(name, key, columns).with(items.enumerate().map(row))
}

impl Field {
    fn new(name: &'static str, kind: Type, read: Read) -> Self {
        Self { column: Column::new(name, kind), read }
    }

    /// The same, with a value in every row.
    pub(super) fn required(self) -> Self {
        Self { column: self.column.required(), ..self }
    }

    /// The same, with keys of another table as its values.
    pub(super) fn references(self, table: &'static str) -> Self {
        Self { column: self.column.references(table), ..self }
    }

    /// The same, with an index.
    pub(super) fn indexed(self) -> Self {
        Self { column: self.column.indexed(), ..self }
    }

    /// The same, with whole numbers in the place of texts.
    pub(super) fn numeric(self) -> Self {
        Self { column: Column { kind: Type::Integer, ..self.column }, ..self }
    }

    /// The same, with these texts alone as its values.
    pub(super) fn one_of(self, options: &'static [&'static str]) -> Self {
        Self { column: Column { options, ..self.column }, ..self }
    }

    fn cell<'r>(&self, item: &Item<'r>, number: usize, language: Language) -> Cell<'r> {
        let kind = self.column.kind;
        let at = |place: &str| item.value.at(place);
        let value = |place: &str| at(place).map_or(Cell::Null, |value| cell(value, kind));
        let day = |place, of: fn(EdtfDate) -> Day| {
            date_at(item, place).map_or(Cell::Null, |date| Cell::text(of(date).to_string()))
        };
        match self.read {
            Read::Value(place) => value(place),
            Read::Words(place, other) => match at(place).and_then(|text| shown(text, language)) {
                Some(text) => Cell::text(text),
                None => value(other),
            },
            Read::WordsIn(place, language) => {
                let text = at(place).and_then(|text| text.get(language.code()));
                text.map_or(Cell::Null, |text| cell(text, kind))
            }
            Read::First(place) => day(place, EdtfDate::earliest),
            Read::Last(place) => day(place, EdtfDate::latest),
            Read::Year(place) => {
                date_at(item, place).map_or(Cell::Null, |date| Cell::Integer(date.year().into()))
            }
            Read::List(place, inner) => {
                let items = at(place).into_iter().flat_map(Shown::items);
                let items: Vec<Shown<'_>> = items.filter_map(|item| item.at(inner)).collect();
                match items.is_empty() {
                    true => Cell::Null,
                    false => Cell::text(json(&items)),
                }
            }
            Read::DateOrFlag(place) => match at(place).map(Shown::scalar) {
                Some(Some(Scalar::Flag(is_yes))) => Cell::Integer(is_yes.into()),
                Some(_) => Cell::Integer(1),
                None => Cell::Null,
            },
            Read::Date(place) => at(place).and_then(Shown::text).map_or(Cell::Null, Cell::text),
            Read::OwnerOf(kind) if item.kind != Some(kind) => Cell::Null,
            Read::OwnerOf(_) | Read::Owner => Cell::text(item.owner.clone()),
            Read::Position => Cell::count(item.position),
            Read::Number => Cell::count(number),
        }
    }
}

/// A value as a cell of a type; nothing where it is of another one.
fn cell(value: Shown<'_>, kind: Type) -> Cell<'_> {
    match (kind, value.scalar()) {
        (Type::Text | Type::Day | Type::List, Some(Scalar::Text(text))) => Cell::text(text),
        (Type::Text, Some(number @ (Scalar::Integer(_) | Scalar::Real(_)))) => {
            Cell::text(json(&number))
        }
        (Type::Integer, Some(Scalar::Integer(number))) => Cell::Integer(number),
        #[expect(clippy::cast_precision_loss, reason = "the nearest number is what is meant")]
        (Type::Real, Some(Scalar::Integer(number))) => Cell::Real(number as f64),
        (Type::Real, Some(Scalar::Real(number))) => Cell::Real(number),
        (Type::Flag, Some(Scalar::Flag(is_yes))) => Cell::Integer(is_yes.into()),
        _ => Cell::Null,
    }
}

/// The text in this language, else in English, else in any language; `None` where it is no text by language.
fn shown(text: Shown<'_>, language: Language) -> Option<Cow<'_, str>> {
    let get = |language| text.get(language).and_then(Shown::text);
    let any = || text.fields().min_by_key(|(language, _)| *language)?.1.text();
    get(language.code()).or_else(|| get(Language::En.code())).or_else(any)
}

fn date_at(item: &Item<'_>, place: &str) -> Option<EdtfDate> {
    item.value.at(place)?.text()?.parse().ok()
}
