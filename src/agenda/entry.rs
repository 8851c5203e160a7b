//! One thing in the calendar.

use smol_str::SmolStr;

use crate::model::{Day, EdtfDate, Occupied, Period, Text};

/// What is in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An activity.
    Activity,
    /// An activity that does not take place.
    Cancelled,
    /// An expert in an activity.
    Deployment,
    /// The planned end of an action that is under way.
    ActionEnd,
    /// The day by which the data on an expert are reviewed.
    Review,
    /// The day after which the data on an expert must be gone.
    Erasure,
}

impl EntryKind {
    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Cancelled => "cancelled",
            Self::Deployment => "deployment",
            Self::ActionEnd => "action-end",
            Self::Review => "review",
            Self::Erasure => "erasure",
        }
    }

    /// The key of what people call it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Activity => "calendar.activity",
            Self::Cancelled => "calendar.cancelled",
            Self::Deployment => "calendar.deployment",
            Self::ActionEnd => "calendar.action-end",
            Self::Review => "calendar.review",
            Self::Erasure => "calendar.erasure",
        }
    }
}

/// One thing in the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The id of its record.
    pub id: SmolStr,
    /// The expert of a deployment.
    pub expert: Option<SmolStr>,
    /// The title of the record.
    pub title: Text,
    /// Where it takes place, as the record writes it.
    pub place: String,
    /// The first date, as precise as the record.
    pub start: EdtfDate,
    /// The last date.
    pub end: EdtfDate,
    /// Whether it is planned and not known to have taken place.
    pub is_planned: bool,
}

impl Entry {
    /// The first and the last day that it may cover.
    #[must_use]
    pub fn possible_days(&self) -> (Day, Day) {
        (self.start.earliest(), self.end.latest())
    }

    /// The first and the last day that it certainly covers, if any is certain.
    #[must_use]
    pub fn certain_days(&self) -> Option<(Day, Day)> {
        let days = Occupied::during(Period::of(Some(self.start), Some(self.end))?, false)?;
        Some((days.first, days.last))
    }

    /// Whether both dates are days.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        [self.start, self.end].iter().all(|date| date.earliest() == date.latest())
    }
}
