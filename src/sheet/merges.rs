//! Merged cells: the others have the value of the first.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use super::Cell;
use super::limits::MAX_COLUMNS;

/// Cells that are one: their rows from 1, and their columns from 0.
#[derive(Debug)]
struct Merged {
    rows: RangeInclusive<usize>,
    columns: RangeInclusive<usize>,
    /// What the first holds, once its row was seen.
    value: Cell,
}

/// The merged cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Merges {
    /// Those that begin in a row still to come.
    coming: VecDeque<Merged>,
    /// Those that the last row was part of, and could be continued.
    open: Vec<Merged>,
    is_any: bool,
}

impl Merges {
    /// Adds so many rows and columns from a cell, by its row from 1 and its column from 0. Those that begin
    /// higher up are added first.
    pub(super) fn add(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        self.is_any = true;
        self.coming.push_back(Merged {
            rows: row..=row.saturating_add(rows - 1),
            columns: column..=column.saturating_add(columns - 1).min(MAX_COLUMNS),
            value: Cell::Empty,
        });
    }

    /// Whether any cells are merged.
    pub(super) fn is_any(&self) -> bool {
        self.is_any
    }

    /// Fills the cells of a row that are merged with one above them; whether there were any.
    pub(super) fn fill_down(&mut self, number: usize, cells: &mut Vec<Cell>) -> bool {
        self.open.retain(|merged| *merged.rows.end() >= number);
        let mut is_filled = false;
        for merged in self.open.iter().filter(|merged| !merged.value.is_empty()) {
            let column = *merged.columns.start();
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if cells[column].is_empty() {
                cells[column] = merged.value.clone();
                is_filled = true;
            }
        }
        while let Some(mut merged) =
            self.coming.pop_front_if(|merged| *merged.rows.start() <= number)
        {
            let column = *merged.columns.start();
            let is_taken = self.open.iter().any(|other| *other.columns.start() == column);
            if *merged.rows.start() == number && column < MAX_COLUMNS && !is_taken {
                merged.value = cells.get(column).cloned().unwrap_or(Cell::Empty);
                self.open.push(merged);
            }
        }
        is_filled
    }

    /// The columns of a row that are merged with one to their left, each with the column of that one. To
    /// be asked after [`Self::fill_down`] for the same row.
    pub(super) fn across(&self, number: usize) -> Vec<(usize, usize)> {
        let here = self.open.iter().filter(|merged| merged.rows.contains(&number));
        here.flat_map(|merged| {
            let first = *merged.columns.start();
            merged.columns.clone().skip(1).map(move |column| (column, first))
        })
        .collect()
    }
}
