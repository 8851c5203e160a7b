//! What the colours, patterns and marks of a chart mean.

use super::data::Data;
use super::drawing::{Anchor, Drawing, Shape};
use crate::render::text_width::{LINE, width, wrapped};

/// From the left of a sign to its name.
const SIGN: f64 = 24.0;
/// Behind a name.
const GAP: f64 = 16.0;

/// Draws the names of the series from left to right, in as many lines as it takes; `sign` gets the
/// left and the middle of its place.
pub(super) fn legend(drawing: &mut Drawing, data: &Data, sign: impl Fn(f64, f64, usize) -> Shape) {
    let mut x = 0.0;
    let mut top = drawing.height;
    let mut height = 0.0_f64;
    for (position, series) in data.series.iter().enumerate() {
        let name = wrapped(&series.name, drawing.width - SIGN);
        let widest = name.iter().map(|line| width(line)).fold(0.0, f64::max);
        if x > 0.0 && x + SIGN + widest > drawing.width {
            (x, top, height) = (0.0, top + height, 0.0);
        }
        let own = LINE * name.len() as f64 + 8.0;
        let middle = top + own / 2.0;
        drawing.shapes.push(sign(x, middle, position));
        drawing.lines(x + SIGN, middle, Anchor::Start, name);
        x += SIGN + widest + GAP;
        height = height.max(own);
    }
    drawing.height = top + height + 4.0;
}
