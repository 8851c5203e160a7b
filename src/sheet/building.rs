//! A row of a workbook that is put together cell by cell.

use super::cell::letter;
use super::limits::{MAX_CELL, MAX_CELLS, MAX_ROW};
use super::{Cell, SheetError};
use crate::message;

/// The cells of a row as far as they were read.
#[derive(Debug)]
pub(super) struct Building {
    /// Its number from 1.
    pub(super) number: usize,
    pub(super) cells: Vec<Cell>,
    /// How many bytes its texts have.
    pub(super) size: usize,
}

impl Building {
    pub(super) fn new(number: usize) -> Self {
        Self { number, cells: Vec::new(), size: 0 }
    }

    /// Puts a cell into a column from 0.
    pub(super) fn put(&mut self, column: usize, cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        let size = match &cell {
            Cell::Text(text) | Cell::Date(text) | Cell::Fault(text) => text.len(),
            _ => 0,
        };
        self.size += size;
        if column >= MAX_CELLS || size > MAX_CELL || self.size > MAX_ROW {
            return Err(SheetError::new(message!(
                "sheet.row-too-large",
                row = self.number.to_string(),
                column = letter(column),
                cell_limit = MAX_CELL,
                row_limit = MAX_ROW
            )));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
        Ok(())
    }
}
