//! Periods between two dates that are only as precise as their source.

use super::{Day, EdtfDate};

/// A period with every day on which it could begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    earliest_start: Day,
    latest_start: Day,
    earliest_end: Day,
    latest_end: Day,
}

impl Period {
    /// What happened from `start` to `end`; where one of the two is missing, only the other is
    /// known to belong to it. `None` without dates, and where the end lies before the start.
    #[must_use]
    pub fn of(start: Option<EdtfDate>, end: Option<EdtfDate>) -> Option<Self> {
        let (start, end) = (start.or(end)?, end.or(start)?);
        Self::between(start.earliest(), start.latest(), end.earliest(), end.latest())
    }

    /// What holds from one date to another, and without end where a date is missing.
    #[must_use]
    pub fn open(from: Option<EdtfDate>, to: Option<EdtfDate>) -> Option<Self> {
        let (first, last) = (Day::MIN, Day::MAX);
        Self::between(
            from.map_or(first, EdtfDate::earliest),
            from.map_or(first, EdtfDate::latest),
            to.map_or(last, EdtfDate::earliest),
            to.map_or(last, EdtfDate::latest),
        )
    }

    /// No start lies after the end, so each narrows the other.
    fn between(
        earliest_start: Day,
        latest_start: Day,
        earliest_end: Day,
        latest_end: Day,
    ) -> Option<Self> {
        (earliest_start <= latest_end).then(|| Self {
            earliest_start,
            latest_start: latest_start.min(latest_end),
            earliest_end: earliest_end.max(earliest_start),
            latest_end,
        })
    }

    /// The first and the last day that it covers for every reading; `None` where there is no such
    /// day.
    #[must_use]
    pub(crate) fn certain_days(self) -> Option<(Day, Day)> {
        let days = (self.latest_start, self.earliest_end);
        (days.0 <= days.1).then_some(days)
    }

    /// The first and the last day that it covers for some reading.
    #[must_use]
    pub(crate) fn possible_days(self) -> (Day, Day) {
        (self.earliest_start, self.latest_end)
    }

    /// Whether the two have a day in common for every reading.
    #[must_use]
    pub(crate) fn certainly_overlaps(self, other: Self) -> bool {
        self.latest_start <= other.earliest_end && other.latest_start <= self.earliest_end
    }

    /// Whether the two have a day in common for some reading.
    #[must_use]
    pub(crate) fn may_overlap(self, other: Self) -> bool {
        self.earliest_start <= other.latest_end && other.earliest_start <= self.latest_end
    }

    /// The last day on which it could begin.
    #[must_use]
    pub(crate) fn latest_start(self) -> Day {
        self.latest_start
    }

    /// Whether it may have begun after `other` did.
    #[must_use]
    pub(crate) fn may_begin_after(self, other: Self) -> bool {
        self.latest_start > other.earliest_start
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::model::EdtfDate;

    fn date(text: &str) -> Option<EdtfDate> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn of(start: &str, end: &str) -> Period {
        Period::of(date(start), date(end)).unwrap()
    }

    #[test]
    fn the_days_that_are_certain_are_covered_by_every_reading() {
        let days = |start, end| {
            of(start, end).certain_days().map(|(first, last)| format!("{first} {last}"))
        };
        assert_eq!(days("2017-05-12", "2017-05-14").as_deref(), Some("2017-05-12 2017-05-14"));
        assert_eq!(days("2017-05", "2017-07").as_deref(), Some("2017-05-31 2017-07-01"));
        assert_eq!(days("2017-05-12", "").as_deref(), Some("2017-05-12 2017-05-12"));
        assert_eq!(days("", "2017-05-12").as_deref(), Some("2017-05-12 2017-05-12"));
        assert_eq!(days("2017-05-12", "2017-05").as_deref(), Some("2017-05-12 2017-05-12"));
        assert_eq!(days("2017", "2017-05-12").as_deref(), Some("2017-05-12 2017-05-12"));
        assert_eq!(days("2017-05", ""), None);
        assert_eq!(days("2017", "2017"), None);
        assert_eq!(Period::of(date("2018"), date("2017")), None);
        assert_eq!(Period::of(None, None), None);
    }

    #[test]
    fn periods_overlap_for_every_reading_or_for_some() {
        let open = |from, to| Period::open(date(from), date(to)).unwrap();
        let (may, year) = (of("2017-05", ""), of("2017", ""));
        assert!(may.certainly_overlaps(open("2016", "2018")));
        assert!(year.certainly_overlaps(open("", "")));
        assert!(may.certainly_overlaps(open("2017-05-01", "")));
        assert!(!may.certainly_overlaps(open("2017-05-02", "")));
        assert!(may.may_overlap(open("2017-05-02", "")));
        assert!(!may.may_overlap(open("2017-06", "")));
        assert!(!may.may_overlap(open("", "2017-04")));
        assert!(open("2017-05", "").may_begin_after(open("2017", "")));
        assert!(!open("", "2018").may_begin_after(open("2017", "")));
    }
}
