//! A table that has too many columns for the terminal: its rows below each other, each as a block with a line for
//! each cell.

use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::display_width;

use super::layout::wrapped;
use crate::render::{Screen, visible};
use crate::table::{Align, Table};

/// The space between headings and cells.
const GAP: usize = 2;

/// Writes the rows of a table in so much room. Cells without a text are left out.
pub(super) fn write(
    table: &Table,
    rows: &[Vec<String>],
    room: usize,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let headings = table.columns.iter().map(|column| visible(&column.heading()).into_owned());
    let headings: Vec<String> = headings.collect();
    let label = label_width(table, &headings, rows, room);
    let cell_width = label.map_or(room, |label| room.saturating_sub(label + GAP));
    let bold = if screen.color { Style::new().bold() } else { Style::new() };
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let cells = headings.iter().zip(&table.columns).zip(row);
        for ((heading, column), cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
            let heading = wrapped(heading, label.unwrap_or(room));
            let cell = match column.align {
                Align::Left => wrapped(cell, cell_width),
                Align::Right => cell.clone(),
            };
            let Some(label) = label else {
                writeln!(out, "{bold}{heading}{bold:#}\n{cell}")?;
                continue;
            };
            let [mut heading, mut cell] = [&heading, &cell].map(|text| text.lines());
            loop {
                let line = (heading.next(), cell.next());
                if line == (None, None) {
                    break;
                }
                let (heading, cell) = (line.0.unwrap_or_default(), line.1.unwrap_or_default());
                let pad = " ".repeat(label + GAP - display_width(heading));
                writeln!(out, "{}", format!("{bold}{heading}{bold:#}{pad}{cell}").trim_end())?;
            }
        }
    }
    Ok(())
}

/// How wide headings are: half of the room at most, and so that no number is broken. `None` if cells are below
/// their headings, because a number leaves no room for a word beside it.
fn label_width(
    table: &Table,
    headings: &[String],
    rows: &[Vec<String>],
    room: usize,
) -> Option<usize> {
    let longest = headings.iter().map(|heading| display_width(heading)).max().unwrap_or(0);
    let numbers = rows.iter().flat_map(|row| row.iter().zip(&table.columns));
    let numbers = numbers.filter(|(_, column)| column.align == Align::Right);
    let widest = numbers.map(|(cell, _)| display_width(cell)).max().unwrap_or(0);
    let beside_numbers = room.saturating_sub(widest + GAP);
    (beside_numbers > 0).then(|| longest.min(room / 2).min(beside_numbers))
}
