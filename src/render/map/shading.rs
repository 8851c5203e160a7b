//! How the countries of a map are shaded, and what each shade means.

use super::classes::Classes;
use super::{Map, Place};
use crate::render::visible;
use crate::table::Cell;
use crate::words::Words;

/// How a country is shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shade {
    /// Nothing is counted, or known.
    None,
    /// Known and not shown.
    Withheld,
    /// By the class of its number, from 0.
    Class(usize),
}

/// The shades of one figure of a map.
pub(super) struct Shading<'m> {
    map: &'m Map,
    figure: usize,
    classes: Classes,
}

/// A shade of a scale.
pub(super) struct Step {
    pub(super) shade: Shade,
    /// The highest number that has it; nothing if it is for no number.
    pub(super) highest: Option<f64>,
    /// What it means.
    pub(super) meaning: String,
}

impl Shade {
    /// What the style calls it: `c0` for nothing, `c1` for the lowest class, `cw` for what is withheld.
    pub(super) fn class(self) -> String {
        match self {
            Self::None => "c0".to_owned(),
            Self::Withheld => "cw".to_owned(),
            Self::Class(position) => format!("c{}", position + 1),
        }
    }
}

impl<'m> Shading<'m> {
    /// The shades of this figure.
    pub(super) fn of(map: &'m Map, figure: usize) -> Self {
        let cells = map.places.iter().filter_map(|place| place.cells.get(figure));
        let classes = Classes::of(cells.filter_map(counted).collect());
        Self { map, figure, classes }
    }

    /// The shade of a country.
    pub(super) fn shade(&self, place: &Place) -> Shade {
        match place.cells.get(self.figure) {
            Some(Cell::Withheld) => Shade::Withheld,
            Some(cell) => {
                let class = counted(cell).and_then(|number| self.classes.class(number));
                class.map_or(Shade::None, Shade::Class)
            }
            None => Shade::None,
        }
    }

    /// The shades in use with what they mean; that of countries without anything comes first.
    pub(super) fn meanings(&self) -> Vec<(Shade, String)> {
        let ranges = self.classes.ranges().iter();
        let steps = self.steps(ranges.map(|(lowest, highest)| (self.shown(*lowest), *highest)));
        steps.into_iter().map(|step| (step.shade, step.meaning)).collect()
    }

    /// The same for counts that can become smaller: each class begins where the one before it ends.
    pub(super) fn scale(&self) -> Vec<Step> {
        let mut next = 1;
        self.steps(self.classes.ranges().iter().map(|(_, highest)| {
            let lowest = Cell::Number(next).shown(self.map.language);
            next = whole(*highest) + 1;
            (lowest, *highest)
        }))
    }

    /// The shades, whose classes begin with these numbers as they are shown, and end with these.
    fn steps(&self, ranges: impl Iterator<Item = (String, f64)>) -> Vec<Step> {
        let words = Words::of(self.map.language);
        let none = Step { shade: Shade::None, highest: Some(0.0), meaning: words.get("map.none") };
        let mut steps = vec![none];
        for (position, (lowest, highest)) in ranges.enumerate() {
            let last = self.shown(highest);
            let meaning = if lowest == last { lowest } else { format!("{lowest}–{last}") };
            let shade = Shade::Class(position);
            steps.push(Step { shade, highest: Some(highest), meaning });
        }
        if self.map.places.iter().any(|place| self.shade(place) == Shade::Withheld) {
            let meaning = words.get("withheld");
            steps.push(Step { shade: Shade::Withheld, highest: None, meaning });
        }
        steps
    }

    /// A number of a class as its cell shows it.
    fn shown(&self, number: f64) -> String {
        let cells = self.map.places.iter().filter_map(|place| place.cells.get(self.figure));
        let mut same =
            cells.filter(|cell| counted(cell).is_some_and(|one| one.total_cmp(&number).is_eq()));
        let shown = same.next().map(|cell| cell.shown(self.map.language)).unwrap_or_default();
        visible(&shown).into_owned()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a class ends with a number above zero"
)]
fn whole(number: f64) -> usize {
    number as usize
}

/// The number of a cell that has a class: one above zero.
fn counted(cell: &Cell) -> Option<f64> {
    cell.number().filter(|number| *number > 0.0)
}
