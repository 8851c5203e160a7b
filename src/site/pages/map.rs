//! The map of the countries, each of which leads to its page.

use maud::{Markup, html};

use crate::render::map::{figure, map_of};
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

/// The map of the part of the world in which these countries are; of the whole world if there are none.
pub(super) fn map(here: &Here<'_>, countries: &[String]) -> Markup {
    let Some(mut map) = map_of(here.scene.figures.by(Topic::Country)) else { return html! {} };
    for place in &mut map.places {
        place.href = here.to(&Place::Term(Topic::Country, place.code.clone()));
    }
    map.cut = countries.to_vec();
    figure(&map, "map")
}
