//! What a chart is made of: shapes at their places, which SVG writes as they are.

use std::fmt;

use maud::Render;

use crate::render::text_width::{LINE, SIZE, wrapped};

/// A drawing. Its units are pixels where it is shown as large as it is.
pub(crate) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
}

/// Something at its place; x grows to the right and y downwards.
pub(super) enum Shape {
    /// A text on one line, with its baseline at `y`.
    Text { x: f64, y: f64, anchor: Anchor, text: String },
    /// What the drawing is of.
    Heading { y: f64, text: String },
    /// A number on top of a piece or line, readable on any of them.
    Figure { x: f64, y: f64, text: String },
    /// A bar or a piece of one, in the style of its series; the tooltip says what it shows.
    Piece { x: f64, y: f64, width: f64, height: f64, series: usize, tooltip: String },
    /// A line through points, in the style of its series.
    Line { points: Vec<(f64, f64)>, series: usize },
    /// A point of a line; the tooltip says what it shows.
    Marker { x: f64, y: f64, series: usize, tooltip: String },
    /// A thin line that helps to read.
    Rule { from: (f64, f64), to: (f64, f64) },
}

/// Which part of a text is at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    /// Room of this width, with nothing in it.
    pub(super) fn new(width: f64) -> Self {
        Self { width, height: 0.0, shapes: Vec::new() }
    }

    /// What the drawing is of, where nothing else says it; below what is there.
    pub(super) fn heading(&mut self, title: &str) {
        // Its letters are larger and bold.
        for text in wrapped(title, self.width / 1.3) {
            self.height += LINE * 1.25;
            self.shapes.push(Shape::Heading { y: self.height - LINE * 0.35, text });
        }
        self.height += LINE / 2.0;
    }

    /// What is measured, from `x` on, below what is there.
    pub(super) fn measured(&mut self, x: f64, name: &str) {
        let lines = wrapped(name, self.width - x);
        let height = LINE * lines.len() as f64;
        self.lines(x, self.height + height / 2.0, Anchor::Start, lines);
        self.height += height + 2.0;
    }

    /// A text that is centred on `middle` from top to bottom, line by line.
    pub(super) fn lines(&mut self, x: f64, middle: f64, anchor: Anchor, lines: Vec<String>) {
        let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
        for (position, text) in lines.into_iter().enumerate() {
            let y = on_line(first + LINE * position as f64);
            self.shapes.push(Shape::Text { x, y, anchor, text });
        }
    }
}

/// The baseline of letters whose middle is here.
pub(super) fn on_line(middle: f64) -> f64 {
    middle + SIZE * 0.35
}

/// A length with at most one digit behind the point.
pub(crate) struct Units(pub(crate) f64);

impl fmt::Display for Units {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        let short = text.strip_suffix(".0").unwrap_or(&text);
        out.write_str(if short == "-0" { "0" } else { short })
    }
}

impl Render for Units {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.to_string());
    }
}
