//! A line for each column of numbers, with a point for each row, from left to right.

use super::data::{Data, Point};
use super::drawing::{Anchor, Drawing, Shape};
use super::legend::legend;
use super::scale::Scale;
use crate::render::text_width::{LINE, widest, width, wrapped};

/// The height of the field that the lines run in.
const FIELD: f64 = 260.0;
/// Half of a marker.
const EDGE: f64 = 6.0;
/// Between a tick and its number.
const GAP: f64 = 8.0;

/// Lines, with a legend above where there are several, and both axes.
pub(super) fn lines(data: &Data, drawing: &mut Drawing) {
    if let [series] = &data.series[..] {
        drawing.measured(0.0, &series.name);
    } else {
        let sign = |x, middle, series| Shape::Marker {
            x: x + EDGE * 2.0,
            y: middle,
            series,
            tooltip: String::new(),
        };
        legend(drawing, data, sign);
    }
    let scale = Scale::to(data.largest(), 5, data.unit, data.language);
    let ticks: Vec<(f64, String)> = scale.ticks().collect();
    let left = widest(ticks.iter().map(|(_, shown)| shown.as_str())) + GAP;
    // The number of the highest point has its room.
    let bottom = drawing.height + LINE + FIELD;
    for (part, shown) in ticks {
        let y = bottom - FIELD * part;
        drawing.shapes.push(Shape::Rule { from: (left, y), to: (drawing.width, y) });
        drawing.lines(left - GAP, y, Anchor::End, vec![shown]);
    }
    let columns = Columns::new(data, left, drawing.width);
    for (position, series) in data.series.iter().enumerate() {
        let place = |(row, point): (usize, &Point)| {
            point.value.map(|value| (columns.middle(row), bottom - FIELD * scale.part(value)))
        };
        let places: Vec<_> = series.points.iter().enumerate().map(place).collect();
        line(drawing, position, &places);
        for ((label, point), place) in data.labels.iter().zip(&series.points).zip(&places) {
            let Some((x, y)) = *place else { continue };
            let tooltip = data.tooltip(label, series, point);
            drawing.shapes.push(Shape::Marker { x, y, series: position, tooltip });
            if data.series.len() == 1 && width(&point.shown) + 4.0 <= columns.each {
                let text = point.shown.clone();
                drawing.shapes.push(Shape::Figure { x, y: y - EDGE - 3.0, text });
            }
        }
    }
    columns.labels(data, drawing, bottom + GAP);
}

/// A line through the points that are known; what is not is a gap in it.
fn line(drawing: &mut Drawing, series: usize, places: &[Option<(f64, f64)>]) {
    for points in places.split(Option::is_none).filter(|points| points.len() > 1) {
        let points = points.iter().flatten().copied().collect();
        drawing.shapes.push(Shape::Line { points, series });
    }
}

/// The places of the rows from left to right.
struct Columns {
    left: f64,
    /// The room of each.
    each: f64,
    size: f64,
}

impl Columns {
    fn new(data: &Data, left: f64, size: f64) -> Self {
        let count = data.labels.len().max(1) as f64;
        Self { left, each: (size - left) / count, size }
    }

    fn middle(&self, row: usize) -> f64 {
        self.left + self.each * (row as f64 + 0.5)
    }

    /// The labels below the field; only so many that none touches the next.
    fn labels(&self, data: &Data, drawing: &mut Drawing, top: f64) {
        let most = (self.size - self.left) / 3.0;
        let labels: Vec<Vec<String>> =
            data.labels.iter().map(|label| wrapped(label, most)).collect();
        let widest = widest(labels.iter().flatten().map(String::as_str)) + GAP;
        let every = (1..=data.labels.len())
            .find(|every| self.each * *every as f64 >= widest)
            .unwrap_or(usize::MAX);
        let mut lines = 0;
        for (row, label) in labels.into_iter().enumerate().step_by(every) {
            lines = lines.max(label.len());
            let half = widest / 2.0 - GAP / 2.0;
            let x = self.middle(row).min(self.size - half).max(half);
            let middle = top + LINE * label.len() as f64 / 2.0;
            drawing.lines(x, middle, Anchor::Middle, label);
        }
        drawing.height = top + LINE * lines as f64 + GAP / 2.0;
    }
}
