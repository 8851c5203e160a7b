//! The columns of a file, as the schema of its records gives them: the same for every registry with the same schema and
//! languages, whatever its records say.

use std::collections::BTreeSet;

use crate::export::value::Hidden;
use crate::schema::{Meaning, Shape};

/// The columns that every file has behind the fields of its records.
const ORIGIN: [(&str, Origin); 3] =
    [("registry", Origin::Registry), ("_file", Origin::Path), ("_commit", Origin::Commit)];

/// The columns that say which published figure it is.
const PLACE: [(&str, Origin, Single); 2] =
    [("file", Origin::File, Single::Text), ("position", Origin::Position, Single::Integer)];

/// The column that readers make from the name of the folder, `programme=NAME`.
const PARTITION: &str = "programme";

/// The field of a text for the languages that have no field.
const OTHERS: &str = "other";

/// A column, or a field of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// From where its values are read.
    pub(super) from: Source,
    /// What its values are.
    pub(super) kind: Type,
}

/// From where the values of a column are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// From this field.
    Field(String),
    /// From all fields but these.
    AllBut(Vec<String>),
    /// From where the record comes.
    Origin(Origin),
}

/// What a column can say of where a record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The name of the registry.
    Registry,
    /// The path of the file in the registry.
    Path,
    /// The revision of the export.
    Commit,
    /// The name of the file of a published figure.
    File,
    /// Which figure of its file it is.
    Position,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// One value.
    Single(Single),
    /// Several fields.
    Fields(Vec<Column>),
    /// A list of such values.
    List(Box<Self>),
}

/// The types of a single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Single {
    /// A text, or a number or yes and no as they are written.
    Text,
    /// Anything, as a text of JSON.
    Json,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// The first day that a date can mean.
    FirstDay,
    /// The last day that a date can mean.
    LastDay,
}

/// What decides on columns beside the schema.
pub(super) struct Columns<'c> {
    /// What is left out.
    pub(super) hidden: Hidden,
    /// The languages in which the registry means to say everything.
    pub(super) languages: &'c [String],
}

impl Columns<'_> {
    /// The columns of a file of values of this shape.
    pub(super) fn of_file(&self, shape: &Shape, is_of_claims: bool) -> Vec<Column> {
        let mut columns = Vec::new();
        if is_of_claims {
            columns.extend(PLACE.map(|(name, from, kind)| Column::origin(name, from, kind)));
        }
        columns.extend(self.of_fields(shape, &[ORIGIN[0].0, PARTITION]));
        columns.extend(ORIGIN.map(|(name, from)| Column::origin(name, from, Single::Text)));
        columns
    }

    /// The columns of the fields of a shape. A field whose name is that of another column, such as `start_from` beside
    /// the date `start`, gets `_` at its end.
    fn of_fields(&self, shape: &Shape, taken: &[&str]) -> Vec<Column> {
        let fields = || shape.fields().filter(|(_, field)| !self.leaves_out(field));
        let mut taken: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        for (name, _) in fields().filter(|(_, field)| field.is_date()) {
            taken.extend(Column::days(name).map(|column| column.name));
        }
        let mut columns = Vec::new();
        for (field, shape) in fields() {
            let Some(kind) = self.of_value(shape) else { continue };
            let mut name = field.to_owned();
            while taken.contains(&name) {
                name.push('_');
            }
            taken.insert(name.clone());
            columns.push(Column { name, from: Source::Field(field.to_owned()), kind });
            if shape.is_date() {
                columns.extend(Column::days(field));
            }
        }
        columns
    }

    /// Whether no record of the export has a field.
    fn leaves_out(&self, shape: &Shape) -> bool {
        let has_items = |items| self.hidden.has_all_items(items);
        self.hidden.has(shape) || shape.items().is_some_and(has_items)
    }

    /// The type of the values of a shape; `None` where it has fields and all of them are left out.
    fn of_value(&self, shape: &Shape) -> Option<Type> {
        if shape.meaning() == Some(&Meaning::Text) {
            return Some(Type::Fields(self.of_text(shape)));
        }
        if shape.is_date() {
            return Some(Type::Single(Single::Text));
        }
        if let Some(items) = shape.items() {
            return Some(Type::List(Box::new(self.of_value(items)?)));
        }
        if shape.has_fields() {
            let fields = self.of_fields(shape, &[]);
            return (!fields.is_empty()).then_some(Type::Fields(fields));
        }
        let types = ["string", "integer", "number", "boolean", "array", "object"];
        let admitted: Vec<&str> = types.into_iter().filter(|name| shape.admits(name)).collect();
        Some(Type::Single(match admitted[..] {
            ["integer"] => Single::Integer,
            ["number"] | ["integer", "number"] => Single::Number,
            ["boolean"] => Single::Flag,
            [.., "array" | "object"] | [] => Single::Json,
            _ => Single::Text,
        }))
    }

    /// The languages of a text: those of the schema, then those of the registry, then all others together.
    fn of_text(&self, shape: &Shape) -> Vec<Column> {
        let own = shape.field_names().map(str::to_owned);
        let mut languages: Vec<String> = own.collect();
        for language in self.languages {
            if !languages.contains(language) && shape.field_or_language(language).is_some() {
                languages.push(language.clone());
            }
        }
        let column = |language: &String| Column::single(language, language, Single::Text);
        let mut columns: Vec<Column> = languages.iter().map(column).collect();
        let (name, from) = (OTHERS.to_owned(), Source::AllBut(languages));
        columns.push(Column { name, from, kind: Type::Single(Single::Json) });
        columns
    }
}

impl Column {
    fn single(name: &str, field: &str, kind: Single) -> Self {
        let from = Source::Field(field.to_owned());
        Self { name: name.to_owned(), from, kind: Type::Single(kind) }
    }

    fn origin(name: &str, from: Origin, kind: Single) -> Self {
        Self { name: name.to_owned(), from: Source::Origin(from), kind: Type::Single(kind) }
    }

    /// The columns with the first and the last day that a date can mean.
    fn days(field: &str) -> [Self; 2] {
        [("from", Single::FirstDay), ("to", Single::LastDay)]
            .map(|(end, kind)| Self::single(&format!("{field}_{end}"), field, kind))
    }
}
