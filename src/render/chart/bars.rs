//! A bar for each row, whole or made of a piece for each column; beside it or above it, its
//! label.

use super::data::{Data, Point};
use super::drawing::{Anchor, Drawing, Shape, on_line};
use super::legend::legend;
use super::scale::Scale;
use crate::render::text_width::{LINE, widest, width, wrapped};

/// The height of a bar.
const BAR: f64 = 20.0;
/// Between two rows, and between a label and its bar.
const GAP: f64 = 8.0;
/// Drawings that are not wider than this have their labels above the bars.
const NARROW: f64 = 480.0;

/// Bars with their numbers at the end; above them, what they measure.
pub(super) fn plain(data: &Data, drawing: &mut Drawing) {
    let points = data.series.iter().flat_map(|series| &series.points);
    let frame = Frame::new(data, drawing, widest(points.map(|point| point.shown.as_str())) + GAP);
    let top = drawing.height;
    for series in &data.series {
        drawing.measured(frame.left, &series.name);
    }
    // The numbers are next to the bars, so that no axis with round numbers is needed.
    let largest = data.largest();
    frame.rows(data, drawing, |drawing, label, points, middle| {
        for (series, point) in data.series.iter().zip(points) {
            let number = point.value.unwrap_or(0.0);
            let length = if number > 0.0 { frame.room * (number / largest) } else { 0.0 };
            let tooltip = data.tooltip(label, series, point);
            drawing.shapes.push(piece(frame.left, middle, length, 0, tooltip));
            let x = frame.left + length + GAP;
            drawing.lines(x, middle, Anchor::Start, vec![point.shown.clone()]);
        }
    });
    if !frame.above {
        let (from, to) = ((frame.left, top), (frame.left, drawing.height));
        drawing.shapes.insert(0, Shape::Rule { from, to });
    }
}

/// Bars made of pieces, with a legend above and an axis below.
pub(super) fn stacked(data: &Data, drawing: &mut Drawing) {
    let most = if drawing.width > NARROW { 5 } else { 3 };
    let scale = Scale::to(data.longest(), most, data.unit, data.language);
    let ticks: Vec<(f64, String)> = scale.ticks().collect();
    let last = ticks.last().map_or(0.0, |(_, shown)| width(shown));
    let frame = Frame::new(data, drawing, last / 2.0 + 2.0);
    let sign = |x, middle, series| piece(x, middle, BAR * 0.8, series, String::new());
    legend(drawing, data, sign);
    let top = drawing.height;
    frame.rows(data, drawing, |drawing, label, points, middle| {
        let mut x = frame.left;
        for (position, (series, point)) in data.series.iter().zip(points).enumerate() {
            let length = frame.room * scale.part(point.value.unwrap_or(0.0));
            let tooltip = data.tooltip(label, series, point);
            drawing.shapes.push(piece(x, middle, length, position, tooltip));
            if length > 0.0 && width(&point.shown) + 4.0 <= length {
                let (x, text) = (x + length / 2.0, point.shown.clone());
                drawing.shapes.push(Shape::Figure { x, y: on_line(middle), text });
            }
            x += length;
        }
    });
    let bottom = drawing.height;
    for (part, shown) in ticks {
        let x = frame.left + frame.room * part;
        drawing.shapes.insert(0, Shape::Rule { from: (x, top), to: (x, bottom) });
        drawing.lines(x, bottom + LINE / 2.0 + 2.0, Anchor::Middle, vec![shown]);
    }
    drawing.height = bottom + LINE + GAP;
}

fn piece(x: f64, middle: f64, width: f64, series: usize, tooltip: String) -> Shape {
    Shape::Piece { x, y: middle - BAR / 2.0, width, height: BAR, series, tooltip }
}

/// Where the bars begin and how long the longest may be.
struct Frame {
    left: f64,
    room: f64,
    /// The labels, wrapped.
    labels: Vec<Vec<String>>,
    /// Whether the labels are above the bars.
    above: bool,
}

impl Frame {
    /// The frame in a drawing, with so much room for the text at the right.
    fn new(data: &Data, drawing: &Drawing, right: f64) -> Self {
        let size = drawing.width;
        let above = size <= NARROW;
        let most = if above { size } else { size * 0.36 };
        let labels: Vec<Vec<String>> =
            data.labels.iter().map(|label| wrapped(label, most)).collect();
        let widest = widest(labels.iter().flatten().map(String::as_str));
        let left = if above { 1.0 } else { widest + GAP };
        Self { left, room: size - left - right, labels, above }
    }

    /// Draws every row below what is there: its label, and by `bar` the rest around its middle.
    fn rows(
        &self,
        data: &Data,
        drawing: &mut Drawing,
        bar: impl Fn(&mut Drawing, &str, Vec<&Point>, f64),
    ) {
        for ((label, points), lines) in data.rows().zip(&self.labels) {
            let text = LINE * lines.len() as f64;
            let top = drawing.height + GAP / 2.0;
            let (label_middle, middle, bottom) = if self.above {
                (top + text / 2.0, top + text + BAR / 2.0 + 2.0, top + text + BAR + 2.0)
            } else {
                let height = text.max(BAR);
                (top + height / 2.0, top + height / 2.0, top + height)
            };
            let (x, anchor) =
                if self.above { (0.0, Anchor::Start) } else { (self.left - GAP, Anchor::End) };
            drawing.lines(x, label_middle, anchor, lines.clone());
            bar(drawing, label, points, middle);
            drawing.height = bottom + GAP / 2.0;
        }
    }
}
