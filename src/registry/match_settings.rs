//! The section `[match]` of `mieux.toml`: how many points each reason counts when experts are ranked.

use std::collections::BTreeMap;

use super::setting_table::{Faults, Table, Value};
use crate::yaml::Fault;

/// The most points that a reason can count.
const MOST_POINTS: u16 = 1000;

/// A reason for or against sending an expert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchReason {
    /// The record names an area of the activity.
    Area,
    /// The record names a theme of the activity.
    Theme,
    /// The expert speaks a language at the level that is asked for.
    Language,
    /// The expert speaks the language, and the record states no level.
    LanguageUnrated,
    /// The record says that the expert is free on all days.
    Available,
    /// The expert was deployed in the country before.
    Country,
    /// The expert was deployed in the region before.
    Region,
    /// The expert works in a sector that is asked for.
    Sector,
    /// The expert comes from where it is asked for.
    Origin,
    /// The expert comes from the region of the activity.
    SameRegion,
    /// The expert is on the roster, and may be asked.
    OnRoster,
    /// The expert speaks the language below the level that is asked for.
    LanguageBelow,
    /// The record does not name the language.
    LanguageMissing,
    /// Some reading of the dates says that the expert is away.
    MaybeAway,
    /// Some reading of the dates has the expert in another activity.
    MaybeBooked,
    /// The expert has asked to be on the roster, and is not on it yet.
    Applied,
    /// The consent does not cover that the record is shared with the partner.
    NotShared,
    /// It is time to look whether the record is still needed.
    ReviewDue,
    /// The record must be erased before the activity ends.
    RetentionEnds,
}

/// What a reason is called in the settings, and its points.
struct Weight {
    reason: MatchReason,
    name: &'static str,
    points: u16,
    is_for: bool,
}

const fn plus(reason: MatchReason, name: &'static str, points: u16) -> Weight {
    Weight { reason, name, points, is_for: true }
}

const fn minus(reason: MatchReason, name: &'static str, points: u16) -> Weight {
    Weight { reason, name, points, is_for: false }
}

/// Every reason, in the order of [`MatchReason`].
const WEIGHTS: [Weight; 19] = [
    plus(MatchReason::Area, "area", 30),
    plus(MatchReason::Theme, "theme", 15),
    plus(MatchReason::Language, "language", 20),
    plus(MatchReason::LanguageUnrated, "language_unrated", 10),
    plus(MatchReason::Available, "available", 15),
    plus(MatchReason::Country, "country", 10),
    plus(MatchReason::Region, "region", 5),
    plus(MatchReason::Sector, "sector", 10),
    plus(MatchReason::Origin, "origin", 10),
    plus(MatchReason::SameRegion, "same_region", 5),
    plus(MatchReason::OnRoster, "on_roster", 5),
    minus(MatchReason::LanguageBelow, "language_below", 10),
    minus(MatchReason::LanguageMissing, "language_missing", 20),
    minus(MatchReason::MaybeAway, "maybe_away", 15),
    minus(MatchReason::MaybeBooked, "maybe_booked", 15),
    minus(MatchReason::Applied, "applied", 5),
    minus(MatchReason::NotShared, "not_shared", 5),
    minus(MatchReason::ReviewDue, "review_due", 5),
    minus(MatchReason::RetentionEnds, "retention_ends", 10),
];

impl MatchReason {
    /// Every reason: those for an expert first.
    pub fn all() -> impl Iterator<Item = Self> {
        WEIGHTS.iter().map(|weight| weight.reason)
    }

    fn weight(self) -> &'static Weight {
        &WEIGHTS[self as usize]
    }

    /// What it is called in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.weight().name
    }

    /// Whether it speaks for the expert.
    #[must_use]
    pub fn is_for(self) -> bool {
        self.weight().is_for
    }
}

/// How many points each reason counts, where it is not as many as usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatchSettings {
    changed: BTreeMap<MatchReason, u16>,
}

impl MatchSettings {
    /// What a reason adds to a score, or takes from it.
    #[must_use]
    pub fn points(&self, reason: MatchReason) -> i64 {
        let points = self.changed.get(&reason).copied().unwrap_or(reason.weight().points);
        if reason.is_for() { points.into() } else { -i64::from(points) }
    }
}

/// Reads the section. What is no number of points is not kept.
pub(super) fn read(value: &Value<'_>) -> (MatchSettings, Vec<Fault>) {
    let faults = Faults::default();
    let settings = Table::of("match", value, &faults).map(|table| {
        table.only(&WEIGHTS.each_ref().map(|weight| weight.name));
        let read = |weight: &Weight| Some((weight.reason, table.points(weight.name, MOST_POINTS)?));
        MatchSettings { changed: WEIGHTS.iter().filter_map(read).collect() }
    });
    (settings.unwrap_or_default(), faults.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{MatchReason, WEIGHTS};

    #[test]
    fn every_reason_has_its_row_and_those_for_an_expert_come_first() {
        for (position, weight) in WEIGHTS.iter().enumerate() {
            assert_eq!(weight.reason as usize, position, "{}", weight.name);
        }
        let all: Vec<bool> = MatchReason::all().map(MatchReason::is_for).collect();
        assert!(all.is_sorted_by(|one, next| one >= next));
    }
}
