//! When an action began and ended, as IATI knows it: planned or actual, to the day.

use super::codes::{CANCELLED, CLOSED, PIPELINE};
use super::narrative::plain;
use super::xml::Element;
use crate::model::{Day, EdtfDate};

const PLANNED_START: &str = "1";
const ACTUAL_START: &str = "2";
const PLANNED_END: &str = "3";
const ACTUAL_END: &str = "4";

/// When something began and ended, for a file of this day; `None` if no one knows the day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates<'d> {
    /// When it began.
    pub(super) start: Option<EdtfDate>,
    /// When it ended.
    pub(super) end: Option<EdtfDate>,
    /// A code of ActivityStatus.
    pub(super) status: &'d str,
    /// The day of the state that is written.
    pub(super) today: Option<Day>,
}

impl Dates<'_> {
    /// The elements `activity-date`. A day that comes after the state is planned.
    pub(super) fn elements(self) -> Vec<Element> {
        let start = self.start.map(|start| {
            let day = start.earliest();
            let kind = if self.is_planned(day) { PLANNED_START } else { ACTUAL_START };
            element(kind, day, start)
        });
        let end = self.end.zip(self.last_day()).map(|(end, day)| {
            let kind = if self.is_planned(day) { PLANNED_END } else { ACTUAL_END };
            element(kind, day, end)
        });
        start.into_iter().chain(end).collect()
    }

    /// The first and the last day; `None` without an end, or if the end lies before the start.
    pub(super) fn period(self) -> Option<(Day, Day)> {
        let days = (self.start?.earliest(), self.last_day()?);
        (days.0 <= days.1).then_some(days)
    }

    /// The same for what goes on: until the day of the state.
    pub(super) fn period_so_far(self) -> Option<(Day, Day)> {
        let days = (self.start?.earliest(), self.last_day().or(self.today)?);
        (days.0 <= days.1).then_some(days)
    }

    /// The last day that the end can mean. What is closed has ended by the day of the state.
    fn last_day(self) -> Option<Day> {
        let end = self.end?;
        let closed = self.today.filter(|today| {
            self.status == CLOSED && end.earliest() <= *today && *today < end.latest()
        });
        Some(closed.unwrap_or(end.latest()))
    }

    fn is_planned(self, day: Day) -> bool {
        [PIPELINE, CANCELLED].contains(&self.status) || self.today.is_some_and(|today| today < day)
    }
}

fn element(kind: &str, day: Day, written: EdtfDate) -> Element {
    let is_day = written.earliest() == written.latest();
    let narrative = (!is_day).then(|| plain(written.to_string()));
    let date = Element::new("activity-date").with("type", kind);
    date.with("iso-date", day.to_string()).holding(narrative)
}

#[cfg(test)]
mod tests {
    use super::Dates;

    fn dates(start: &str, end: &str, status: &str, today: &str) -> String {
        let date = |text: &str| text.parse().ok();
        let dates = Dates { start: date(start), end: date(end), status, today: today.parse().ok() };
        let shown = dates.elements().into_iter().map(|one| {
            let [kind, day] =
                ["type", "iso-date"].map(|name| one.attribute(name).unwrap().to_owned());
            let written = one.children.first().map_or("", |narrative| narrative.text.as_str());
            format!("{kind} {day} {written}").trim_end().to_owned()
        });
        shown.collect::<Vec<String>>().join(", ")
    }

    #[test]
    fn dates_are_days_and_keep_what_was_written() {
        assert_eq!(dates("2017", "2018-02", "4", ""), "2 2017-01-01 2017, 4 2018-02-28 2018-02");
        assert_eq!(dates("2017-05-12", "", "2", ""), "2 2017-05-12");
        assert_eq!(dates("", "", "2", ""), "");
    }

    #[test]
    fn what_comes_after_the_state_is_planned() {
        assert_eq!(
            dates("2017", "2018", "1", "2026-11-26"),
            "1 2017-01-01 2017, 3 2018-12-31 2018"
        );
        assert_eq!(
            dates("2017", "2018", "5", "2026-11-26"),
            "1 2017-01-01 2017, 3 2018-12-31 2018"
        );
        assert_eq!(
            dates("2027", "2028", "2", "2026-11-26"),
            "1 2027-01-01 2027, 3 2028-12-31 2028"
        );
        assert_eq!(
            dates("2026", "2026", "2", "2026-11-26"),
            "2 2026-01-01 2026, 3 2026-12-31 2026"
        );
    }

    #[test]
    fn what_is_closed_has_ended() {
        assert_eq!(
            dates("2026", "2026", "4", "2026-11-26"),
            "2 2026-01-01 2026, 4 2026-11-26 2026"
        );
        assert_eq!(
            dates("2026", "2027", "4", "2026-11-26"),
            "2 2026-01-01 2026, 3 2027-12-31 2027"
        );
    }
}
