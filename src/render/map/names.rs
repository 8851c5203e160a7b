//! The places of a map in words.

use super::{Map, Place};
use crate::render::visible;
use crate::table::Cell;

/// A place in words: its name with the mark of its footnote, each known figure with its value, and its text.
pub(super) fn in_words(map: &Map, place: &Place) -> String {
    let known = map.figures.iter().zip(&place.cells).filter(|(_, cell)| **cell != Cell::Empty);
    let values = known.map(|(figure, cell)| {
        format!("{} {}", visible(&figure.label), visible(&cell.shown(map.language)))
    });
    let text = place.text.iter().map(|text| visible(text).into_owned());
    let all: Vec<String> = values.chain(text).collect();
    format!("{}: {}", marked(map, place), all.join(", "))
}

/// The name of a place with the mark of its footnote, such as `Kosovo*`.
pub(super) fn marked(map: &Map, place: &Place) -> String {
    let footnotes = footnotes(map);
    let position =
        place.footnote.as_deref().and_then(|own| footnotes.iter().position(|one| *one == own));
    format!("{}{}", visible(&place.label), position.map(mark).unwrap_or_default())
}

/// The footnotes of a map, each once, in the order of their marks.
pub(super) fn footnotes(map: &Map) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for footnote in map.places.iter().filter_map(|place| place.footnote.as_deref()) {
        if !found.contains(&footnote) {
            found.push(footnote);
        }
    }
    found
}

fn mark(position: usize) -> String {
    "*".repeat(position + 1)
}
