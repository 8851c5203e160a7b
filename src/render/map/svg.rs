//! A map as SVG.

use maud::{Markup, html};

use super::Map;
use super::cut::cut;
use super::drawing::{Drawing, Drawn};
use super::names::{in_words, marked};
use super::parts::{description, hatching, outline};
use crate::render::visible;
use crate::table::Cell;

/// The map as an element. `id` is what nothing else on the page is called.
///
/// It is a picture with a description; if places have addresses, it is a group of links instead, for the script of a
/// page: each place has its code in `data-code`, its name in `data-name`, its middle in `data-at`, and for each figure
/// its shade in `data-shades` and its number in `data-values`, which is `-` if there is none to show.
#[must_use]
pub fn svg(map: &Map, id: &str) -> Markup {
    let drawing = Drawing::of(map, cut(&map.cut));
    let has_links = map.places.iter().any(|place| place.href.is_some());
    let labelled = if has_links { format!("{id}-t") } else { format!("{id}-t {id}-d") };
    let place = |one: &Drawn<'_>, drawn: &Markup| match has_links {
        true => reached(map, one, drawn),
        false => part(map, one, drawn),
    };
    html! {
        svg xmlns="http://www.w3.org/2000/svg" class="map live" role=(if has_links { "group" } else { "img" })
            lang=(map.language.code()) aria-labelledby=(labelled) viewBox=(view_box(&map.cut)) {
            title id={ (id) "-t" } { (visible(&map.title)) }
            @if !has_links { desc id={ (id) "-d" } { (description(map)) } }
            (hatching(map, id, cut(&map.cut)))
            path class="land" d=(drawing.land) {}
            @for one in drawing.sized(false) { (place(one, &outline(one, id))) }
            // The places to hit overlap, so that those of one country must not cover the dots of others.
            g aria-hidden="true" { @for one in drawing.sized(true) { (target(map, one)) } }
            @for one in drawing.sized(true) { (place(one, &html! { (outline(one, id)) (dot(one)) })) }
        }
    }
}

/// The `viewBox` of the part of the world that shows these countries.
#[must_use]
pub fn view_box(codes: &[String]) -> String {
    let view = cut(codes);
    format!("{} {} {} {}", view.left, view.top, view.width(), view.height())
}

/// A country of a map with links: a link with its words, or a picture with them if it has no address.
fn reached(map: &Map, one: &Drawn<'_>, drawn: &Markup) -> Markup {
    let words = in_words(map, one.place);
    let (name, code, shades) = (marked(map, one.place), &one.place.code, &one.shades);
    let (at, values) = (format!("{} {}", one.middle.0, one.middle.1), values(one));
    html! {
        @match &one.place.href {
            Some(href) => a class="place" href=(visible(href)) data-code=(code) data-name=(name) data-at=(at)
                data-shades=(shades) data-values=(values) { title { (words) } (drawn) },
            None => g class="place" role="img" data-code=(code) data-name=(name) data-at=(at) data-shades=(shades)
                data-values=(values) { title { (words) } (drawn) },
        }
    }
}

/// A country of a map that is one picture.
fn part(map: &Map, one: &Drawn<'_>, drawn: &Markup) -> Markup {
    html! {
        g class="place" data-code=(one.place.code) data-shades=(one.shades) {
            title { (in_words(map, one.place)) } (drawn)
        }
    }
}

/// The numbers of a country.
fn values(one: &Drawn<'_>) -> String {
    let number = |cell: &Cell| cell.number().map_or_else(|| "-".to_owned(), |it| it.to_string());
    one.place.cells.iter().map(number).collect::<Vec<_>>().join(" ")
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
