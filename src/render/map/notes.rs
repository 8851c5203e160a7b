//! What must be said below a map: footnotes, what is not on it, and what its shapes do not mean.

use super::names::{footnotes, marked};
use super::shapes::shape_of;
use super::{Map, Place};
use crate::render::visible;
use crate::words::Words;

/// The notes of a map: footnotes in the order of their marks, the places that it cannot show, and that borders imply no position.
#[must_use]
pub fn notes(map: &Map) -> Vec<String> {
    let words = Words::of(map.language);
    let names = |is_meant: &dyn Fn(&Place) -> bool| {
        let places = map.places.iter().filter(|place| is_meant(place));
        places.map(|place| marked(map, place)).collect::<Vec<_>>().join(", ")
    };
    let footnote = |text: &&str| {
        let names = names(&|place| place.footnote.as_deref() == Some(*text));
        format!("{names}: {}", visible(text))
    };
    let mut notes: Vec<String> = footnotes(map).iter().map(footnote).collect();
    let missing = names(&|place| shape_of(&place.code).is_none());
    if !missing.is_empty() {
        notes.push(words.fill("map.missing", &[("places", &missing)]));
    }
    notes.push(words.get("map.borders"));
    notes
}
