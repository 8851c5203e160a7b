//! Values of figures: counts, sums, shares and medians, with how many records state what they are made of.

use crate::table::Cell;

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measure {
    /// Its value; nothing where no record states what it is made of.
    pub(crate) cell: Cell,
    /// From how many records it comes, where it comes from those that state something.
    pub(crate) known: Option<Known>,
    /// The lower and the upper quartile of a median.
    pub(crate) quartiles: Option<[f64; 2]>,
}

/// How many records state what a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Those that state it.
    pub stated: usize,
    /// All that could.
    pub of: usize,
}

impl Measure {
    /// A figure that comes from what so many records state.
    pub(super) fn of(cell: Cell, known: Known) -> Self {
        Self { cell, known: Some(known), quartiles: None }
    }
}

/// How many there are.
pub(super) fn count(number: usize) -> Measure {
    Measure { cell: Cell::Number(number), known: None, quartiles: None }
}

/// How many of those that state something there are; nothing where something could be stated and nowhere
/// is.
pub(super) fn stated_count(number: usize, known: Known) -> Measure {
    sum(Cell::Number(number), known)
}

/// Those of whom something holds, as a share of those of whom it is known.
pub(super) fn share(part: usize, known: Known) -> Measure {
    Measure::of(percent(part, known.stated), known)
}

/// A sum of what is stated; nothing where something could be stated and nowhere is.
pub(super) fn sum(sum: Cell, known: Known) -> Measure {
    let cell = if known.stated == 0 && known.of > 0 { Cell::Empty } else { sum };
    Measure::of(cell, known)
}

/// So much for each of those that state it; nothing where none does.
pub(super) fn mean(sum: f64, known: Known) -> Measure {
    let cell = match known.stated {
        0 => Cell::Empty,
        stated => Cell::Decimal(sum / float(stated)),
    };
    Measure::of(cell, known)
}

/// The median of what records state, of so many that could, with its quartiles; nothing where none does.
pub(super) fn median<N: Number>(numbers: impl Iterator<Item = N>, of: usize) -> Measure {
    let mut numbers: Vec<f64> = numbers.map(Number::float).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    let known = Known { stated: numbers.len(), of };
    let Some(last) = numbers.len().checked_sub(1) else { return Measure::of(Cell::Empty, known) };
    // Between two numbers as far as the part lies between their places.
    let at = |quarters: usize| {
        let (place, rest) = (last * quarters / 4, last * quarters % 4);
        let (low, high) = (numbers[place], numbers[(place + 1).min(last)]);
        low + (high - low) * float(rest) / 4.0
    };
    let quartiles = Some([at(1), at(3)]);
    Measure { quartiles, ..Measure::of(Cell::Decimal(at(2)), known) }
}

/// A whole number that records state.
pub(super) trait Number {
    /// The number with a fraction.
    fn float(self) -> f64;
}

impl Number for i32 {
    fn float(self) -> f64 {
        self.into()
    }
}

impl Number for u64 {
    fn float(self) -> f64 {
        float(usize::try_from(self).unwrap_or(usize::MAX))
    }
}

/// `part` of `whole` in parts of a hundred; nothing where there is no whole.
pub(crate) fn percent(part: usize, whole: usize) -> Cell {
    if whole == 0 {
        return Cell::Empty;
    }
    Cell::Percent(float(part) * 100.0 / float(whole))
}

/// A count as a number with a fraction.
pub(crate) fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
