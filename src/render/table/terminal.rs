//! Tables for a terminal: fitted to its width, wrapped at words, numbers to the right.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{
    Attribute, Cell as Shown, CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle,
    Table as Drawn, TableStyle, Width,
};
use textwrap::core::display_width;

use super::layout::{Layout, wrapped};
use super::parts::parts;
use super::records;
use crate::render::{Screen, TEXT_WIDTH, visible, words_only};
use crate::report::Report;
use crate::table::{Align, Cell, Column, Row, Table};

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
    writeln!(out, "{bold}{}{bold:#}\n", fitted(&visible(&report.title), screen))?;
    figures(report, screen, out)?;
    for one in report.shown_tables() {
        table(one, screen, out)?;
        writeln!(out)?;
    }
    for note in &report.notes {
        let options = words_only(screen.width.unwrap_or(TEXT_WIDTH)).break_words(true);
        let options = options.subsequent_indent("  ");
        writeln!(out, "{}", textwrap::fill(&format!("- {}", visible(note)), options))?;
    }
    Ok(())
}

/// The figures of the whole selection: three in a line, or one where there is little room.
fn figures(report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let bold = if screen.color { Style::new().bold() } else { Style::new() };
    let shown = report.figures.iter().filter(|figure| figure.is_shown());
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
        writeln!(out, "{}", fitted(&words.collect::<Vec<_>>().join("   "), screen))?;
    }
    if figures.is_empty() { Ok(()) } else { writeln!(out) }
}

/// A text in lines that fit the screen.
fn fitted(text: &str, screen: Screen) -> String {
    let fill = |width| textwrap::fill(text, words_only(width).break_words(true));
    screen.width.map_or_else(|| text.to_owned(), fill)
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
        writeln!(out, "{}\n", fitted(&visible(&table.title), screen))?;
    }
    let cells = |row: &Row| -> Vec<String> {
        row.iter().zip(&table.columns).map(|(cell, column)| shown(table, column, cell)).collect()
    };
    let rows: Vec<Vec<String>> = table.rows.iter().chain(&table.total).map(cells).collect();
    let headings = table.columns.iter().map(|column| visible(&column.heading()).into_owned());
    let mut drawn = draw(table, headings.collect(), &rows, 2, screen);
    if let Some(room) = screen.width.filter(|room| width(&drawn) > *room) {
        let has_sentences = table.columns.iter().any(|column| column.has_sentences);
        let layout = if has_sentences { None } else { Layout::new(table, &rows, room) };
        let Some(Layout { headings, widths, gap }) = layout else {
            return records::write(table, &rows, room, screen, out);
        };
        let wrapped_row = |row: &Vec<String>| {
            row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width)).collect()
        };
        let rows: Vec<Vec<String>> = rows.iter().map(wrapped_row).collect();
        drawn = draw(table, headings, &rows, gap, screen);
        for (column, width) in drawn.column_iter_mut().zip(widths) {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            let width = Width::Fixed(width.saturating_add(column.padding_width()));
            column.set_constraint(ColumnConstraint::Absolute(width));
        }
    }
    for line in drawn.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// What people read of a cell; each sentence is a line.
fn shown(table: &Table, column: &Column, cell: &Cell) -> String {
    match cell {
        Cell::List(items) if column.has_sentences => {
            items.iter().map(|item| visible(item)).collect::<Vec<_>>().join("\n")
        }
        cell => visible(&cell.shown(table.language)).into_owned(),
    }
}

/// A table whose columns are as wide as their cells, with so many spaces between them.
fn draw(
    table: &Table,
    headings: Vec<String>,
    rows: &[Vec<String>],
    gap: u16,
    screen: Screen,
) -> Drawn {
    let mut drawn = Drawn::new();
    drawn.load_style(STYLE);
    if screen.color {
        drawn.enforce_styling();
    } else {
        drawn.force_no_tty();
    }
    let bold = |text: &String| {
        let cell = Shown::new(text);
        if screen.color { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    drawn.set_header(headings.iter().map(bold));
    for (number, row) in rows.iter().enumerate() {
        let is_total = number >= table.rows.len();
        drawn.add_row(row.iter().map(|cell| if is_total { bold(cell) } else { Shown::new(cell) }));
    }
    let last = table.columns.len().saturating_sub(1);
    for (position, (drawn, column)) in drawn.column_iter_mut().zip(&table.columns).enumerate() {
        drawn.set_padding((0, if position < last { gap } else { 0 }));
        if column.align == Align::Right {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn
}

/// How wide a drawn table is.
fn width(drawn: &Drawn) -> usize {
    let padding = drawn.column_iter().map(|column| usize::from(column.padding_width()));
    let cells = drawn.column_max_content_widths().into_iter().map(usize::from);
    padding.chain(cells).sum()
}
