//! A map as a file of its own: with its title, legend and notes, at a fixed size.

use maud::{Markup, PreEscaped, html};

use super::Map;
use super::cut::cut;
use super::drawing::{Drawing, Drawn};
use super::names::in_words;
use super::notes::notes;
use super::parts::{description, hatching, outline};
use super::shading::{Shade, Shading};
use super::shapes::Bounds;
use super::style::picture_style;
use crate::render::chart::{STYLE as CHART_STYLE, Units};
use crate::render::text_width::{LINE, width, wrapped};
use crate::render::visible;

/// The width of what is drawn, in pixels.
const WIDTH: f64 = 960.0;
/// Around what is drawn.
const MARGIN: f64 = 16.0;
/// The largest height of the map itself.
const HIGHEST: f64 = 800.0;
/// From the left of a shade in the legend to its meaning.
const SIGN: f64 = 30.0;

/// The map as a file of SVG, without links.
pub(crate) fn picture(map: &Map) -> Markup {
    let view = cut(&map.cut);
    let mut page = Page { height: 0.0, texts: Vec::new() };
    page.text(&visible(&map.title), Some("heading"));
    page.height += LINE / 2.0;
    let (top, high) = (page.height, (WIDTH / ratio(view)).min(HIGHEST));
    page.height += high + LINE / 2.0;
    let name = map.figures.get(map.shaded).map_or("", |figure| figure.label.as_str());
    page.text(&visible(name), None);
    let shades = page.legend(Shading::of(map, map.shaded).meanings());
    for note in notes(map) {
        page.text(&note, None);
    }
    let (full_width, full_height) = (WIDTH + 2.0 * MARGIN, page.height + 2.0 * MARGIN);
    let (corner, full_width, full_height) = (Units(-MARGIN), Units(full_width), Units(full_height));
    html! {
        svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart" lang=(map.language.code())
            aria-labelledby="map-t map-d" width=(full_width) height=(full_height)
            viewBox={ (corner) " " (corner) " " (full_width) " " (full_height) } {
            title id="map-t" { (visible(&map.title)) }
            desc id="map-d" { (description(map)) }
            style { (PreEscaped(CHART_STYLE)) (PreEscaped(picture_style())) }
            rect class="paper" x=(corner) y=(corner) width=(full_width) height=(full_height) {}
            g class="map" aria-hidden="true" {
                svg y=(Units(top)) width=(Units(WIDTH)) height=(Units(high)) preserveAspectRatio="xMinYMin"
                    viewBox={ (view.left) " " (view.top) " " (view.width()) " " (view.height()) } {
                    (countries(map, view, f64::from(view.height()) / high))
                }
                @for (x, y, shade) in shades { (key(x, y, shade)) }
            }
            @for text in page.texts { text class=[text.class] x=(Units(text.x)) y=(Units(text.y)) { (text.text) } }
        }
    }
}

/// The countries; `pixel` is how many units of the shapes there are to one.
fn countries(map: &Map, view: Bounds, pixel: f64) -> Markup {
    let drawing = Drawing::of(map, view);
    let place = |one: &Drawn<'_>, dot: &Markup| {
        html! { g class="place" { title { (in_words(map, one.place)) } (outline(one, "map")) (dot) } }
    };
    html! {
        (hatching(map, "map", view))
        g stroke-width=(Units(0.6 * pixel)) {
            path class="land" d=(drawing.land) {}
            @for one in drawing.sized(false) { (place(one, &html! {})) }
            @for one in drawing.sized(true) { (place(one, &dot(one, pixel))) }
        }
    }
}

/// The dot of a small country.
fn dot(one: &Drawn<'_>, pixel: f64) -> Markup {
    let (x, y) = one.middle;
    html! {
        circle class="rim" cx=(x) cy=(y) r=(Units(5.0 * pixel)) {}
        circle class=(one.shade.class()) cx=(x) cy=(y) r=(Units(4.0 * pixel)) {}
    }
}

/// A shade in the legend.
fn key(x: f64, y: f64, shade: Shade) -> Markup {
    let hatched = (shade == Shade::Withheld).then_some("url(#map-w)");
    html! {
        rect class={ "key " (shade.class()) } x=(Units(x)) y=(Units(y - 11.0)) width="22" height="13" fill=[hatched] {}
    }
}

fn ratio(view: Bounds) -> f64 {
    f64::from(view.width()) / f64::from(view.height())
}

/// The texts around the map, from top to bottom.
struct Page {
    height: f64,
    texts: Vec<Line>,
}

/// A text on one line.
struct Line {
    x: f64,
    y: f64,
    class: Option<&'static str>,
    text: String,
}

impl Page {
    /// Adds a text in as many lines as it takes. A heading is larger than other texts.
    fn text(&mut self, text: &str, class: Option<&'static str>) {
        let larger = if class.is_some() { 1.3 } else { 1.0 };
        for text in wrapped(text, WIDTH / larger) {
            self.height += LINE * larger;
            self.texts.push(Line { x: 0.0, y: self.height - LINE * 0.2, class, text });
        }
    }

    /// Adds what shades mean, from left to right; returns where each shade is drawn.
    fn legend(&mut self, meanings: Vec<(Shade, String)>) -> Vec<(f64, f64, Shade)> {
        let (mut x, mut shades) = (0.0, Vec::new());
        self.height += LINE * 1.25;
        for (shade, text) in meanings {
            let length = SIGN + width(&text);
            if x > 0.0 && x + length > WIDTH {
                (x, self.height) = (0.0, self.height + LINE * 1.25);
            }
            let y = self.height - LINE * 0.2;
            shades.push((x, y, shade));
            self.texts.push(Line { x: x + SIGN, y, class: None, text });
            x += length + LINE;
        }
        self.height += LINE / 2.0;
        shades
    }
}
