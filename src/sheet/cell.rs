//! Rows, columns and cells, as every format gives them.

use std::borrow::Cow;

use crate::message;
use crate::message::Message;
use crate::model::is_invisible;
use crate::yaml::Value;

/// A column: what its header says and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The text of the header, trimmed, with one blank for any white space inside; empty where it has none.
    /// Two columns can have the same.
    pub heading: String,
    /// `A`, `B` … `AA`, as a spreadsheet program says it; of JSON and YAML the key.
    pub letter: String,
}

impl Column {
    /// The column of a grid at a position from 0.
    pub(super) fn new(position: usize, heading: &str) -> Self {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { heading, letter: letter(position) }
    }
}

/// What is in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or blanks.
    Empty,
    /// Text without blanks around it; never empty.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// A date of a workbook as precise as the workbook shows it: `2017`, `2017-05` or `2017-05-12`, the
    /// last with the time behind it where that is not midnight.
    Date(String),
    /// A list or a map, in JSON and YAML.
    Nested(Value),
    /// What a workbook shows in place of a value, such as `#REF!`.
    Fault(String),
    /// Why the value cannot be read.
    Unreadable(Message),
}

impl Cell {
    /// A text as it is in a file. Marks that nobody sees, such as the byte order mark, are no letters at its
    /// ends, and every line in it ends with a line feed.
    pub(super) fn text(text: &str) -> Self {
        let is_blank = |letter: char| letter.is_whitespace() || is_invisible(letter);
        match text.trim_matches(is_blank) {
            "" => Self::Empty,
            text if text.contains('\r') => {
                Self::Text(text.replace("\r\n", "\n").replace('\r', "\n"))
            }
            text => Self::Text(text.to_owned()),
        }
    }

    /// A number of a workbook, which knows no whole ones.
    pub(super) fn number(number: f64) -> Self {
        /// Up to here every whole number is one of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number that fits")]
            return Self::Integer(number as i64);
        }
        Self::Float(number)
    }

    /// A formula that was never computed.
    pub(super) fn no_value() -> Self {
        Self::Unreadable(message!("sheet.no-value"))
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What somebody who looks at it sees, on one line; of a list or map only that it is one.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Date(text) | Self::Fault(text) => text.into(),
            Self::Unreadable(why) => why.to_string().into(),
            Self::Integer(number) => number.to_string().into(),
            Self::Float(number) => number.to_string().into(),
            Self::Bool(value) => value.to_string().into(),
            Self::Nested(Value::Map(_)) => "a map".into(),
            Self::Nested(_) => "a list".into(),
        }
    }
}

/// A row below the header, with what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number from 1, as a spreadsheet program says it: of a text the record, of JSON and YAML the item.
    pub number: usize,
    /// Its cells, by the position of the column; cells at the end may be missing.
    pub cells: Vec<Cell>,
    /// What is wrong, in a sentence, with the position of the column where it is one.
    pub faults: Vec<(Option<usize>, Message)>,
}

/// The name of a column by its position from 0: `A`, `Z`, `AA`.
pub(super) fn letter(position: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = position + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, letter};

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        let names = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letter);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn lines_of_a_text_end_with_a_line_feed() {
        assert_eq!(Cell::text("a\r\nb\rc\n\r\n"), Cell::Text("a\nb\nc".to_owned()));
    }

    #[test]
    fn blanks_around_a_text_are_none_of_it() {
        assert_eq!(Cell::text("\u{feff}\u{a0} Perú \t"), Cell::Text("Perú".to_owned()));
        assert_eq!(Cell::text("\u{200e}2017\u{200b}"), Cell::Text("2017".to_owned()));
        assert_eq!(Cell::text(" \u{a0}\r\n"), Cell::Empty);
        assert_eq!(Column::new(1, " Start\n date ").heading, "Start date");
    }
}
