//! What the shades of a map mean, as a list beside it.

use maud::{Markup, html};

use super::Map;
use super::shading::{Shading, Step};
use crate::render::visible;

/// The legend for one figure of a map, by its position: a list with the name of the figure.
#[must_use]
pub fn legend(map: &Map, figure: usize) -> Markup {
    html! {
        div class="map-legend" {
            (name(map, figure))
            ul {
                @for (shade, meaning) in Shading::of(map, figure).meanings() { li { (key(&shade.class())) (meaning) } }
            }
        }
    }
}

/// The legend for one figure of a map whose numbers change: it has a shade for every count, and in `data-to` the
/// highest one of each. Only that of the figure by which the map is shaded is shown.
#[must_use]
pub fn scale(map: &Map, figure: usize) -> Markup {
    html! {
        div class="map-legend" hidden[figure != map.shaded] {
            (name(map, figure))
            ul {
                @for Step { shade, highest, meaning } in Shading::of(map, figure).scale() {
                    @let class = shade.class();
                    li data-shade=(class) data-to=[highest] { (key(&class)) (meaning) }
                }
            }
        }
    }
}

fn name(map: &Map, figure: usize) -> Markup {
    let label = map.figures.get(figure).map_or("", |figure| figure.label.as_str());
    html! { p { (visible(label)) } }
}

fn key(class: &str) -> Markup {
    html! { span class={ "key " (class) } aria-hidden="true" {} }
}
