//! Charts: the numbers of a table's chart, the place of everything, and the drawing as SVG.

mod bars;
mod data;
mod drawing;
mod legend;
mod lines;
mod scale;
mod series_style;
mod svg;

use maud::Markup;

pub(crate) use data::{Data, Point, Series, is_drawn};
pub(crate) use drawing::Units;
pub(crate) use svg::STYLE;

use crate::render::text_width::LINE;
use crate::table::{Chart, Table};
use crate::words::Words;
use drawing::{Anchor, Drawing};
use svg::{Names, svg};

/// The width of a drawing where there is room.
pub(crate) const WIDE: f64 = 720.0;
/// The width of a drawing for a telephone.
pub(crate) const SLIM: f64 = 328.0;

/// The chart of a table as an SVG element of this width; nothing for a table that is not drawn.
/// `id` is what nothing else on the page is called, and `title` what the chart is of; `alone` where
/// the element is a file of its own.
pub(crate) fn chart(
    table: &Table,
    id: &str,
    title: &str,
    width: f64,
    alone: bool,
) -> Option<Markup> {
    let (kind, data) = (table.chart?, Data::of(table)?);
    let words = Words::of(table.language);
    let mut drawing = Drawing::new(width);
    if alone {
        drawing.heading(title);
    }
    match kind {
        _ if data.is_empty() => nothing(&words, &mut drawing),
        Chart::Bars { .. } => bars::plain(&data, &mut drawing),
        Chart::StackedBars => bars::stacked(&data, &mut drawing),
        Chart::Lines => lines::lines(&data, &mut drawing),
    }
    let description = description(kind, &data, &words);
    let language = table.language.code();
    let names = Names { id, title, description: &description, language };
    Some(svg(&drawing, &data, &names, alone))
}

/// Says that there is nothing to draw.
fn nothing(words: &Words, drawing: &mut Drawing) {
    let middle = drawing.height + LINE;
    drawing.lines(drawing.width / 2.0, middle, Anchor::Middle, vec![words.get("chart.nothing")]);
    drawing.height += 2.0 * LINE;
}

/// What sort of chart it is, and every number of it.
fn description(kind: Chart, data: &Data, words: &Words) -> String {
    let kind = match kind {
        Chart::Bars { .. } => words.get("chart.bars"),
        Chart::StackedBars => words.get("chart.stacked-bars"),
        Chart::Lines => words.get("chart.lines"),
    };
    let names: Vec<&str> = data.series.iter().map(|series| series.name.as_str()).collect();
    let rows = data.rows().map(|(label, points)| {
        let shown: Vec<&str> = points.iter().map(|point| point.shown.as_str()).collect();
        format!("{label}: {}", shown.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    let rows = if rows.is_empty() { words.get("chart.nothing") } else { rows.join("; ") };
    format!("{kind}: {}. {rows}.", names.join(", "))
}
