//! Which part of the world a map shows.

use super::shapes::{Bounds, shape_of};

/// The whole world, without Antarctica.
pub(super) const WORLD: Bounds = Bounds { left: 0, top: 0, right: 10_000, bottom: 4_330 };

/// The least width and height of a part, below which outlines would have too few corners.
const LEAST: i32 = 1_000;
/// The largest part of the width of the world that is not shown as the whole.
const LARGEST: f64 = 0.65;
/// How many times wider than high a part is.
const NARROWEST: f64 = 0.85;
const WIDEST: f64 = 2.2;

/// What shows these countries, with room around them; the world if they lie far from each other, or none is known.
pub(super) fn cut(codes: &[String]) -> Bounds {
    let shapes = codes.iter().filter_map(|code| shape_of(code));
    let Some(bounds) = shapes.map(|shape| shape.main_bounds()).reduce(Bounds::and) else {
        return WORLD;
    };
    let margin = bounds.width().max(bounds.height()) / 16;
    let width = (bounds.width() + 2 * margin).max(LEAST);
    let height = (bounds.height() + 2 * margin).max(LEAST);
    if f64::from(width) > LARGEST * f64::from(WORLD.width()) {
        return WORLD;
    }
    let wide = width.max(scaled(height, NARROWEST));
    let high = height.max(scaled(width, 1.0 / WIDEST)).min(WORLD.height());
    let left = placed(bounds.left, bounds.right, wide, WORLD.right);
    let top = placed(bounds.top, bounds.bottom, high, WORLD.bottom);
    Bounds { left, top, right: left + wide, bottom: top + high }
}

/// Where something of this length begins that has from one to the other in its middle, as far as the world goes.
fn placed(from: i32, to: i32, length: i32, end: i32) -> i32 {
    ((from + to - length) / 2).clamp(0, end - length)
}

#[expect(clippy::cast_possible_truncation, reason = "no length is longer than a few worlds")]
fn scaled(length: i32, by: f64) -> i32 {
    (f64::from(length) * by).round() as i32
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{Strategy, proptest};
    use proptest::sample::select;

    use super::{WORLD, cut};
    use crate::render::map::shapes::{shape_of, shapes};

    fn codes() -> impl Strategy<Value = Vec<String>> {
        let all: Vec<String> = shapes().iter().map(|shape| shape.code.to_owned()).collect();
        vec(select(all), 0..5)
    }

    proptest! {
        #[test]
        fn a_part_shows_its_countries_and_lies_in_the_world(codes in codes()) {
            let part = cut(&codes);
            assert_eq!(part.and(WORLD), WORLD);
            for code in &codes {
                assert_eq!(shape_of(code).unwrap().main_bounds().and(part), part, "{code}");
            }
        }
    }

    #[test]
    fn what_is_not_known_is_shown_with_the_world() {
        assert_eq!(cut(&[]), WORLD);
        assert_eq!(cut(&["ZZ".to_owned()]), WORLD);
        assert_eq!(cut(&["FJ".to_owned(), "US".to_owned()]), WORLD);
    }
}
