//! Tables as Markdown (GitHub's), aligned so that the source reads well too.

use std::io::{self, Write};

use crate::render::markdown_text::escaped;
use crate::report::Report;
use crate::table::{Align, Cell, Table};

pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", escaped(&report.title))?;
    let figures = report.figures.iter().filter(|figure| figure.is_shown()).map(|figure| {
        format!("**{}** {}", escaped(&figure.value.shown(report.language)), escaped(&figure.label))
    });
    let figures: Vec<String> = figures.collect();
    if !figures.is_empty() {
        writeln!(out, "{}\n", figures.join(" · "))?;
    }
    for table in report.shown_tables() {
        self::table(table, out)?;
        writeln!(out)?;
    }
    for note in &report.notes {
        writeln!(out, "- {}", escaped(note))?;
    }
    Ok(())
}

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "### {}\n", escaped(&table.title))?;
    }
    let header: Vec<String> =
        table.columns.iter().map(|column| escaped(&column.heading())).collect();
    let bold = |cell: &Cell| format!("**{}**", escaped(&cell.shown(table.language)));
    let mut rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| escaped(&cell.shown(table.language))).collect())
        .collect();
    rows.extend(table.total.iter().map(|row| row.iter().map(bold).collect()));
    let width = |column: usize| {
        let cells =
            rows.iter().chain([&header]).map(|row| textwrap::core::display_width(&row[column]));
        cells.max().unwrap_or(0).max(3)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let line = |cells: &[String]| -> String {
        let padded =
            cells.iter().zip(&widths).zip(&table.columns).map(|((cell, width), column)| {
                let pad = " ".repeat(width - textwrap::core::display_width(cell));
                if column.align == Align::Right {
                    format!("{pad}{cell}")
                } else {
                    format!("{cell}{pad}")
                }
            });
        format!("| {} |", padded.collect::<Vec<_>>().join(" | "))
    };
    writeln!(out, "{}", line(&header))?;
    let rule = widths.iter().zip(&table.columns).map(|(width, column)| match column.align {
        Align::Left => "-".repeat(*width),
        Align::Right => format!("{}:", "-".repeat(width - 1)),
    });
    writeln!(out, "| {} |", rule.collect::<Vec<_>>().join(" | "))?;
    for row in &rows {
        writeln!(out, "{}", line(row))?;
    }
    Ok(())
}
