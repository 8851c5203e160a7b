//! The cells of one sheet of a workbook, in the order of its part.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::limits::MAX_COLUMNS;
use super::super::xml::{add_letters, attribute, next};
use super::strings::{Strings, read_runs, unescaped};
use super::styles::Style;
use crate::message;
use crate::sheet::{Cell, SheetError, serial};

/// What the cells of all sheets refer to.
pub(super) struct Context {
    pub(super) strings: Strings,
    pub(super) styles: Vec<Style>,
    pub(super) is_1904: bool,
}

/// The cells of a sheet, one by one.
pub(super) struct Cells<'c, R> {
    reader: Reader<R>,
    context: &'c Context,
    buffer: Vec<u8>,
    /// The row from 1, and the column from 0 of the next cell that does not say where it is.
    row: usize,
    column: usize,
    /// Whether the row of the cell that was read last is hidden.
    pub(super) is_hidden: bool,
    /// The hidden columns from 0, first and last; known before the first cell.
    pub(super) hidden_columns: Vec<(usize, usize)>,
}

/// What a cell says of itself.
#[derive(Default)]
struct Attributes {
    place: Option<(usize, usize)>,
    style: Option<usize>,
    kind: Kind,
}

/// How the value of a cell is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl Attributes {
    fn of(cell: &BytesStart<'_>) -> Self {
        let mut attributes = Self::default();
        for attribute in cell.attributes().with_checks(false).flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.as_ref() {
                "r" => attributes.place = place(value),
                "s" => attributes.style = value.parse().ok(),
                "t" => {
                    attributes.kind = match value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    };
                }
                _ => {}
            }
        }
        attributes
    }
}

impl<'c, R: BufRead> Cells<'c, R> {
    pub(super) fn new(reader: Reader<R>, context: &'c Context) -> Self {
        Self {
            reader,
            context,
            buffer: Vec::new(),
            row: 0,
            column: 0,
            is_hidden: false,
            hidden_columns: Vec::new(),
        }
    }

    /// The next cell with its row from 1 and its column from 0; `None` behind the last.
    pub(super) fn read(&mut self) -> Result<Option<(usize, usize, Cell)>, SheetError> {
        loop {
            match next(&mut self.reader, &mut self.buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        let number = attribute(&start, "r").and_then(|row| row.parse().ok());
                        self.row = number.unwrap_or(self.row.saturating_add(1));
                        self.column = 0;
                        self.is_hidden = is_hidden(&start);
                    }
                    "col" if is_hidden(&start) && self.hidden_columns.len() < MAX_COLUMNS => {
                        let number = |name: &str| attribute(&start, name)?.parse::<usize>().ok();
                        let columns = number("min").zip(number("max"));
                        let from_0 = columns.and_then(|(min, max)| {
                            Some((min.checked_sub(1)?, max.checked_sub(1)?))
                        });
                        self.hidden_columns.extend(from_0);
                    }
                    "c" => {
                        let attributes = Attributes::of(&start);
                        let (row, column) = attributes.place.unwrap_or((self.row, self.column));
                        self.column = column.saturating_add(1);
                        return Ok(Some((row, column, self.read_cell(&attributes)?)));
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "sheetData" => return Ok(None),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Reads what is up to the end of a cell.
    fn read_cell(&mut self, attributes: &Attributes) -> Result<Cell, SheetError> {
        let (mut value, mut inline) = (String::new(), None);
        let (mut is_value, mut is_formula) = (false, false);
        loop {
            match next(&mut self.reader, &mut self.buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" => is_value = true,
                    "f" => is_formula = true,
                    "is" => inline = Some(read_runs(&mut self.reader)?),
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "c" => break,
                    _ => is_value = false,
                },
                Event::Eof => break,
                event if is_value => add_letters(&event, &mut value)?,
                _ => {}
            }
        }
        if let Some(text) = inline {
            return Ok(Cell::text(&text));
        }
        Ok(match value.is_empty() {
            true if is_formula && attributes.kind != Kind::Text => Cell::no_value(),
            true => Cell::Empty,
            false => self.cell_of(attributes, value),
        })
    }

    /// What a value is by the type and the style of its cell.
    fn cell_of(&self, attributes: &Attributes, value: String) -> Cell {
        let trimmed = value.trim();
        match attributes.kind {
            Kind::Shared => {
                let position = trimmed.parse().ok();
                let text = position.and_then(|position| self.context.strings.get(position));
                let lost = || Cell::Unreadable(message!("sheet.lost-text"));
                text.map_or_else(lost, Cell::text)
            }
            Kind::Text => Cell::text(&unescaped(value)),
            Kind::Bool => Cell::Bool(matches!(trimmed, "1" | "true")),
            Kind::Error => Cell::Fault(trimmed.to_owned()),
            Kind::Date => match self.style(attributes.style) {
                Some(Style::Date(shown)) => shown.cut(serial::iso(trimmed)),
                _ => serial::iso(trimmed),
            },
            Kind::Number => match trimmed.parse() {
                Ok(number) => self.of_style(attributes.style, number),
                Err(_) => Cell::text(trimmed),
            },
        }
    }

    fn style(&self, style: Option<usize>) -> Option<Style> {
        self.context.styles.get(style?).copied()
    }

    fn of_style(&self, style: Option<usize>, number: f64) -> Cell {
        match self.style(style) {
            Some(Style::Date(shown)) => shown.cut(serial::date(number, self.context.is_1904)),
            Some(Style::Duration) => serial::duration(number),
            Some(Style::Number) | None => Cell::number(number),
        }
    }
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "hidden").is_some_and(|value| value == "1" || value == "true")
}

/// The row from 1 and the column from 0 of a cell by its name, such as `AB12`.
pub(super) fn place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(digit) + 1)?;
    }
    let row = digits.parse().ok().filter(|row| (1..=usize::MAX / 2).contains(row))?;
    Some((row, column.checked_sub(1)?.min(usize::MAX / 2)))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_name_of_a_cell_says_where_it_is() {
        assert_eq!(place("A1"), Some((1, 0)));
        assert_eq!(place("xfd1048576"), Some((1_048_576, 16_383)));
        assert_eq!(place("$AB$12"), None);
        for name in ["", "1", "A", "A0", "É1", "ZZZZZZZZZZZZZZZZZZZZ1", "A99999999999999999999"] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}
