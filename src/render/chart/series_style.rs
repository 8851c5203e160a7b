//! How the series of a chart are distinguished: by colour, and without it by pattern, mark and dashes.

use maud::{Markup, html};

use super::drawing::Units;

/// The palette of Okabe and Ito, which people with any kind of colour vision can tell apart; what
/// stands out least comes last, and grey takes the place of black.
const COLORS: [&str; 8] =
    ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999"];

/// The lines of a pattern on a tile of 8 by 8; none for a plain colour.
const PATTERNS: [&str; 8] = [
    "",
    "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
    "M2,2 h.1 M6,6 h.1",
    "M0,4 h8",
    "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
    "M4,0 v8",
    "M0,4 h8 M4,0 v8",
    "M0,0 l8,8 M0,8 l8,-8",
];

/// The marks of points, drawn around 0,0.
const MARKS: [&str; 8] = [
    "M-4.5,0 a4.5,4.5 0 1 0 9,0 a4.5,4.5 0 1 0 -9,0 z",
    "M-4,-4 h8 v8 h-8 z",
    "M0,-5.2 l5,9 h-10 z",
    "M0,-5.6 l5.6,5.6 l-5.6,5.6 l-5.6,-5.6 z",
    "M0,5.2 l5,-9 h-10 z",
    "M-2,-5.5 h4 v3.5 h3.5 v4 h-3.5 v3.5 h-4 v-3.5 h-3.5 v-4 h3.5 z",
    "M-5.5,-3 h11 v6 h-11 z",
    "M-3,-5.5 h6 v11 h-6 z",
];

/// The dashes of lines.
const DASHES: [&str; 8] = ["", "7 3", "2 3", "10 3 2 3", "4 2", "12 4", "2 5", "7 3 2 3 2 3"];

/// The colour of a series.
pub(super) fn color(series: usize) -> &'static str {
    COLORS[series % COLORS.len()]
}

/// The path of its mark. After eight series the colours begin again, with other marks.
pub(super) fn mark(series: usize) -> &'static str {
    MARKS[shifted(series)]
}

/// The dashes of its line.
pub(super) fn dashes(series: usize) -> &'static str {
    DASHES[shifted(series)]
}

/// What a piece is filled with: its colour, or its pattern.
pub(super) fn fill(series: usize, id: &str) -> String {
    if PATTERNS[shifted(series)].is_empty() {
        color(series).to_owned()
    } else {
        format!("url(#{id}-p{series})")
    }
}

/// The patterns of so many series, for the head of a drawing.
pub(super) fn patterns(count: usize, id: &str) -> Markup {
    let tile = Units(8.0);
    html! {
        defs {
            @for series in 0..count {
                @let lines = PATTERNS[shifted(series)];
                @if !lines.is_empty() {
                    pattern id={ (id) "-p" (series) } width=(tile) height=(tile) patternUnits="userSpaceOnUse" {
                        rect width=(tile) height=(tile) fill=(color(series)) {}
                        path d=(lines) fill="none" stroke="#000" stroke-opacity=".55" stroke-width="1.6" stroke-linecap="round" {}
                    }
                }
            }
        }
    }
}

fn shifted(series: usize) -> usize {
    (series + series / COLORS.len()) % COLORS.len()
}
