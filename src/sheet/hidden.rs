//! Rows and columns that a workbook hides, as filters do.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Cell;
use super::cell::letter;
use super::limits::MAX_COLUMNS;
use crate::message;
use crate::message::{Message, Value};

/// How many rows or columns a note names.
const NAMED: usize = 5;

/// The hidden rows and columns of a sheet, as far as they have content.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Whether they are left out.
    is_skipped: bool,
    /// The columns that the sheet hides, from 0.
    ranges: Vec<RangeInclusive<usize>>,
    /// The row that was said to be hidden last.
    row: Option<usize>,
    /// Those with content.
    rows: Vec<usize>,
    columns: BTreeSet<usize>,
}

impl Hidden {
    pub(super) fn new(is_skipped: bool) -> Self {
        Self { is_skipped, ..Self::default() }
    }

    /// Takes note of hidden columns, by their positions from 0.
    pub(super) fn hide_columns(&mut self, first: usize, last: usize) {
        if first < MAX_COLUMNS && self.ranges.len() < MAX_COLUMNS {
            self.ranges.push(first..=last.min(MAX_COLUMNS));
        }
    }

    /// Takes note that the row of this number is hidden; to be called before the row is given.
    pub(super) fn hide_row(&mut self, number: usize) {
        self.row = Some(number);
    }

    /// Counts what is hidden of a row, and takes the cells away that are left out.
    pub(super) fn pass(&mut self, number: usize, cells: &mut [Cell]) {
        let is_filled = cells.iter().any(|cell| !cell.is_empty());
        if is_filled && self.row == Some(number) {
            self.rows.push(number);
            if self.is_skipped {
                cells.fill(Cell::Empty);
                return;
            }
        }
        for column in self.ranges.iter().flat_map(Clone::clone) {
            if let Some(cell) = cells.get_mut(column).filter(|cell| !cell.is_empty()) {
                self.columns.insert(column);
                if self.is_skipped {
                    *cell = Cell::Empty;
                }
            }
        }
    }

    /// What to say of the hidden rows and columns.
    pub(super) fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        if !self.rows.is_empty() {
            let (count, rows) = (self.rows.len(), named(self.rows.iter()));
            notes.push(match self.is_skipped {
                true => message!("sheet.hidden-rows-skipped", count, rows),
                false => message!("sheet.hidden-rows", count, rows),
            });
        }
        if !self.columns.is_empty() {
            let columns = named(self.columns.iter().map(|column| letter(*column)));
            let count = self.columns.len();
            notes.push(match self.is_skipped {
                true => message!("sheet.hidden-columns-skipped", count, columns),
                false => message!("sheet.hidden-columns", count, columns),
            });
        }
        notes
    }
}

/// The first few of many rows or columns.
pub(super) fn named(all: impl ExactSizeIterator<Item = impl ToString>) -> Value {
    let rest = (all.len() > NAMED).then(|| Value::from("…"));
    let first = all.take(NAMED).map(|one| Value::from(one.to_string()));
    Value::Sequence(first.chain(rest).collect())
}
