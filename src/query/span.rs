//! When actions were under way: by their own dates, and if one is missing, by what bounds it.

use super::status::status;
use crate::model::{Action, Activity, Day, Term, Vocabularies};

/// A first and a last day on which something can have happened.
type Days = (Day, Day);

/// The days on which an action can have begun and ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// When it began.
    pub(crate) start: Days,
    /// When it ended; the last day of the calendar if it lasts on.
    pub(crate) end: Days,
}

impl Span {
    /// No more is known than that it happened.
    pub(super) const UNKNOWN: Self =
        Self { start: (Day::MIN, Day::MAX), end: (Day::MIN, Day::MAX) };

    /// The days of an action with these activities. It began in its phase, and by the first of its activities. Without an end it
    /// lasts on if it is ongoing; if not, it ended after the last of its activities began, and by the end of
    /// its phase or the last of these activities. The programme bounds an action without a phase.
    pub(super) fn of(
        vocabularies: &Vocabularies,
        action: &Action,
        activities: &[&Activity],
    ) -> Self {
        let phase = phase(vocabularies, action);
        let of_activities = ActivityDays::of(activities);
        let (earliest, latest) = match action.start {
            Some(start) => (start.earliest(), start.latest()),
            None => {
                let ended = action.end.map_or(Day::MAX, |end| end.latest());
                (phase.0, phase.1.min(ended))
            }
        };
        let begun = of_activities.first.map_or(latest, |first| latest.min(first));
        let start = (earliest, begun.max(earliest));
        let end = match action.end {
            Some(end) => (end.earliest(), end.latest()),
            None => {
                let last = of_activities.last.map_or(start, |last| (last.0.max(start.0), last.1));
                let public = status(vocabularies, action).and_then(|term| term.public.as_deref());
                let latest = if public == Some("ongoing") { Day::MAX } else { phase.1.max(last.1) };
                (last.0, latest)
            }
        };
        Self { start, end }
    }
}

/// The days of the activities of an action that were neither only planned nor cancelled.
struct ActivityDays {
    /// The day by which the first had begun.
    first: Option<Day>,
    /// The day before which the last cannot have begun, and the day by which it had.
    last: Option<Days>,
}

impl ActivityDays {
    fn of(activities: &[&Activity]) -> Self {
        let held = activities.iter().filter(|activity| !activity.is_not_held());
        let dates: Vec<Days> = held.filter_map(|activity| days(activity)).collect();
        let last =
            dates.iter().copied().reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)));
        Self { first: dates.iter().map(|days| days.1).min(), last }
    }
}

/// The days on which an activity can have begun by its own dates.
fn days(activity: &Activity) -> Option<Days> {
    let date = activity.start.or(activity.end)?;
    Some((date.earliest(), date.latest()))
}

/// The first and the last day of the phase in which an action began; those of the programme if its record
/// names no phase. What is not known is not bounded.
fn phase(vocabularies: &Vocabularies, action: &Action) -> Days {
    let phases = vocabularies.get("phases");
    let of_term = |term: &Term| {
        let start = term.start.map_or(Day::MIN, |start| start.earliest());
        (start, term.end.map_or(Day::MAX, |end| end.latest()))
    };
    let own = action.phase.as_deref().and_then(|code| phases?.get(code)).map(of_term);
    let all = || {
        let phases = phases?.terms.iter().map(of_term);
        phases.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    };
    own.or_else(all).unwrap_or((Day::MIN, Day::MAX))
}
