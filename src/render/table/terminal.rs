//! Tables for a terminal: fitted to its width, wrapped at words, numbers to the right.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{
    Attribute, Cell as Shown, CellAlignment, ColumnConstraint, ContentArrangement,
    ContentLineStyle, LineStyle, Table as Drawn, TableStyle, Width,
};
use textwrap::core::display_width;

use super::layout::{Layout, wrapped};
use super::parts::parts;
use crate::render::{Screen, visible, words_only};
use crate::report::Report;
use crate::table::{Align, Table};

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
    writeln!(out, "{bold}{}{bold:#}\n", visible(&report.title))?;
    figures(report, screen, out)?;
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

/// The figures of the whole selection: three in a line, or one where there is little room.
fn figures(report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let bold = if screen.color { Style::new().bold() } else { Style::new() };
    let shown = report.figures.iter().filter(|figure| figure.shown);
    let figures: Vec<(String, String)> = shown
        .map(|figure| {
            let value = figure.value.shown(report.language);
            (visible(&value).into_owned(), visible(&figure.label).into_owned())
        })
        .collect();
    let fits = |line: &[(String, String)]| {
        let wide =
            line.iter().map(|(value, label)| display_width(value) + display_width(label) + 4);
        wide.sum::<usize>() <= screen.width.unwrap_or(usize::MAX).saturating_add(3)
    };
    let in_a_line = if figures.chunks(3).all(fits) { 3 } else { 1 };
    for line in figures.chunks(in_a_line) {
        let words = line.iter().map(|(value, label)| format!("{bold}{value}{bold:#} {label}"));
        writeln!(out, "{}", words.collect::<Vec<_>>().join("   "))?;
    }
    if figures.is_empty() { Ok(()) } else { writeln!(out) }
}

pub(super) fn table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for (number, part) in parts(table, screen).iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        one(part, screen, out)?;
    }
    Ok(())
}

fn one(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
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
        let cells =
            row.iter().zip(&layout.widths).map(|(cell, width)| Shown::new(wrapped(cell, *width)));
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
