//! The rows of a grid to columns and rows: where the header is, what stands in no column.

use std::ops::ControlFlow;

use super::cell::letter;
use super::{Cell, Column, Each, Options, Row, SheetError, Told};

/// The most columns of a table.
const MAX_COLUMNS: usize = 1_000;

/// The most rows: as many as a spreadsheet program has.
const MAX_ROWS: usize = 1_048_576;

/// How many rows with content are looked at to find the header.
const SAMPLE: usize = 20;

/// Takes the rows of a grid, and gives those below its header to the reader.
pub(super) struct Layout<'l, 'e> {
    header_row: Option<usize>,
    header_rows: usize,
    each: &'l mut Each<'e>,
    /// Rows that came before it was known where the header is.
    waiting: Vec<(usize, Vec<Cell>)>,
    columns: Option<Vec<Column>>,
    /// Rows that say what the header says.
    repeated: Vec<usize>,
    pub(super) notes: Vec<String>,
}

impl<'l, 'e> Layout<'l, 'e> {
    pub(super) fn new(options: &Options, each: &'l mut Each<'e>) -> Self {
        Self {
            header_row: options.header_row,
            header_rows: options.header_rows.unwrap_or(1).max(1),
            each,
            waiting: Vec::new(),
            columns: None,
            repeated: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Takes the row of this number, which is larger than that of the row before.
    pub(super) fn row(
        &mut self,
        number: usize,
        mut cells: Vec<Cell>,
    ) -> Result<ControlFlow<()>, SheetError> {
        let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(width);
        if width == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        if width > MAX_COLUMNS {
            return Err(SheetError::new(format!(
                "row {number} goes on to column {}; at most {MAX_COLUMNS} columns are read",
                letter(width - 1)
            )));
        }
        if number > MAX_ROWS {
            return Err(SheetError::new(format!(
                "it has more than {MAX_ROWS} rows; divide it into several files"
            )));
        }
        if self.columns.is_some() {
            return Ok(self.give(number, cells));
        }
        self.waiting.push((number, cells));
        if self.is_header_complete(number) { self.settle() } else { Ok(ControlFlow::Continue(())) }
    }

    /// What is known when the last row was taken.
    pub(super) fn finish(mut self) -> Result<Told, SheetError> {
        if self.columns.is_none() {
            let _ = self.settle()?;
        }
        let rows: Vec<String> = self.repeated.iter().map(ToString::to_string).collect();
        match rows.as_slice() {
            [] => {}
            [row] => {
                self.notes.push(format!("the header comes again in row {row}, which is left out"));
            }
            rows => self.notes.push(format!(
                "the header comes again in rows {}, which are left out",
                rows.join(", ")
            )),
        }
        Ok(Told { columns: self.columns.unwrap_or_default(), notes: self.notes })
    }

    fn is_header_complete(&self, number: usize) -> bool {
        match self.header_row {
            Some(first) => number >= first + self.header_rows,
            None => self.waiting.len() == SAMPLE + self.header_rows,
        }
    }

    /// Decides where the header is, and gives the rows below it.
    fn settle(&mut self) -> Result<ControlFlow<()>, SheetError> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Err(SheetError::new("it is empty: there is no header"));
        }
        let first = self.header_row.unwrap_or_else(|| self.first_row_of_header(&waiting));
        let header = first..first + self.header_rows;
        let rows: Vec<&[Cell]> = waiting
            .iter()
            .filter(|(number, _)| header.contains(number))
            .map(|(_, cells)| cells.as_slice())
            .collect();
        if rows.is_empty() {
            return Err(SheetError::new(format!(
                "row {first} has no content; name the row of the header"
            )));
        }
        self.columns = Some(columns(&rows));
        if self.header_row.is_none() && waiting[0].0 < first {
            self.notes.push(format!(
                "the header is taken from row {first}; what stands above it is left out"
            ));
        }
        for (number, cells) in waiting {
            if number >= header.end && self.give(number, cells) == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The number of the first row that fills at least half of the widest: titles above a table fill a cell
    /// or two.
    fn first_row_of_header(&self, waiting: &[(usize, Vec<Cell>)]) -> usize {
        let filled: Vec<usize> = waiting
            .iter()
            .map(|(_, cells)| cells.iter().filter(|cell| !cell.is_empty()).count())
            .collect();
        let widest = filled.iter().copied().max().unwrap_or_default();
        let is_header = |count: &usize| count * 2 >= widest && (*count > 1 || widest == 1);
        let found = filled.iter().position(is_header).unwrap_or_default();
        // Of several rows the upper ones are groups, which fill fewer cells.
        let above = waiting[..found].iter().zip(&filled).rev().take(self.header_rows - 1);
        let groups = above.take_while(|(_, count)| **count > 1).count();
        waiting[found - groups].0
    }

    fn give(&mut self, number: usize, cells: Vec<Cell>) -> ControlFlow<()> {
        let columns = self.columns.as_deref().unwrap_or_default();
        let is_header = cells.len() == columns.len()
            && cells.iter().zip(columns).all(|(cell, column)| heading(cell) == column.heading);
        if is_header {
            self.repeated.push(number);
            return ControlFlow::Continue(());
        }
        let stray =
            cells.iter().enumerate().skip(columns.len()).filter(|(_, cell)| !cell.is_empty());
        let faults = stray
            .map(|(position, cell)| {
                let words = format!(
                    "`{}` stands in column {}, which has no heading",
                    cell.shown(),
                    letter(position)
                );
                (Some(position), words)
            })
            .collect();
        (self.each)(columns, Row { number, cells, faults })
    }
}

/// The text of a cell of the header.
fn heading(cell: &Cell) -> String {
    Column::new(0, &cell.shown()).heading
}

/// The columns that the rows of a header name together: `group / heading`.
fn columns(rows: &[&[Cell]]) -> Vec<Column> {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
    let mut groups = vec![String::new(); rows.len()];
    let mut columns = Vec::new();
    for position in 0..width {
        let mut parts: Vec<&str> = Vec::new();
        for (depth, row) in rows.iter().enumerate() {
            let text = row.get(position).map(heading).unwrap_or_default();
            let is_lowest = depth + 1 == rows.len();
            if is_lowest || !text.is_empty() {
                groups[depth] = text;
            }
        }
        for group in &groups {
            if !group.is_empty() && parts.last() != Some(&group.as_str()) {
                parts.push(group);
            }
        }
        columns.push(Column::new(position, &parts.join(" / ")));
    }
    columns
}
