//! The chart of a table as an SVG file.

use std::io::{self, Write};

use crate::render::chart::{WIDE, chart};
use crate::render::document::heading;
use crate::render::visible;
use crate::report::Report;
use crate::table::Table;

/// The chart of the report's only table that has one. A file is one picture, so that of several
/// charts none is drawn.
pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let drawn: Vec<&Table> = report.tables.iter().filter(|table| table.chart.is_some()).collect();
    match drawn[..] {
        [] => Err(io::Error::other(
            "this report has no chart; a figure over time or by something has one",
        )),
        [table] => picture(table, &format!("{}: {}", report.title, heading(table)), out),
        _ => {
            let names: Vec<&str> = drawn.iter().map(|table| table.name.as_str()).collect();
            Err(io::Error::other(format!(
                "an SVG file is one chart, and this report has {} ({}): ask for one, as with --by theme, \
                 or write all of them with --format html",
                drawn.len(),
                names.join(", "),
            )))
        }
    }
}

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    if table.chart.is_none() {
        return Err(io::Error::other(
            "this list has no chart; `mieux report --format svg` draws figures",
        ));
    }
    picture(table, &heading(table), out)
}

fn picture(table: &Table, title: &str, out: &mut dyn Write) -> io::Result<()> {
    let Some(drawn) = chart(table, "chart", &visible(title), WIDE, true) else {
        return Ok(());
    };
    writeln!(out, "{}", drawn.into_string())
}
