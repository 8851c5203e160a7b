//! The map of a report.

use super::{Map, MapFigure, Place};
use crate::render::chart::is_drawn;
use crate::render::document::heading;
use crate::report::Report;
use crate::report::count::arrange::OTHERS;
use crate::table::{Cell, Row};

/// The map of a report that is divided by countries alone, shaded by its first figure; nothing for another one. It
/// shows the part of the world in which the countries are, and leads to no addresses.
#[must_use]
pub fn map_of(report: &Report) -> Option<Map> {
    let table = report.by_country()?;
    let columns: Vec<usize> =
        (1..table.columns.len()).filter(|column| is_drawn(table, *column)).collect();
    let rows = table.rows.iter();
    let places: Vec<Place> = rows.filter_map(|row| place(report, row, &columns)).collect();
    let figures = columns.iter().map(|column| &table.columns[*column]);
    let figures: Vec<MapFigure> = figures
        .map(|column| MapFigure { name: column.name.clone(), label: column.heading() })
        .collect();
    let figure = figures.first().map_or_else(|| heading(table), |figure| figure.label.clone());
    Some(Map {
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
