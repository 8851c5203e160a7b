//! What a map is made of: the outlines of countries with their shades.

use super::shading::{Shade, Shading};
use super::shapes::{Bounds, Shape, shape_of, shapes};
use super::{Map, Place};

/// Countries that are smaller have a dot, in square pixels of a map that is 1,000 pixels wide.
const SMALL: f64 = 25.0;

/// Islands that are smaller are left out, in the same pixels.
const SPECK: f64 = 0.5;

/// What is drawn of a map: that of its countries which is in view.
pub(super) struct Drawing<'m> {
    /// The outlines of countries that have no figures.
    pub(super) land: String,
    /// The others.
    pub(super) places: Vec<Drawn<'m>>,
}

/// A country on a map.
pub(super) struct Drawn<'m> {
    /// Its figures.
    pub(super) place: &'m Place,
    /// Its shade.
    pub(super) shade: Shade,
    /// Its shade for each figure, for programs.
    pub(super) shades: String,
    /// Its outline.
    pub(super) path: String,
    /// The middle of its largest part, where its dot is.
    pub(super) middle: (i32, i32),
    /// Whether it has a dot.
    pub(super) is_small: bool,
}

impl<'m> Drawing<'m> {
    /// What a map draws in this part of the world.
    pub(super) fn of(map: &'m Map, view: Bounds) -> Self {
        let shadings: Vec<Shading<'_>> =
            (0..map.figures.len()).map(|figure| Shading::of(map, figure)).collect();
        let scale = 1_000.0 / f64::from(view.width());
        let drawn = |place: &'m Place| {
            let shape = shape_of(&place.code)?;
            let path = path(shape, view, scale);
            let is_small = shape.area() * scale * scale < SMALL;
            let is_seen = !path.is_empty() || (is_small && Bounds::at(shape.middle).meets(view));
            if !is_seen {
                return None;
            }
            let shades = shadings.iter().map(|shading| shading.shade(place));
            let shades: Vec<Shade> = shades.collect();
            let classes: Vec<String> = shades.iter().map(|shade| shade.class()).collect();
            Some(Drawn {
                place,
                shade: shades.get(map.shaded).copied().unwrap_or(Shade::None),
                shades: classes.join(" "),
                path,
                middle: shape.middle,
                is_small,
            })
        };
        let has_none = |shape: &&Shape| map.places.iter().all(|place| place.code != shape.code);
        Self {
            land: shapes().iter().filter(has_none).map(|shape| path(shape, view, scale)).collect(),
            places: map.places.iter().filter_map(drawn).collect(),
        }
    }
}

/// The parts of a shape that are in view, each with a size on a map of this scale; the largest one whatever its size is.
fn path(shape: &Shape, view: Bounds, scale: f64) -> String {
    let parts = shape.parts.iter().enumerate();
    let sized = parts.filter(|(at, part)| *at == 0 || part.area * scale * scale >= SPECK);
    let seen = sized.filter(|(_, part)| part.bounds.meets(view));
    seen.map(|(_, part)| part.path).collect()
}

impl Drawing<'_> {
    /// Those that have a dot, or those that have none.
    pub(super) fn sized(&self, is_small: bool) -> impl Iterator<Item = &Drawn<'_>> {
        self.places.iter().filter(move |one| one.is_small == is_small)
    }
}
