//! Values of figures: counts, sums, shares and medians, with how many records state what they are made of.

use crate::table::Cell;

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measure {
    /// Its value; nothing where no record states what it is made of.
    pub(crate) cell: Cell,
    /// From how many records it comes, where it comes from those that state something.
    pub(crate) known: Option<Known>,
}

/// How many records state what a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Those that state it.
    pub stated: usize,
    /// All that could.
    pub of: usize,
}

/// How many there are.
pub(super) fn count(number: usize) -> Measure {
    Measure { cell: Cell::Number(number), known: None }
}

/// Those of whom something holds, as a share of those of whom it is known.
pub(super) fn share(part: usize, known: Known) -> Measure {
    Measure { cell: percent(part, known.stated), known: Some(known) }
}

/// A sum of what is stated; nothing where something could be stated and nowhere is.
pub(super) fn sum(sum: Cell, known: Known) -> Measure {
    let cell = if known.stated == 0 && known.of > 0 { Cell::Empty } else { sum };
    Measure { cell, known: Some(known) }
}

/// The median of what so many state; nothing where none does.
pub(super) fn median(mut numbers: Vec<i32>, of: usize) -> Measure {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let cell = match numbers.len() {
        0 => Cell::Empty,
        odd if odd % 2 == 1 => Cell::Decimal(f64::from(numbers[middle])),
        _ => {
            Cell::Decimal(f64::midpoint(f64::from(numbers[middle - 1]), f64::from(numbers[middle])))
        }
    };
    Measure { cell, known: Some(Known { stated: numbers.len(), of }) }
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
