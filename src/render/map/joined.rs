//! Several figures of different reports on one map.

use super::{Map, Place};
use crate::model::folded;
use crate::table::Cell;

impl Map {
    /// Keeps only the figures of these names.
    pub fn keep_figures(&mut self, names: &[&str]) {
        let is_kept: Vec<bool> =
            self.figures.iter().map(|figure| names.contains(&figure.name.as_str())).collect();
        retain(&mut self.figures, &is_kept);
        for place in &mut self.places {
            retain(&mut place.cells, &is_kept);
        }
    }

    /// This map with the figures of another one, and its countries. A country that only one of them has is empty for
    /// the figures of the other.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        let (own, all) = (self.figures.len(), self.figures.len() + other.figures.len());
        for mut place in other.places {
            match self.places.iter_mut().find(|known| known.code == place.code) {
                Some(known) => known.cells.append(&mut place.cells),
                None => {
                    let none = std::iter::repeat_n(Cell::Empty, own);
                    place.cells.splice(..0, none);
                    self.places.push(place);
                }
            }
        }
        self.places.iter_mut().for_each(|place| place.cells.resize(all, Cell::Empty));
        self.places.sort_by_cached_key(|place: &Place| folded(&place.label));
        self.figures.extend(other.figures);
        self
    }
}

fn retain<T>(items: &mut Vec<T>, is_kept: &[bool]) {
    let mut kept = is_kept.iter();
    items.retain(|_| kept.next().copied().unwrap_or_default());
}
