//! Whether records lie between two dates, by their own dates.

use super::links::Links;
use super::selection::Selection;
use crate::model::{Action, ActionResult, Activity, Adoption, Day, EdtfDate};

/// The days between two dates of which one may be open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window<'l, 'r> {
    links: &'l Links<'r>,
    first: Day,
    last: Day,
}

/// Whether an action lies between the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// By dates of its own or of its activities.
    Inside,
    /// It may, since it states no start or no end.
    Maybe,
    /// It does not.
    Outside,
    /// It states no date at all.
    Undated,
}

impl Placed {
    /// Whether an action that lies there is picked.
    pub(super) fn is_picked(self) -> bool {
        matches!(self, Self::Inside | Self::Maybe)
    }
}

impl<'l, 'r> Window<'l, 'r> {
    /// The days between the dates of a selection; `None` if it has none.
    pub(crate) fn of(links: &'l Links<'r>, selection: &Selection) -> Option<Self> {
        let (from, to) = (selection.from, selection.to);
        let first = from.map_or(Day::MIN, |from| from.earliest());
        let last = to.map_or(Day::MAX, |to| to.latest());
        (from.is_some() || to.is_some()).then_some(Self { links, first, last })
    }

    /// Where an action lies.
    pub(super) fn action(self, action: &Action) -> Placed {
        let held = self.links.activities_of(&action.id).iter().filter(|one| !one.is_not_held());
        let is_inside = held.filter_map(|one| self.own(one)).any(|is_inside| is_inside);
        let span = self.links.span(action);
        let may_touch = self.touches(span.start.0, span.end.1);
        match (action.start, action.end) {
            (None, None) if is_inside => Placed::Inside,
            (None, None) if may_touch => Placed::Undated,
            _ if !may_touch => Placed::Outside,
            // Between a start and an end every day is stated, and an ongoing action lasts on.
            (Some(_), Some(_)) => Placed::Inside,
            (Some(_), None) if self.links.public_status(action) == Some("ongoing") => {
                Placed::Inside
            }
            (Some(start), None) if self.dates(start, start) => Placed::Inside,
            (None, Some(end)) if self.dates(end, end) => Placed::Inside,
            _ if is_inside => Placed::Inside,
            _ => Placed::Maybe,
        }
    }

    /// Whether any of these actions lies outside of the dates, by dates of its own or of its activities.
    pub(crate) fn leaves_out(self, actions: &[&Action]) -> bool {
        actions.iter().any(|action| self.action(action) == Placed::Outside)
    }

    /// Whether an activity lies between the dates by its own; `None` if it states none.
    pub(super) fn own(self, activity: &Activity) -> Option<bool> {
        let first = activity.start.or(activity.end)?;
        Some(self.dates(first, activity.end.unwrap_or(first)))
    }

    /// Whether the request for an action arrived between the dates; `None` if it states no date.
    pub(super) fn request(self, action: &Action) -> Option<bool> {
        let received = action.request.as_ref()?.received?;
        Some(self.dates(received, received))
    }

    /// Whether a result was finished or adopted between the dates; `None` if it states no date.
    pub(crate) fn result(self, result: &ActionResult) -> Option<bool> {
        let dates = [result.date, result.adopted.and_then(Adoption::date)];
        let inside = dates.into_iter().flatten().map(|date| self.dates(date, date));
        inside.reduce(|one, other| one || other)
    }

    fn dates(self, first: EdtfDate, last: EdtfDate) -> bool {
        self.touches(first.earliest(), last.latest())
    }

    fn touches(self, first: Day, last: Day) -> bool {
        first <= self.last && last >= self.first
    }
}
