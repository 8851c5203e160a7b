//! A table: typed cells that every format prints in its own way.

const SOFT_HYPHEN: char = '\u{ad}';

/// A table of figures or records.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name for programs, such as `theme`.
    pub name: String,
    /// Its heading for people; empty where it needs none.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The figures of all rows together, counted anew and not summed.
    pub total: Option<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name for programs, such as `experts`.
    pub name: &'static str,
    /// Its heading for people, with soft hyphens where it may break.
    heading: &'static str,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One row: a cell for each column.
pub type Row = Vec<Cell>;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
    /// A code with its label: people see the label, programs get both.
    Term {
        /// The code; empty for what has none, such as records that state nothing.
        code: String,
        /// The label.
        label: String,
    },
    /// Several codes or words.
    List(Vec<String>),
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(name: &'static str, heading: &'static str) -> Self {
        Self { name, heading, align: Align::Left }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(name: &'static str, heading: &'static str) -> Self {
        Self { name, heading, align: Align::Right }
    }

    /// Its heading on one line.
    #[must_use]
    pub fn heading(&self) -> String {
        self.heading.replace(SOFT_HYPHEN, "")
    }

    /// Its heading broken wherever it may be, for tables that have little room; that of words wraps
    /// with them.
    #[must_use]
    pub fn narrow_heading(&self) -> String {
        match self.align {
            Align::Left => self.heading(),
            Align::Right => self.heading.replace(SOFT_HYPHEN, "-\n").replace(' ', "\n"),
        }
    }
}

impl Cell {
    /// Words, or nothing where there are none.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    /// What people read.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Term { label, .. } => label.clone(),
            Self::List(items) => items.join(", "),
        }
    }
}
