//! For how many days an expert is paid.

use crate::model::{Activity, Deployment, EdtfDate, Occupied};

/// The most days that a record may state.
const MOST: f64 = 366.0;

/// The days of a deployment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Days {
    /// As the record states them.
    Stated(f64),
    /// Those from the first to the last day of the activity.
    OfActivity(f64),
}

impl Days {
    /// The days that the deployment states, if it can state so many; else those of the activity if its dates are days.
    pub(super) fn of(activity: &Activity, deployment: &Deployment) -> Option<Self> {
        if let Some(days) = deployment.days {
            return (0.0..=MOST).contains(&days).then_some(Self::Stated(days));
        }
        let is_day =
            |date: Option<EdtfDate>| date.is_none_or(|date| date.earliest() == date.latest());
        let is_exact = is_day(activity.start) && is_day(activity.end);
        let days = Occupied::of(activity).filter(|_| is_exact)?;
        days.first.days_until(days.last).map(|rest| Self::OfActivity(f64::from(rest) + 1.0))
    }

    /// How many they are.
    pub(super) fn number(self) -> f64 {
        match self {
            Self::Stated(days) | Self::OfActivity(days) => days,
        }
    }
}
