//! A drawing as SVG: a picture with a title and a description for who cannot see it.

use maud::{Markup, PreEscaped, Render, html};

use super::data::Data;
use super::drawing::{Anchor, Drawing, Shape, Units};
use super::series_style;

/// The style of all drawings; a page that holds some has it once.
pub(crate) const STYLE: &str = include_str!("chart.css");

/// What a drawing is called.
pub(super) struct Names<'n> {
    /// What no other drawing of the same page is called, for programs.
    pub(super) id: &'n str,
    /// What it is a drawing of.
    pub(super) title: &'n str,
    /// All that it shows, in words.
    pub(super) description: &'n str,
    /// The code of the language of both.
    pub(super) language: &'n str,
}

/// A drawing as an element; `alone` where it is a file of its own, with its style.
pub(super) fn svg(drawing: &Drawing, data: &Data, names: &Names<'_>, alone: bool) -> Markup {
    let Names { id, title, description, language } = names;
    // The paper of a file of its own reaches beyond what is drawn.
    let margin = if alone { 16.0 } else { 0.0 };
    let (full_width, full_height) =
        (Units(drawing.width + 2.0 * margin), Units(drawing.height + 2.0 * margin));
    let corner = Units(-margin);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart" lang=(language)
            aria-labelledby={ (id) "-t " (id) "-d" } width=(full_width) height=(full_height)
            viewBox={ (corner) " " (corner) " " (full_width) " " (full_height) } {
            title id={ (id) "-t" } { (title) }
            desc id={ (id) "-d" } { (description) }
            @if alone {
                style { (PreEscaped(STYLE)) }
                rect class="paper" x=(corner) y=(corner) width=(full_width) height=(full_height) {}
            }
            (series_style::patterns(data.series.len(), id))
            g aria-hidden="true" {
                @for shape in &drawing.shapes { (element(shape, id)) }
            }
        }
    }
}

fn element(shape: &Shape, id: &str) -> Markup {
    match shape {
        Shape::Text { x, y, anchor, text } => html! {
            text x=(Units(*x)) y=(Units(*y)) text-anchor=(anchor.name()) { (text) }
        },
        Shape::Heading { y, text } => html! { text class="heading" y=(Units(*y)) { (text) } },
        Shape::Figure { x, y, text } => html! {
            text class="figure" x=(Units(*x)) y=(Units(*y)) text-anchor="middle" { (text) }
        },
        Shape::Piece { x, y, width, height, series, tooltip } => html! {
            rect class="piece" x=(Units(*x)) y=(Units(*y)) width=(Units(*width)) height=(Units(*height))
                fill=(series_style::fill(*series, id)) { (tip(tooltip)) }
        },
        Shape::Line { points, series } => html! {
            polyline class="line" points=(Path(points)) stroke=(series_style::color(*series))
                stroke-dasharray=[Some(series_style::dashes(*series)).filter(|dashes| !dashes.is_empty())] {}
        },
        Shape::Marker { x, y, series, tooltip } => html! {
            path class="mark" transform={ "translate(" (Units(*x)) " " (Units(*y)) ")" }
                d=(series_style::mark(*series)) fill=(series_style::color(*series)) { (tip(tooltip)) }
        },
        Shape::Rule { from, to } => html! {
            line class="rule" x1=(Units(from.0)) y1=(Units(from.1)) x2=(Units(to.0)) y2=(Units(to.1)) {}
        },
    }
}

/// What is shown beside the pointer.
fn tip(tooltip: &str) -> Markup {
    html! { @if !tooltip.is_empty() { title { (tooltip) } } }
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// The points of a line.
struct Path<'p>(&'p [(f64, f64)]);

impl Render for Path<'_> {
    fn render_to(&self, buffer: &mut String) {
        let points: Vec<String> =
            self.0.iter().map(|(x, y)| format!("{},{}", Units(*x), Units(*y))).collect();
        buffer.push_str(&points.join(" "));
    }
}
