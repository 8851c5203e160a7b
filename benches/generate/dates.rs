//! Dates as precise as a source might be, always in the same order as the months they stand for.

use super::random::Random;
use super::world::Month;

/// A year, as sources give it.
pub(super) fn year(month: Month) -> String {
    format!("{:04}", month / 12)
}

/// A month.
pub(super) fn month(month: Month) -> String {
    format!("{:04}-{:02}", month / 12, month % 12 + 1)
}

/// A day, which is written in quotes.
pub(super) fn day(of: Month, day: usize) -> String {
    format!("{}-{day:02}", month(of))
}

/// A date of this month in one precision or another.
pub(super) fn any(random: &mut Random, of: Month) -> String {
    match random.below(10) {
        0 | 1 => year(of),
        2..=6 => month(of),
        _ => day(of, random.between(1, 28)),
    }
}
