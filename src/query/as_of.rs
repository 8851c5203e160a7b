//! What is known to have happened by a day, from dates that are only as precise as their source.

use super::links::Links;
use crate::model::{Action, Activity, Adoption, Day, EdtfDate, Resulting, Term};

/// A day, seen from the end of it. What no date decides is `None`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsOf<'l, 'r> {
    links: &'l Links<'r>,
    day: Day,
}

impl<'l, 'r> AsOf<'l, 'r> {
    /// The last day that a date could mean.
    pub(crate) fn new(links: &'l Links<'r>, date: EdtfDate) -> Self {
        Self { links, day: date.latest() }
    }

    /// Whether an action had begun: by its start; without one by its end, and by the dates of its
    /// phase, in which it began.
    pub(crate) fn begun(self, action: &Action) -> Option<bool> {
        if let Some(start) = action.start {
            return self.reached(start);
        }
        let phase = action.phase.as_deref().and_then(|code| self.phase(code));
        let ended = action.end.and_then(|end| self.reached(end)) == Some(true);
        if ended || phase.and_then(|phase| phase.end).is_some_and(|end| end.latest() <= self.day) {
            return Some(true);
        }
        let later = phase.and_then(|phase| phase.start).is_some_and(|date| self.is_later(date));
        later.then_some(false)
    }

    /// Whether an action had been asked for: by the date of the request, or because it had begun.
    pub(crate) fn requested(self, action: &Action) -> Option<bool> {
        if self.begun(action) == Some(true) {
            return Some(true);
        }
        self.reached(action.request.as_ref()?.received?)
    }

    /// What the public pages could call an action that had begun: completed where it is so now and had
    /// ended, ongoing where it is so now or ended later.
    pub(crate) fn public_status(self, action: &Action) -> Option<&'r str> {
        match self.links.public_status(action)? {
            "completed" => match self.reached(action.end?)? {
                true => Some("completed"),
                false => Some("ongoing"),
            },
            other => Some(other),
        }
    }

    /// Whether an activity had begun: by its own dates, else because its action had ended or had not
    /// begun.
    pub(crate) fn held(self, activity: &Activity) -> Option<bool> {
        if let Some(date) = activity.start.or(activity.end) {
            return self.reached(date);
        }
        let action = self.links.action(activity.action.as_deref()?)?;
        if self.had_ended(action) { Some(true) } else { self.begun(action).filter(|begun| !begun) }
    }

    /// Whether a result was there: by its own dates, else because its action had ended.
    pub(crate) fn achieved(self, action: &Action, result: &Resulting) -> bool {
        match result.date.or(result.adopted.and_then(Adoption::date)) {
            Some(date) => self.reached(date) == Some(true),
            None => self.had_ended(action),
        }
    }

    /// Whether a date had come.
    pub(crate) fn reached(self, date: EdtfDate) -> Option<bool> {
        match date.latest() <= self.day {
            true => Some(true),
            false => self.is_later(date).then_some(false),
        }
    }

    fn had_ended(self, action: &Action) -> bool {
        action.end.and_then(|end| self.reached(end)) == Some(true)
    }

    fn is_later(self, date: EdtfDate) -> bool {
        date.earliest() > self.day
    }

    fn phase(self, code: &str) -> Option<&'r Term> {
        self.links.registry.vocabularies.get("phases")?.get(code)
    }
}
