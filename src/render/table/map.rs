//! The map of a report whose rows are countries: as a picture, and in a page.

use std::io::{self, Write};

use super::html;
use crate::message;
use crate::message::Message;
use crate::render::chart::is_drawn;
use crate::render::document::heading;
use crate::render::map::{Map, Place, picture};
use crate::report::Report;
use crate::report::count::arrange::OTHERS;
use crate::table::{Cell, Row};

/// Writes the map as a file of SVG.
pub(super) fn file(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", picture(&map(report)?).into_string())
}

/// Writes a page of HTML with the map above its table.
pub(super) fn page(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    html::report_with_map(report, &map(report)?, out)
}

/// Why a list has no map.
pub(super) fn no_map_of_list() -> io::Error {
    no_map(message!("output.no-map-of-list"))
}

/// The map of the report. It shows the part of the world in which its countries are.
fn map(report: &Report) -> io::Result<Map> {
    let table = report.by_country().ok_or_else(|| no_map(message!("output.no-map")))?;
    let columns: Vec<usize> =
        (1..table.columns.len()).filter(|column| is_drawn(table, *column)).collect();
    let rows = table.rows.iter();
    let places: Vec<Place> = rows.filter_map(|row| place(report, row, &columns)).collect();
    let figures: Vec<String> =
        columns.iter().map(|column| table.columns[*column].heading()).collect();
    let figure = figures.first().cloned().unwrap_or_else(|| heading(table));
    Ok(Map {
        title: format!("{}: {figure}", report.title),
        figures,
        shaded: 0,
        cut: places.iter().map(|place| place.code.clone()).collect(),
        places,
        language: report.language,
    })
}

/// The place of a row; nothing for records without a country, and for several rows together.
fn place(report: &Report, row: &Row, columns: &[usize]) -> Option<Place> {
    let Some(Cell::Term { code, label }) = row.first() else { return None };
    let footnote = report.footnotes.iter().find(|footnote| footnote.code == *code);
    (!code.is_empty() && code != OTHERS).then(|| Place {
        code: code.clone(),
        label: label.clone(),
        cells: columns.iter().filter_map(|column| row.get(*column).cloned()).collect(),
        href: None,
        text: None,
        footnote: footnote.map(|footnote| footnote.text.clone()),
    })
}

fn no_map(why: Message) -> io::Error {
    io::Error::other(why)
}
