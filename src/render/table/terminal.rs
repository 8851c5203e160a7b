//! Tables for a terminal: fitted to its width, wrapped at words, numbers to the right.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{
    Attribute, Cell as Shown, CellAlignment, ColumnConstraint, ContentArrangement,
    ContentLineStyle, LineStyle, Table as Drawn, TableStyle, Width,
};
use textwrap::core::display_width;

use crate::render::document::Document;
use crate::render::{Screen, visible, words_only};
use crate::report::{Align, Column, Report, Table};

/// A line below the header and nothing else: no borders to copy along.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'))
    .content_lines(ContentLineStyle::none());

/// A report, whose tables `table` draws.
pub(super) fn report(
    report: &Report,
    screen: Screen,
    table: impl Fn(&Table, Screen, &mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let bold = if screen.color { Style::new().bold() } else { Style::new() };
    let document = Document::of_report(report);
    writeln!(out, "{bold}{}{bold:#}\n", visible(&report.title))?;
    let figures: Vec<String> =
        document.figures.iter().map(|(count, name)| format!("{count} {name}")).collect();
    let fits =
        |line: &[String]| display_width(&line.join("   ")) <= screen.width.unwrap_or(usize::MAX);
    let in_a_line = if figures.chunks(3).all(fits) { 3 } else { 1 };
    for figures in document.figures.chunks(in_a_line) {
        let words = figures.iter().map(|(count, name)| format!("{bold}{count}{bold:#} {name}"));
        writeln!(out, "{}", words.collect::<Vec<_>>().join("   "))?;
    }
    writeln!(out)?;
    for one in &report.tables {
        table(one, screen, out)?;
        writeln!(out)?;
    }
    for note in &report.notes {
        let options = words_only(screen.width.unwrap_or(100)).subsequent_indent("  ");
        writeln!(out, "{}", textwrap::fill(&format!("- {}", visible(note)), options))?;
    }
    Ok(())
}

pub(super) fn table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "{}\n", visible(&table.title))?;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in table.rows.iter().chain(&table.total) {
        rows.push(
            row.iter().map(|cell| visible(&cell.shown(table.language)).into_owned()).collect(),
        );
    }
    let layout = Layout::new(table, &rows, screen);
    let mut drawn = Drawn::new();
    drawn.load_style(STYLE);
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::MAX);
    if screen.color {
        drawn.enforce_styling();
    } else {
        drawn.force_no_tty();
    }
    let bold = |cell: Shown| {
        if screen.color { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    drawn.set_header(layout.headings.iter().map(|heading| bold(Shown::new(heading))));
    for (number, row) in rows.into_iter().enumerate() {
        let is_total = number >= table.rows.len();
        let cells = row.into_iter().map(Shown::new);
        drawn.add_row(cells.map(|cell| if is_total { bold(cell) } else { cell }));
    }
    for (position, column) in table.columns.iter().enumerate() {
        let Some(drawn) = drawn.column_mut(position) else {
            continue;
        };
        let padding = layout.padding(&table.columns, position);
        drawn.set_padding(padding);
        let width = layout.widths[position] + usize::from(padding.0 + padding.1);
        let width = Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
        drawn.set_constraint(ColumnConstraint::Absolute(width));
        if column.align == Align::Right {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in drawn.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// How much room the columns of a table get.
struct Layout {
    /// The headings, broken where there is little room.
    headings: Vec<String>,
    /// The width of each column, without its padding.
    widths: Vec<usize>,
    /// Blanks before a number and after a word.
    gap: u16,
}

impl Layout {
    fn new(table: &Table, rows: &[Vec<String>], screen: Screen) -> Self {
        let headings: Vec<String> = table.columns.iter().map(Column::heading).collect();
        let natural = widest(&headings, rows, display_width);
        let room = screen.width.unwrap_or(usize::MAX);
        let gaps = |gap: usize| gap * table.columns.len().saturating_sub(1);
        if natural.iter().sum::<usize>() + gaps(2) <= room {
            return Self { headings, widths: natural, gap: 2 };
        }
        let headings: Vec<String> = table.columns.iter().map(Column::narrow_heading).collect();
        let natural =
            widest(&headings, rows, |text| text.lines().map(display_width).max().unwrap_or(0));
        let has_numbers = table.columns.iter().any(|column| column.align == Align::Right);
        let gap = if has_numbers { 1 } else { 2 };
        let room = room.saturating_sub(gaps(gap));
        let words = widest(&headings, rows, |text| {
            text.split_whitespace().map(display_width).max().unwrap_or(0)
        });
        // Words are broken only where they do not fit otherwise, the longest first.
        let mut widths = words;
        while widths.iter().sum::<usize>() > room {
            let Some(widest) = widths.iter_mut().max() else {
                break;
            };
            if *widest <= 4 {
                break;
            }
            *widest -= 1;
        }
        // What is left goes to the column that lacks most.
        while widths.iter().sum::<usize>() < room {
            let lacks =
                widths.iter_mut().zip(&natural).filter(|(width, natural)| **width < **natural);
            let Some((width, _)) = lacks.max_by_key(|(width, natural)| **natural - **width) else {
                break;
            };
            *width += 1;
        }
        Self { headings, widths, gap: u16::try_from(gap).unwrap_or(1) }
    }

    /// Blanks left and right of a column, so that one gap stands between any two: before a number,
    /// after a word that a word follows.
    fn padding(&self, columns: &[Column], position: usize) -> (u16, u16) {
        let next = columns.get(position + 1);
        match columns[position].align {
            Align::Right => (if position == 0 { 0 } else { self.gap }, 0),
            Align::Left if next.is_some_and(|next| next.align == Align::Left) => (0, self.gap),
            Align::Left => (0, 0),
        }
    }
}

/// The largest measure of each column, heading included.
fn widest(
    headings: &[String],
    rows: &[Vec<String>],
    measure: impl Fn(&str) -> usize,
) -> Vec<usize> {
    let mut widths: Vec<usize> = headings.iter().map(|heading| measure(heading)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = measure(cell).max(*width);
        }
    }
    widths
}
