//! The rows of a grid to columns and rows: where the header is, what is in no column.

use std::ops::ControlFlow;

use super::cell::letter;
use super::hidden::{Hidden, named};
use super::limits::{MAX_COLUMNS, MAX_HEADER, MAX_HEADING, MAX_ROWS};
use super::merges::Merges;
use super::{Cell, Column, Each, Options, Row, SheetError, SheetSummary};
use crate::message;
use crate::message::Message;

/// How many rows with content are looked at to find the header.
const SAMPLE: usize = 20;

/// A row of which it is not known yet whether it is above, in or below the header.
struct Waiting {
    number: usize,
    cells: Vec<Cell>,
    /// Columns that are merged with one to their left, each with that one.
    across: Vec<(usize, usize)>,
    is_filled: bool,
}

/// Takes the rows of a grid, and gives those below its header to the reader.
pub(super) struct Layout<'l, 'e> {
    header_row: Option<usize>,
    header_rows: usize,
    each: &'l mut Each<'e>,
    /// Rows that came before it was known where the header is.
    waiting: Vec<Waiting>,
    pub(super) merges: Merges,
    pub(super) hidden: Hidden,
    /// The first row with a cell that is merged with one above it.
    filled: Option<usize>,
    columns: Option<Vec<Column>>,
    /// The rows of the header.
    header: Vec<Vec<Cell>>,
    /// Rows that say what the header says.
    repeated: Vec<usize>,
    pub(super) notes: Vec<Message>,
    /// The sheets of the workbook that could have been meant as well.
    pub(super) other_sheets: Vec<String>,
}

impl<'l, 'e> Layout<'l, 'e> {
    pub(super) fn new(options: &Options, each: &'l mut Each<'e>) -> Self {
        Self {
            header_row: options.header_row.map(|row| row.clamp(1, MAX_ROWS)),
            header_rows: options.header_rows.unwrap_or(1).clamp(1, MAX_HEADER),
            each,
            waiting: Vec::new(),
            merges: Merges::default(),
            hidden: Hidden::new(options.skip_hidden),
            filled: None,
            columns: None,
            header: Vec::new(),
            repeated: Vec::new(),
            notes: Vec::new(),
            other_sheets: Vec::new(),
        }
    }

    /// Takes the row of this number, which is larger than that of the row before. Whether it is hidden is
    /// said before.
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
            return Err(SheetError::new(message!(
                "sheet.too-many-columns",
                row = number.to_string(),
                column = letter(width - 1),
                limit = MAX_COLUMNS
            )));
        }
        if number > MAX_ROWS {
            return Err(SheetError::new(message!("sheet.too-many-rows", limit = MAX_ROWS)));
        }
        let is_filled = self.merges.fill_down(number, &mut cells);
        self.hidden.pass(number, &mut cells);
        if cells.iter().all(Cell::is_empty) {
            return Ok(ControlFlow::Continue(()));
        }
        if self.columns.is_some() {
            if is_filled {
                self.filled.get_or_insert(number);
            }
            return Ok(self.give(number, cells));
        }
        if self.header_row.is_some_and(|first| number < first) {
            return Ok(ControlFlow::Continue(()));
        }
        self.waiting.push(Waiting { number, cells, across: self.merges.across(number), is_filled });
        if self.is_header_complete(number) { self.settle() } else { Ok(ControlFlow::Continue(())) }
    }

    /// What is known when the last row was taken.
    pub(super) fn finish(mut self) -> Result<SheetSummary, SheetError> {
        if self.columns.is_none() {
            let _ = self.settle()?;
        }
        if let Some(row) = self.filled {
            self.notes.push(message!("sheet.merged", row = row.to_string()));
        }
        self.notes.extend(self.hidden.notes());
        if !self.repeated.is_empty() {
            let (count, rows) = (self.repeated.len(), named(self.repeated.iter()));
            self.notes.push(message!("sheet.header-again", count, rows));
        }
        let columns = self.columns.unwrap_or_default();
        let Self { header_row, notes, other_sheets, .. } = self;
        Ok(SheetSummary { columns, header_row, notes, other_sheets })
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
            return Err(SheetError::new(match self.header_row {
                Some(row) => message!("sheet.nothing-below", row = row.to_string()),
                None => message!("sheet.empty"),
            }));
        }
        let first = self.header_row.unwrap_or_else(|| self.first_row_of_header(&waiting));
        let header = first..first + self.header_rows;
        let rows: Vec<&Waiting> =
            waiting.iter().filter(|row| header.contains(&row.number)).collect();
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|row| self.headings(row, width, row.number + 1 == header.end))
            .collect::<Result<_, _>>()?;
        if rows.is_empty() {
            return Err(SheetError::new(message!("sheet.empty-header", row = first.to_string())));
        }
        self.columns = Some(columns(&rows));
        let of_header = waiting.iter().filter(|row| header.contains(&row.number));
        self.header = of_header.map(|row| row.cells.clone()).collect();
        if self.header_row.replace(first).is_none() && waiting[0].number < first {
            self.notes.push(message!("sheet.header-row", row = first.to_string()));
        }
        for row in waiting.into_iter().filter(|row| row.number >= header.end) {
            if row.is_filled {
                self.filled.get_or_insert(row.number);
            }
            if self.give(row.number, row.cells) == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The texts of a row of the header. Those of a group are over all of its columns: the merged ones,
    /// or where a sheet merges none those up to the next group.
    fn headings(
        &self,
        row: &Waiting,
        width: usize,
        is_lowest: bool,
    ) -> Result<Vec<String>, SheetError> {
        let mut texts: Vec<String> = row.cells.iter().map(heading).collect();
        if let Some(position) = texts.iter().position(|text| text.len() > MAX_HEADING) {
            return Err(SheetError::new(message!(
                "sheet.heading-too-long",
                row = row.number.to_string(),
                column = letter(position),
                limit = MAX_HEADING
            )));
        }
        texts.resize(width, String::new());
        for (column, first) in row.across.iter().filter(|(column, _)| *column < width) {
            texts[*column] = texts[*first].clone();
        }
        if !is_lowest && !self.merges.is_any() {
            for column in 1..texts.len() {
                if texts[column].is_empty() {
                    texts[column] = texts[column - 1].clone();
                }
            }
        }
        Ok(texts)
    }

    /// The number of the first row that fills at least half of the widest: titles above a table fill a cell
    /// or two.
    fn first_row_of_header(&self, waiting: &[Waiting]) -> usize {
        let filled = |row: &Waiting| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let filled: Vec<usize> = waiting.iter().map(filled).collect();
        let widest = filled.iter().copied().max().unwrap_or_default();
        let is_header = |count: &usize| count * 2 >= widest && (*count > 1 || widest == 1);
        let found = filled.iter().position(is_header).unwrap_or_default();
        // Of several rows the upper ones are groups, which fill fewer cells.
        let above = waiting[..found].iter().zip(&filled).rev().take(self.header_rows - 1);
        let groups = above.take_while(|(_, count)| **count > 1).count();
        waiting[found - groups].number
    }

    fn give(&mut self, number: usize, cells: Vec<Cell>) -> ControlFlow<()> {
        let columns = self.columns.as_deref().unwrap_or_default();
        if self.header.contains(&cells) {
            self.repeated.push(number);
            return ControlFlow::Continue(());
        }
        let stray =
            cells.iter().enumerate().skip(columns.len()).filter(|(_, cell)| !cell.is_empty());
        let faults = stray
            .map(|(position, cell)| {
                let (value, column) = (cell.shown(), letter(position));
                (Some(position), message!("sheet.no-heading", value, column))
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
fn columns(rows: &[Vec<String>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let named = (0..width).map(|position| {
        let mut parts: Vec<&str> =
            rows.iter().filter_map(|row| row.get(position)).map(String::as_str).collect();
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        Column::new(position, &parts.join(" / "))
    });
    named.collect()
}
