//! A map as SVG.

use maud::{Markup, html};

use super::Map;
use super::cut::cut;
use super::drawing::{Drawing, Drawn};
use super::names::in_words;
use super::parts::{description, hatching, outline};
use crate::render::visible;

/// The map as an element. `id` is what nothing else on the page is called.
///
/// It is a picture with a description; if places have addresses, it is a group of links instead. Each place has
/// its code in `data-code`, and its shade for each figure in `data-shades`.
#[must_use]
pub fn svg(map: &Map, id: &str) -> Markup {
    let view = cut(&map.cut);
    let drawing = Drawing::of(map, view);
    let has_links = map.places.iter().any(|place| place.href.is_some());
    let labelled = if has_links { format!("{id}-t") } else { format!("{id}-t {id}-d") };
    html! {
        svg xmlns="http://www.w3.org/2000/svg" class="map live" role=(if has_links { "group" } else { "img" })
            lang=(map.language.code()) aria-labelledby=(labelled)
            viewBox={ (view.left) " " (view.top) " " (view.width()) " " (view.height()) } {
            title id={ (id) "-t" } { (visible(&map.title)) }
            @if !has_links { desc id={ (id) "-d" } { (description(map)) } }
            (hatching(map, id, view))
            path class="land" d=(drawing.land) {}
            @for one in drawing.sized(false) { (place(map, one, &outline(one, id))) }
            // The places to hit overlap, so that those of one country must not cover the dots of others.
            g aria-hidden="true" { @for one in drawing.sized(true) { (target(map, one)) } }
            @for one in drawing.sized(true) { (place(map, one, &html! { (outline(one, id)) (dot(one)) })) }
        }
    }
}

/// A country with its words, as a link if it has an address.
fn place(map: &Map, one: &Drawn<'_>, drawn: &Markup) -> Markup {
    let words = in_words(map, one.place);
    let (code, shades) = (&one.place.code, &one.shades);
    html! {
        @match &one.place.href {
            Some(href) => a class="place" href=(visible(href)) data-code=(code) data-shades=(shades) aria-label=(words) {
                title { (words) } (drawn)
            },
            None => g class="place" data-code=(code) data-shades=(shades) { title { (words) } (drawn) },
        }
    }
}

/// What a pointer hits around the dot of a small country.
fn target(map: &Map, one: &Drawn<'_>) -> Markup {
    let (code, target) = (&one.place.code, point(one, "target"));
    let title = html! { title { (in_words(map, one.place)) } };
    html! {
        @match &one.place.href {
            Some(href) => a href=(visible(href)) data-code=(code) tabindex="-1" { (title) (target) },
            None => g data-code=(code) { (title) (target) },
        }
    }
}

fn dot(one: &Drawn<'_>) -> Markup {
    html! { (point(one, "rim")) (point(one, &format!("dot {}", one.shade.class()))) }
}

/// A point that its stroke makes visible, as many pixels wide on every screen.
fn point(one: &Drawn<'_>, class: &str) -> Markup {
    let (x, y) = one.middle;
    html! { path class=(class) d={ "M" (x) " " (y) "h0" } {} }
}
