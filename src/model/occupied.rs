//! The days that an activity takes from those who are in it.

use super::{Activity, Day, Period};

/// The days that an activity covers for every reading of its dates, and whether one can be elsewhere too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occupied {
    /// The first day.
    pub(crate) first: Day,
    /// The last day.
    pub(crate) last: Day,
    /// Whether it is online, so that two of them can be on one day.
    pub(crate) online: bool,
}

impl Occupied {
    /// The days of an activity; `None` if no day is certain.
    #[must_use]
    pub(crate) fn of(activity: &Activity) -> Option<Self> {
        Self::during(Period::of(activity.start, activity.end)?, activity.online)
    }

    /// The days of what takes so long; `None` if no day is certain.
    #[must_use]
    pub(crate) fn during(period: Period, online: bool) -> Option<Self> {
        let (first, last) = period.certain_days()?;
        Some(Self { first, last, online })
    }

    /// Whether nobody can be in both.
    #[must_use]
    pub(crate) fn clashes_with(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last && !(self.online && other.online)
    }
}
