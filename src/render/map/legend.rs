//! What the shades of a map mean, as a list beside it.

use maud::{Markup, html};

use super::Map;
use super::shading::Shading;
use crate::render::visible;

/// The legend for one figure of a map, by its position: a list with the name of the figure.
#[must_use]
pub fn legend(map: &Map, figure: usize) -> Markup {
    let name = map.figures.get(figure).map_or("", String::as_str);
    html! {
        div class="map-legend" {
            p { (visible(name)) }
            ul {
                @for (shade, meaning) in Shading::of(map, figure).meanings() {
                    li { span class={ "key " (shade.class()) } aria-hidden="true" {} (meaning) }
                }
            }
        }
    }
}
