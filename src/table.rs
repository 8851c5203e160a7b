//! A table: typed cells that every format prints in its own way.

use crate::model::{Incomplete, Language};
use crate::words;

const SOFT_HYPHEN: char = '\u{ad}';

/// A table of figures or records.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name for programs, such as `theme`.
    pub name: String,
    /// Its heading for people; empty if it needs none.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The figures of all rows together, counted anew and not summed.
    pub total: Option<Row>,
    /// The language of its words and numbers.
    pub language: Language,
    /// How it is drawn where it is drawn at all.
    pub chart: Option<Chart>,
    /// What a list leaves out, and why. Those of a report are beside its tables.
    pub notes: Vec<String>,
    /// The errors on account of which a list may be wrong.
    pub incomplete: Vec<Incomplete>,
}

/// What of a table is drawn, and how. The first column is the label of a bar or point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// A bar for each row, as long as the number in this column.
    Bars {
        /// The position of the column.
        column: usize,
    },
    /// A bar for each row, made of a piece for each column of numbers.
    StackedBars,
    /// A line for each column of numbers, with a point for each row; rows follow each other in time.
    Lines,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name for programs, such as `experts`.
    pub name: String,
    /// Its heading for people, with soft hyphens where it may break.
    heading: String,
    /// The alignment of its cells.
    pub align: Align,
    /// Whether its cells are codes with labels, which programs read as two fields.
    pub is_coded: bool,
    /// Whether its cells are lists of sentences, which are hard to read in a narrow column.
    pub has_sentences: bool,
}

/// The alignment of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One row: a cell for each column.
pub type Row = Vec<Cell>;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
    /// How far a number is from another, shown with its sign.
    Difference(i64),
    /// A number with a fraction, shown with one digit behind the point.
    Decimal(f64),
    /// So many of so many, where too few are known for a share: people read both numbers, programs nothing.
    Fraction {
        /// Those of whom something holds.
        part: usize,
        /// Those of whom it is known.
        of: usize,
    },
    /// Parts of a hundred, shown with one digit behind the point.
    Percent(f64),
    /// A number that is known and not shown, since it would point at single persons.
    Withheld,
    /// A code with its label: people see the label, programs get both.
    Term {
        /// The code; empty for what has none, such as records that state nothing.
        code: String,
        /// The label.
        label: String,
    },
    /// Several words.
    List(Vec<String>),
    /// Several codes, each with its label: people see the codes, programs get both.
    Terms(Vec<(String, String)>),
}

impl Table {
    /// A table without title, total or chart.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        columns: Vec<Column>,
        rows: Vec<Row>,
        language: Language,
    ) -> Self {
        let name = name.into();
        Self {
            name,
            title: String::new(),
            columns,
            rows,
            total: None,
            language,
            chart: None,
            notes: Vec::new(),
            incomplete: Vec::new(),
        }
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(name: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            heading: heading.into(),
            align: Align::Left,
            is_coded: false,
            has_sentences: false,
        }
    }

    /// A column of lists of sentences, each on a line of its own. If the lines of a row are too long for a screen, the cells of
    /// the row are below each other.
    #[must_use]
    pub fn sentences(name: impl Into<String>, heading: impl Into<String>) -> Self {
        Self { has_sentences: true, ..Self::words(name, heading) }
    }

    /// A column of codes with their labels.
    #[must_use]
    pub fn codes(name: impl Into<String>, heading: impl Into<String>) -> Self {
        Self { is_coded: true, ..Self::words(name, heading) }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(name: impl Into<String>, heading: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::words(name, heading) }
    }

    /// Its heading on one line.
    #[must_use]
    pub fn heading(&self) -> String {
        self.heading.replace(SOFT_HYPHEN, "")
    }

    /// Its heading broken wherever it may be, for tables that have little room; that of words wraps
    /// with them.
    #[must_use]
    pub(crate) fn narrow_heading(&self) -> String {
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

    /// The number of a cell that has one of its own and may be drawn: no difference and no fraction.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        let number = match self {
            Self::Number(number) => *number as f64,
            Self::Decimal(number) | Self::Percent(number) => *number,
            Self::Empty
            | Self::Text(_)
            | Self::Fraction { .. }
            | Self::Difference(_)
            | Self::Withheld
            | Self::Term { .. }
            | Self::List(_)
            | Self::Terms(_) => return None,
        };
        Some(number).filter(|number| number.is_finite())
    }

    /// What people read, with numbers as this language writes them.
    #[must_use]
    pub fn shown(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => words::count(*number, language),
            Self::Difference(number) => {
                let sign = ["−", "", "+"][usize::from(*number >= 0) + usize::from(*number > 0)];
                let size = usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX);
                format!("{sign}{}", words::count(size, language))
            }
            Self::Decimal(number) => words::decimal(*number, language),
            Self::Fraction { part, of } => words::fraction(*part, *of, language),
            Self::Percent(number) => words::percent(*number, language),
            Self::Withheld => "–".to_owned(),
            Self::Term { label, .. } => label.clone(),
            Self::List(items) => items.join(", "),
            Self::Terms(terms) => {
                terms.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>().join(", ")
            }
        }
    }
}
