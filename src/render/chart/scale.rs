//! The axis of a chart: from zero to a round number, in round steps.

use crate::model::Language;
use crate::table::Cell;

use super::data::Unit;

/// An axis that begins at zero.
pub(super) struct Scale {
    /// The distance of two ticks, in tenths, so that it is a whole number.
    step: usize,
    /// How many steps there are.
    steps: usize,
    unit: Unit,
    language: Language,
}

impl Scale {
    /// The axis that reaches `largest` in at most `most` steps of 1, 2 or 5 times a power of ten.
    pub(super) fn to(largest: f64, most: usize, unit: Unit, language: Language) -> Self {
        let smallest = if unit == Unit::Count { 10 } else { 1 };
        let (mut step, mut factors) = (smallest, [2, 5, 10].into_iter().cycle());
        let mut power = smallest;
        while tenths(step) * (most as f64) < largest && power < usize::MAX / 100 {
            let factor = factors.next().unwrap_or(10);
            step = power * factor;
            if factor == 10 {
                power = step;
            }
        }
        let steps = (1..most).find(|steps| tenths(step * steps) >= largest).unwrap_or(most);
        Self { step, steps, unit, language }
    }

    /// The part of the axis that a number takes, from 0 to 1.
    pub(super) fn part(&self, number: f64) -> f64 {
        (number / tenths(self.step * self.steps)).min(1.0)
    }

    /// The ticks, each with its part of the axis and what it says.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> {
        (0..=self.steps).map(|position| {
            let tick = position * self.step;
            let cell = match self.unit {
                Unit::Count => Cell::Number(tick / 10),
                Unit::Decimal => Cell::Decimal(tenths(tick)),
                Unit::Percent => Cell::Percent(tenths(tick)),
            };
            (self.part(tenths(tick)), cell.shown(self.language))
        })
    }
}

fn tenths(number: usize) -> f64 {
    number as f64 / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Scale, Unit};
    use crate::model::Language;

    fn ticks(largest: f64, unit: Unit) -> Vec<String> {
        Scale::to(largest, 5, unit, Language::En).ticks().map(|(_, shown)| shown).collect()
    }

    #[test]
    fn an_axis_ends_at_a_round_number_that_nothing_exceeds() {
        assert_eq!(ticks(0.0, Unit::Count), ["0", "1"]);
        assert_eq!(ticks(3.0, Unit::Count), ["0", "1", "2", "3"]);
        assert_eq!(ticks(6.0, Unit::Count), ["0", "2", "4", "6"]);
        assert_eq!(ticks(23.0, Unit::Count), ["0", "5", "10", "15", "20", "25"]);
        assert_eq!(ticks(101.0, Unit::Count), ["0", "50", "100", "150"]);
        assert_eq!(ticks(0.4, Unit::Decimal), ["0.0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(
            ticks(100.0, Unit::Percent),
            ["0.0%", "20.0%", "40.0%", "60.0%", "80.0%", "100.0%"]
        );
    }

    #[test]
    fn the_largest_number_there_is_ends_at_the_end() {
        let scale = Scale::to(f64::MAX, 5, Unit::Count, Language::En);
        assert!((scale.part(f64::MAX) - 1.0).abs() < f64::EPSILON);
    }
}
