//! Rows and columns that a workbook hides, as filters do.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Cell;
use super::cell::letter;
use super::limits::MAX_COLUMNS;

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
    pub(super) fn notes(&self) -> Vec<String> {
        let rows = self.rows.iter().take(NAMED).map(ToString::to_string);
        let columns = self.columns.iter().take(NAMED).map(|column| letter(*column));
        let rows = self.note(["row", "rows"], self.rows.len(), &rows.collect::<Vec<_>>());
        let columns =
            self.note(["column", "columns"], self.columns.len(), &columns.collect::<Vec<_>>());
        rows.into_iter().chain(columns).collect()
    }

    fn note(&self, [one, several]: [&str; 2], count: usize, named: &[String]) -> Option<String> {
        let (what, them) = match count {
            0 => return None,
            1 => (format!("hidden {one} {}: it is", named.concat()), "it"),
            _ => {
                let more = if count > named.len() { " …" } else { "" };
                let named = named.join(", ");
                (format!("{count} hidden {several} ({named}{more}): they are"), "them")
            }
        };
        Some(match self.is_skipped {
            true => format!("{what} skipped"),
            false => format!("{what} imported like the others; --skip-hidden skips {them}"),
        })
    }
}
