//! A table as a value: its columns, its keys, its rows. SQL, CSV and descriptions of them are written from it.

use std::borrow::Cow;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'r> {
    /// The name: letters, digits and `_`.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The columns that tell rows apart.
    pub key: &'static [&'static str],
    /// Columns of which exactly one has a value in each row: the record that the row is of. Empty where there is no
    /// such choice.
    pub owners: Vec<&'static str>,
    /// The rows: a cell for each column.
    pub rows: Vec<Row<'r>>,
}

/// A row: a cell for each column.
pub type Row<'r> = Vec<Cell<'r>>;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name, which is that of the field where there is one.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Type,
    /// Whether every cell has a value.
    pub is_required: bool,
    /// The table whose key its cells are.
    pub references: Option<&'static str>,
    /// The only texts that its cells can have; empty where any can be.
    pub options: &'static [&'static str],
    /// The least number that its cells can have.
    pub minimum: Option<i64>,
    /// Whether an index finds rows by it.
    pub is_indexed: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A day, as `2017-05-12`.
    Day,
    /// A list of codes, as a text of JSON.
    List,
    /// A whole number.
    Integer,
    /// 1 for yes, 0 for no.
    Flag,
    /// A number.
    Real,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'r> {
    /// Nothing is stated.
    Null,
    /// A whole number, or 1 for yes and 0 for no.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text that is not empty.
    Text(Cow<'r, str>),
}

impl<'r> Table<'r> {
    /// A table without rows.
    pub(super) fn new(
        name: impl Into<String>,
        key: &'static [&'static str],
        columns: Vec<Column>,
    ) -> Self {
        Self { name: name.into(), columns, key, owners: Vec::new(), rows: Vec::new() }
    }

    /// The same with these rows.
    pub(super) fn with(self, rows: impl IntoIterator<Item = Row<'r>>) -> Self {
        Self { rows: rows.into_iter().collect(), ..self }
    }

    /// The only column of its key; `None` where there are several.
    #[must_use]
    pub fn id(&self) -> Option<&'static str> {
        match self.key {
            [id] => Some(id),
            _ => None,
        }
    }

    /// The position of a column.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|own| own.name == column)
    }
}

impl Column {
    /// A column of this name and type, whose cells can be anything.
    pub(super) fn new(name: &'static str, kind: Type) -> Self {
        Self {
            name,
            kind,
            is_required: false,
            references: None,
            options: &[],
            minimum: None,
            is_indexed: false,
        }
    }

    /// A column of texts.
    pub(super) fn text(name: &'static str) -> Self {
        Self::new(name, Type::Text)
    }

    /// A column of whole numbers.
    pub(super) fn integer(name: &'static str) -> Self {
        Self::new(name, Type::Integer)
    }

    /// The same, with a value in every row.
    pub(super) fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// The same, with keys of another table as its values.
    pub(super) fn references(self, table: &'static str) -> Self {
        Self { references: Some(table), ..self }
    }

    /// The same, with an index.
    pub(super) fn indexed(self) -> Self {
        Self { is_indexed: true, ..self }
    }

    /// Whether a cell can be in this column.
    pub(super) fn admits(&self, cell: &Cell<'_>) -> bool {
        match (cell, self.kind) {
            (Cell::Null, _) => true,
            (Cell::Text(text), Type::Text | Type::Day | Type::List) => {
                self.options.is_empty() || self.options.contains(&&**text)
            }
            (Cell::Integer(number), Type::Integer | Type::Flag) => {
                self.minimum.is_none_or(|minimum| *number >= minimum)
            }
            (Cell::Real(number), Type::Real) => number.is_finite(),
            _ => false,
        }
    }
}

impl<'r> Cell<'r> {
    /// A text; nothing where it is empty.
    pub(super) fn text(text: impl Into<Cow<'r, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// A number from a count.
    pub(super) fn count(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Null, Self::Integer)
    }
}
