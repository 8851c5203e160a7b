//! When an expert can be deployed, by what the record says of the time.

use super::{Availability, Day, EdtfDate, Period};

/// What an expert's record says of the time, each with its position and period.
#[derive(Debug, Clone)]
pub(crate) struct Times<'e>(Vec<(usize, &'e Availability, Period)>);

impl<'e> Times<'e> {
    /// The periods of a record. One whose end is before its start counts for nothing.
    #[must_use]
    pub(crate) fn of(availability: &'e [Availability]) -> Self {
        let all = availability.iter().enumerate();
        Self(all.filter_map(|(at, one)| Some((at, one, Period::open(one.from, one.to)?))).collect())
    }

    /// Whether the record says nothing of the time.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first period that certainly holds the expert back from what takes so long, with its position. A period
    /// without end may have been ended by one that began later and says `available: true`.
    #[must_use]
    pub(crate) fn keeping_from(&self, activity: Period) -> Option<(usize, &'e Availability)> {
        let back =
            self.0.iter().filter(|(_, one, back)| one.available && back.may_overlap(activity));
        let back = back.map(|(_, _, back)| back).max_by_key(|back| back.latest_start());
        let mut away = self.away();
        let is_kept = |away: Period| {
            activity.certainly_overlaps(away)
                && !back.is_some_and(|back| back.may_begin_after(away))
        };
        away.find(|(_, _, away)| is_kept(*away)).map(|(at, one, _)| (*at, *one))
    }

    /// Whether some reading of the dates holds the expert back from what takes so long.
    #[must_use]
    pub(crate) fn may_keep_from(&self, activity: Period) -> bool {
        self.away().any(|(_, _, away)| away.may_overlap(activity))
    }

    fn away(&self) -> impl Iterator<Item = &(usize, &'e Availability, Period)> {
        self.0.iter().filter(|(_, one, _)| !one.available)
    }
}

/// Whether an expert can be deployed on every day from the first to the last: the record says so, and names no
/// time among them in which this cannot be. Of an imprecise date the widest reading counts.
#[must_use]
pub(crate) fn is_free_throughout(availability: &[Availability], first: Day, last: Day) -> bool {
    let of = |available: bool| {
        let all = availability.iter().filter(move |one| one.available == available);
        all.map(|one| (one.from.map(EdtfDate::earliest), one.to.map(EdtfDate::latest)))
    };
    let is_held_back = of(false)
        .any(|(from, to)| from.is_none_or(|from| from <= last) && to.is_none_or(|to| to >= first));
    let mut free: Vec<(Option<Day>, Option<Day>)> = of(true).collect();
    free.sort_unstable();
    // The first day that no period covers yet.
    let mut next = Some(first);
    for (from, to) in free {
        let Some(day) = next else { break };
        if from.is_none_or(|from| from <= day) && to.is_none_or(|to| to >= day) {
            next = to.and_then(|to| to.plus_days(1));
        }
    }
    !is_held_back && next.is_none_or(|day| day > last)
}
