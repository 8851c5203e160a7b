//! What is known to have happened by a day, from dates that are only as precise as their source.

use super::links::Links;
use crate::model::{Action, ActionResult, Activity, Adoption, Day, EdtfDate, Term};

/// The code of an action of which no more is known than that it was ongoing.
pub(crate) const ONGOING: &str = "ongoing";

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

    /// Whether an action had begun: by its start, an activity that was held, its end, or the end of its
    /// phase.
    pub(crate) fn begun(self, action: &Action) -> Option<bool> {
        self.had_come(self.links.span(action).start)
    }

    /// Whether an action had been asked for: by the date of the request, or because it had begun.
    pub(crate) fn requested(self, action: &Action) -> Option<bool> {
        if self.begun(action) == Some(true) {
            return Some(true);
        }
        self.reached(action.request.as_ref()?.received?)
    }

    /// What the public pages could call an action that had begun: completed if it is so now and had
    /// ended, ongoing if it is so now or ended later.
    pub(crate) fn public_status(self, action: &Action) -> Option<&'r str> {
        match self.links.public_status(action)? {
            "completed" => match self.had_come(self.links.span(action).end)? {
                true => Some("completed"),
                false => Some("ongoing"),
            },
            other => Some(other),
        }
    }

    /// The codes of the statuses that an action can have had.
    pub(super) fn possible_statuses(self, action: &'r Action) -> Vec<&'r str> {
        let statuses = self.links.registry.vocabularies.get("statuses");
        let statuses = statuses.map_or(&[][..], |statuses| &statuses.terms);
        let codes = |is_possible: &dyn Fn(&Term) -> bool| -> Vec<&'r str> {
            let possible = statuses.iter().filter(|term| is_possible(term));
            possible.filter_map(|term| term.code.word()).collect()
        };
        let now = action.status.as_deref();
        let is_first = statuses.first().is_some_and(|first| first.code.word() == now);
        let ongoing = |term: &Term| term.public.as_deref() == Some("ongoing");
        match (self.begun(action), self.links.counts(action)) {
            // An action that is still a request has never been anything else.
            _ if is_first => now.into_iter().collect(),
            (Some(false), _) => codes(&|term| !term.counts),
            (Some(true), true) => match self.public_status(action) {
                Some("completed") => now.into_iter().collect(),
                Some("ongoing") => codes(&ongoing),
                _ => codes(&|term| ongoing(term) || term.code.word() == now),
            },
            (Some(true), false) if self.had_ended(action) => now.into_iter().collect(),
            _ => codes(&|_| true),
        }
    }

    /// The status of an action, if it is known; [`ONGOING`] if no more is known than that it was ongoing.
    pub(crate) fn status(self, action: &'r Action) -> Option<&'r str> {
        let possible = self.possible_statuses(action);
        let statuses = self.links.registry.vocabularies.get("statuses")?;
        let is_ongoing = |code: &&str| {
            statuses.get(code).and_then(|term| term.public.as_deref()) == Some("ongoing")
        };
        match possible.as_slice() {
            [] => None,
            [one] => Some(one),
            several => several.iter().all(is_ongoing).then_some(ONGOING),
        }
    }

    /// Whether an activity had begun: by its own dates, else because its action had ended or had not
    /// begun.
    pub(crate) fn was_held(self, activity: &Activity) -> Option<bool> {
        if let Some(date) = activity.start.or(activity.end) {
            return self.reached(date);
        }
        let action = self.links.action_of(activity)?;
        if self.had_ended(action) { Some(true) } else { self.begun(action).filter(|begun| !begun) }
    }

    /// Whether a result was there: by its date or its adoption, else because its action had ended.
    pub(crate) fn achieved(self, action: &Action, result: &ActionResult) -> bool {
        let dates = [result.date, result.adopted.and_then(Adoption::date)];
        match dates {
            [None, None] => self.had_ended(action),
            dates => dates.into_iter().flatten().any(|date| self.reached(date) == Some(true)),
        }
    }

    /// Whether a date had come.
    pub(crate) fn reached(self, date: EdtfDate) -> Option<bool> {
        self.had_come((date.earliest(), date.latest()))
    }

    fn had_ended(self, action: &Action) -> bool {
        self.had_come(self.links.span(action).end) == Some(true)
    }

    /// Whether what happened on one of these days had happened.
    fn had_come(self, (earliest, latest): (Day, Day)) -> Option<bool> {
        match latest <= self.day {
            true => Some(true),
            false => (earliest > self.day).then_some(false),
        }
    }
}
