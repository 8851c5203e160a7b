//! The shapes of countries, read from the file that `scripts/map-shapes` writes.

use std::sync::LazyLock;

const FILE: &str = include_str!("shapes.txt");

/// Parts that are this much smaller than the largest one do not widen the part of a map that shows the country.
const SMALL_PART: f64 = 20.0;

/// The shape of a country.
#[derive(Debug)]
pub(super) struct Shape {
    /// The code of the country; `--` for land of no country.
    pub(super) code: &'static str,
    /// The middle of its largest part.
    pub(super) middle: (i32, i32),
    /// Its parts, the largest first; none for what is only a dot.
    pub(super) parts: Vec<Part>,
}

/// An outline, such as that of an island.
#[derive(Debug)]
pub(super) struct Part {
    /// The outline as a path of SVG.
    pub(super) path: &'static str,
    /// What it lies in.
    pub(super) bounds: Bounds,
    /// How large it is.
    pub(super) area: f64,
}

/// A rectangle, in tenths of a pixel of a world that is 1,000 pixels wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// Every shape, by code.
pub(super) fn shapes() -> &'static [Shape] {
    static ALL: LazyLock<Vec<Shape>> = LazyLock::new(|| FILE.lines().filter_map(shape).collect());
    &ALL
}

/// The shape of a country.
pub(super) fn shape_of(code: &str) -> Option<&'static Shape> {
    shapes().iter().find(|shape| shape.code == code)
}

impl Shape {
    /// How large it is.
    pub(super) fn area(&self) -> f64 {
        self.parts.iter().map(|part| part.area).sum()
    }

    /// What its larger parts lie in: islands far away do not count.
    pub(super) fn main_bounds(&self) -> Bounds {
        let largest = self.parts.first().map_or(0.0, |part| part.area);
        let main = self.parts.iter().filter(|part| part.area * SMALL_PART >= largest);
        main.map(|part| part.bounds).reduce(Bounds::and).unwrap_or(Bounds::at(self.middle))
    }
}

impl Bounds {
    /// A point.
    pub(super) fn at((x, y): (i32, i32)) -> Self {
        Self { left: x, top: y, right: x, bottom: y }
    }

    /// What both lie in.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether both have something in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    pub(super) fn width(self) -> i32 {
        self.right - self.left
    }

    pub(super) fn height(self) -> i32 {
        self.bottom - self.top
    }
}

/// Reads a line: code, middle and outline, with tabs between them.
fn shape(line: &'static str) -> Option<Shape> {
    let mut cells = line.split('\t');
    let code = cells.next().filter(|code| code.len() == 2)?;
    let (x, y) = cells.next()?.split_once(' ')?;
    let middle = (x.parse().ok()?, y.parse().ok()?);
    let parts = cells.next()?.split_inclusive('z').map(part).collect::<Option<_>>()?;
    Some(Shape { code, middle, parts })
}

/// Reads `M10 20l5 0-5 7z`: a point, and the way from each point to the next.
fn part(path: &'static str) -> Option<Part> {
    let (start, steps) = path.strip_prefix('M')?.strip_suffix('z')?.split_once('l')?;
    let (x, y) = start.split_once(' ')?;
    let mut at: (i32, i32) = (x.parse().ok()?, y.parse().ok()?);
    let mut points = vec![at];
    let mut numbers = numbers(steps);
    while let Some(x) = numbers.next() {
        at = (at.0 + x?, at.1 + numbers.next()??);
        points.push(at);
    }
    let bounds = points.iter().copied().map(Bounds::at).reduce(Bounds::and)?;
    Some(Part { path, bounds, area: area(&points) })
}

/// Numbers with a space between them, or only the minus of the second one.
fn numbers(text: &str) -> impl Iterator<Item = Option<i32>> {
    let starts = |(at, letter): (usize, char)| (letter == '-' || letter == ' ').then_some(at);
    let mut ends = text.char_indices().skip(1).filter_map(starts).chain([text.len()]);
    let mut from = 0;
    std::iter::from_fn(move || {
        let end = ends.next()?;
        let number = text[from..end].trim_start().parse().ok();
        from = end;
        Some(number)
    })
}

/// What is within an outline.
fn area(points: &[(i32, i32)]) -> f64 {
    let next = points.iter().skip(1).chain(points.first());
    let cross = |((ax, ay), (bx, by)): (&(i32, i32), &(i32, i32))| {
        f64::from(*ax) * f64::from(*by) - f64::from(*bx) * f64::from(*ay)
    };
    points.iter().zip(next).map(cross).sum::<f64>().abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::{Bounds, FILE, part, shape_of, shapes};
    use crate::render::map::cut::WORLD;

    #[test]
    fn an_outline_is_read_with_its_bounds_and_its_area() {
        let part = part("M10 20l5 0 0-7-5 0z").unwrap();
        assert_eq!(part.bounds, Bounds { left: 10, top: 13, right: 15, bottom: 20 });
        assert!((part.area - 35.0).abs() < 1e-9);
        assert!(super::part("M10 20l5z").is_none() && super::part("M10 20l5 x z").is_none());
    }

    #[test]
    fn every_line_is_a_shape_in_the_world_and_they_are_sorted() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), shapes().len());
        assert!(shapes().is_sorted_by(|one, next| one.code < next.code));
        for shape in shapes() {
            assert!(WORLD.meets(Bounds::at(shape.middle)), "{}", shape.code);
            assert!(shape.parts.is_sorted_by(|one, next| one.area >= next.area), "{}", shape.code);
            for part in &shape.parts {
                assert_eq!(part.bounds.and(WORLD), WORLD, "{}", shape.code);
            }
        }
    }

    /// The projection keeps areas, so that sizes on the map are to each other as those of the countries in square kilometres.
    #[test]
    fn shapes_are_as_large_as_countries() {
        let peru = shape_of("PE").unwrap().area() / 1_285_000.0;
        for (code, area) in [
            ("BR", 8_515_000.0),
            ("CD", 2_345_000.0),
            ("EH", 266_000.0),
            ("IS", 103_000.0),
            ("NZ", 268_000.0),
            ("RU", 17_098_000.0),
            ("UA", 603_600.0),
            ("XK", 10_900.0),
        ] {
            let share = shape_of(code).unwrap().area() / peru / area;
            assert!((share - 1.0).abs() < 0.05, "{code}: {share}");
        }
    }
}
