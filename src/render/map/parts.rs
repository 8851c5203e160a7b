//! The parts that every drawing of a map has.

use maud::{Markup, html};

use super::drawing::Drawn;
use super::names::in_words;
use super::shapes::Bounds;
use super::{Map, Place};
use crate::table::Cell;
use crate::words::Words;

/// The outline of a country in its shade; nothing for one that is only a dot.
pub(super) fn outline(one: &Drawn<'_>, id: &str) -> Markup {
    // It shows only where the style has no colour for the class, for whatever figure the map is shaded by.
    let hatched = one.shades.contains("cw").then(|| format!("url(#{id}-w)"));
    html! {
        @if !one.path.is_empty() { path class=(one.shade.class()) fill=[hatched] d=(one.path) {} }
    }
}

/// The pattern of what is withheld, where the map has anything of that kind.
pub(super) fn hatching(map: &Map, id: &str, view: Bounds) -> Markup {
    let is_withheld = |place: &Place| place.cells.contains(&Cell::Withheld);
    let tile = view.width() / 100;
    html! {
        @if map.places.iter().any(is_withheld) {
            defs {
                pattern id={ (id) "-w" } width=(tile) height=(tile) patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)" {
                    rect class="hatched" width=(tile) height=(tile) {}
                    rect class="hatch" width=(tile / 3) height=(tile) {}
                }
            }
        }
    }
}

/// Every number of the map.
pub(super) fn description(map: &Map) -> String {
    let words = Words::of(map.language);
    let places = map.places.iter().map(|place| in_words(map, place));
    let places: Vec<String> = places.collect();
    let places = if places.is_empty() { words.get("chart.nothing") } else { places.join("; ") };
    format!("{}. {places}.", words.get("map.map"))
}
