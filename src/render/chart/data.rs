//! What of a table is drawn: the labels of its rows and the numbers of its columns.

use crate::model::Language;
use crate::table::{Align, Cell, Chart, Row, Table};

use crate::render::visible;

/// The numbers of a chart.
pub(crate) struct Data {
    /// The label of each row.
    pub(crate) labels: Vec<String>,
    /// The columns.
    pub(crate) series: Vec<Series>,
    /// How the numbers along an axis are written.
    pub(super) unit: Unit,
    /// The language of those numbers.
    pub(super) language: Language,
}

/// A column of a chart.
pub(crate) struct Series {
    /// Its heading.
    pub(crate) name: String,
    /// A point for each row.
    pub(crate) points: Vec<Point>,
}

/// A number of a chart.
pub(crate) struct Point {
    /// How much it is; nothing where it is not known or not shown.
    pub(crate) value: Option<f64>,
    /// What people read of it.
    pub(crate) shown: String,
}

/// What sort of numbers a chart has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Count,
    Decimal,
    Percent,
}

impl Data {
    /// The numbers that the table's chart is of; nothing for a table that is not drawn.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        let columns: Vec<usize> = match table.chart? {
            Chart::Bars { column } => vec![column],
            Chart::StackedBars | Chart::Lines => {
                (1..table.columns.len()).filter(|column| is_drawn(table, *column)).collect()
            }
        };
        let is_shown = |row: &&Row| table.chart != Some(Chart::Lines) || is_in_time(row);
        let rows: Vec<&Row> = table.rows.iter().filter(is_shown).collect();
        let first = rows.iter().filter_map(|row| row.first());
        let labels = first.map(|cell| visible(&cell.shown(table.language)).into_owned()).collect();
        let series = columns.iter().filter_map(|column| series(table, &rows, *column)).collect();
        let has = |wanted: fn(&Cell) -> bool| {
            rows.iter().any(|row| columns.iter().filter_map(|column| row.get(*column)).any(wanted))
        };
        let unit = if has(|cell| matches!(cell, Cell::Percent(_))) {
            Unit::Percent
        } else if has(|cell| matches!(cell, Cell::Decimal(_))) {
            Unit::Decimal
        } else {
            Unit::Count
        };
        Some(Self { labels, series, unit, language: table.language })
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.labels.is_empty() || self.series.is_empty()
    }

    /// All rows, each with its points in the order of the series.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&str, Vec<&Point>)> {
        let row = |position: usize| {
            self.series.iter().filter_map(move |one| one.points.get(position)).collect()
        };
        self.labels.iter().enumerate().map(move |(position, label)| (label.as_str(), row(position)))
    }

    /// What a mark shows, in words: the row, the column if there are several, the number.
    pub(super) fn tooltip(&self, label: &str, series: &Series, point: &Point) -> String {
        let name = if self.series.len() > 1 { format!(", {}", series.name) } else { String::new() };
        format!("{label}{name}: {}", point.shown)
    }

    /// The largest single number.
    pub(crate) fn largest(&self) -> f64 {
        self.series
            .iter()
            .flat_map(|series| &series.points)
            .filter_map(|point| point.value)
            .fold(0.0, f64::max)
    }

    /// The largest length of a bar that is made of pieces.
    pub(crate) fn longest(&self) -> f64 {
        let length = |points: Vec<&Point>| points.iter().filter_map(|point| point.value).sum();
        self.rows().map(|(_, points)| length(points)).fold(0.0, f64::max)
    }
}

/// Whether a column of numbers is drawn beside others: not one that says again what they say, as their
/// total or the share or coverage of one of them.
pub(crate) fn is_drawn(table: &Table, position: usize) -> bool {
    let column = &table.columns[position];
    let is_column = |name: &str| table.columns.iter().any(|other| other.name == name);
    let figure = ["-percent", "-stated", "-lower-quartile", "-upper-quartile"]
        .iter()
        .find_map(|end| column.name.strip_suffix(end));
    column.align == Align::Right && column.name != "total" && !figure.is_some_and(is_column)
}

/// Whether a row has its place among others that follow each other in time: not what states no date, or
/// only the year where months are shown.
fn is_in_time(row: &Row) -> bool {
    !matches!(row.first(), Some(Cell::Term { code, .. }) if code.is_empty() || code == "year-only")
}

fn series(table: &Table, rows: &[&Row], column: usize) -> Option<Series> {
    let name = visible(&table.columns.get(column)?.heading()).into_owned();
    let point = |cell: &Cell| Point {
        value: value(cell),
        shown: visible(&cell.shown(table.language)).into_owned(),
    };
    let points = rows.iter().map(|row| row.get(column).map_or_else(|| point(&Cell::Empty), point));
    Some(Series { name, points: points.collect() })
}

/// The length of a number; nothing is drawn to the left of zero.
fn value(cell: &Cell) -> Option<f64> {
    cell.number().map(|number| number.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::Data;
    use crate::model::Language;
    use crate::table::{Chart, Column, Table};

    #[test]
    fn what_says_again_what_others_say_is_not_drawn() {
        let names = ["a", "a-percent", "a-stated", "a-lower-quartile", "not-stated", "total"];
        let mut columns = vec![Column::words("row", "Row")];
        columns.extend(names.map(|name| Column::numbers(name, name)));
        let chart = Some(Chart::StackedBars);
        let table = Table { chart, ..Table::new("t", columns, Vec::new(), Language::En) };
        let series = Data::of(&table).map(|data| data.series).unwrap_or_default();
        let drawn: Vec<&str> = series.iter().map(|series| series.name.as_str()).collect();
        assert_eq!(drawn, ["a", "not-stated"]);
    }
}
