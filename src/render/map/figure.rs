//! A map with all that belongs to it.

use maud::{Markup, html};

use super::Map;
use super::legend::legend;
use super::notes::notes;
use super::svg::svg;

/// The map with its legend and its notes. `id` is what nothing else on the page is called.
#[must_use]
pub fn figure(map: &Map, id: &str) -> Markup {
    html! {
        figure {
            (svg(map, id))
            figcaption {
                (legend(map, map.shaded))
                @for note in notes(map) { p { small { (note) } } }
            }
        }
    }
}
