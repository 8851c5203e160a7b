//! A table of numbers that is wider than the terminal, in parts below each other that each begin with the
//! column of words.

use std::ops::Range;

use textwrap::core::display_width;

use crate::render::Screen;
use crate::table::{Align, Cell, Row, Table};

/// The widest that the column of words may keep its words whole at the cost of other columns.
const WORDS: usize = 30;

/// The parts of a table; the table itself where it fits, or is not one word and then numbers.
pub(super) fn parts(table: &Table, screen: Screen) -> Vec<Table> {
    let is_divisible = table.columns.len() > 2
        && table.columns[0].align == Align::Left
        && table.columns[1..].iter().all(|column| column.align == Align::Right);
    let Some(room) = screen.width.filter(|_| is_divisible) else { return vec![table.clone()] };
    let widths: Vec<usize> =
        (0..table.columns.len()).map(|column| longest(table, column)).collect();
    let first = widths[0].min(WORDS);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut start, mut used) = (1, first);
    for (column, width) in widths.iter().enumerate().skip(1) {
        if used + 1 + width > room && column > start {
            parts.push(start..column);
            (start, used) = (column, first);
        }
        used += 1 + width;
    }
    parts.push(start..widths.len());
    if parts.len() == 1 {
        return vec![table.clone()];
    }
    parts.into_iter().map(|columns| part(table, columns)).collect()
}

/// How wide the longest word of a column is, as far as it may be broken.
fn longest(table: &Table, column: usize) -> usize {
    let rows = table.rows.iter().chain(&table.total).filter_map(|row| row.get(column));
    let cells = rows.map(|cell: &Cell| cell.shown(table.language));
    let texts = cells.chain([table.columns[column].narrow_heading()]);
    let words = texts.map(|text| text.split([' ', '\n']).map(display_width).max().unwrap_or(0));
    words.max().unwrap_or(0)
}

fn part(table: &Table, columns: Range<usize>) -> Table {
    let cells = |row: &Row| -> Row {
        let cells = row.first().into_iter().chain(row.get(columns.clone()).unwrap_or_default());
        cells.cloned().collect()
    };
    let headings = table.columns[..1].iter().chain(&table.columns[columns.clone()]);
    Table {
        title: if columns.start == 1 { table.title.clone() } else { String::new() },
        columns: headings.cloned().collect(),
        rows: table.rows.iter().map(cells).collect(),
        total: table.total.as_ref().map(cells),
        ..table.clone()
    }
}
