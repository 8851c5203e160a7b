//! What speaks for an expert and what against.

use smol_str::SmolStr;

use super::deployed::Deployed;
use super::need::{Need, countries_of};
use crate::model::{Day, Expert, Period, Roster, Times, is_free_throughout};
use crate::query::{Links, OPERATIONAL, Spoken, spoken};
use crate::registry::MatchReason;

/// The use of a record without which the partner does not get it.
const SHARING: &str = "share-with-partner";

/// A reason for or against an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The reason.
    pub reason: MatchReason,
    /// What it is about: a code, an id, a date; empty if the reason says all.
    pub about: SmolStr,
}

/// Looks for the reasons of one expert after the other.
pub(super) struct Reasons<'r, 'n> {
    links: &'n Links<'r>,
    deployed: &'n Deployed<'r>,
    need: &'n Need,
    today: Day,
}

impl<'r, 'n> Reasons<'r, 'n> {
    pub(super) fn new(
        links: &'n Links<'r>,
        deployed: &'n Deployed<'r>,
        need: &'n Need,
        today: Day,
    ) -> Self {
        Self { links, deployed, need, today }
    }

    /// Everything that counts for the expert or against, in the order of the settings.
    pub(super) fn of(&self, expert: &Expert) -> Vec<Found> {
        let mut found = Vec::new();
        self.expertise(expert, &mut found);
        self.languages(expert, &mut found);
        self.time(expert, &mut found);
        self.experience(expert, &mut found);
        self.person(expert, &mut found);
        self.record(expert, &mut found);
        found.sort_by_key(|found| found.reason);
        found
    }

    fn expertise(&self, expert: &Expert, found: &mut Vec<Found>) {
        let needs = [
            (MatchReason::Area, &expert.areas, &self.need.areas),
            (MatchReason::Theme, &expert.themes, &self.need.themes),
        ];
        for (reason, own, needed) in needs {
            let met = needed.iter().filter(|code| own.contains(code));
            found.extend(met.map(|code| Found { reason, about: code.clone() }));
        }
    }

    fn languages(&self, expert: &Expert, found: &mut Vec<Found>) {
        for language in &self.need.languages {
            let reason = match spoken(expert, language) {
                Spoken::Enough => MatchReason::Language,
                Spoken::Unrated => MatchReason::LanguageUnrated,
                Spoken::Below => MatchReason::LanguageBelow,
                Spoken::Missing => MatchReason::LanguageMissing,
            };
            found.push(Found { reason, about: SmolStr::new(&language.code) });
        }
    }

    fn time(&self, expert: &Expert, found: &mut Vec<Found>) {
        let (Some(period), Some((first, last))) = (self.need.period, self.need.possible_days())
        else {
            return;
        };
        if is_free_throughout(&expert.availability, first, last) {
            found.push(plain(MatchReason::Available));
        } else if Times::of(&expert.availability).may_keep_from(period) {
            found.push(plain(MatchReason::MaybeAway));
        }
        let others = self.deployed.activities(&expert.id).iter();
        let mut others = others.filter(|one| Some(&one.id) != self.need.activity.as_ref());
        let may_clash = others.find(|other| {
            let taken = Period::of(other.start, other.end);
            !(other.online && self.need.online) && taken.is_some_and(|one| one.may_overlap(period))
        });
        found.extend(
            may_clash.map(|one| Found { reason: MatchReason::MaybeBooked, about: one.id.clone() }),
        );
    }

    /// The countries and regions in which the expert was deployed, each once.
    fn experience(&self, expert: &Expert, found: &mut Vec<Found>) {
        let activities = self.deployed.activities(&expert.id).iter();
        let past = activities
            .filter(|one| !one.is_not_held() && Some(&one.id) != self.need.activity.as_ref());
        let known: Vec<&SmolStr> = past.flat_map(|one| countries_of(self.links, one)).collect();
        let countries = self.need.countries.iter().filter(|country| known.contains(country));
        let country = |code: &SmolStr| Found { reason: MatchReason::Country, about: code.clone() };
        found.extend(countries.map(country));
        let is_known = |scheme: &str, region: &str| {
            let mut known = known.iter();
            known.any(|country| self.is_in_region(country, scheme, region))
        };
        let regions = self.need.regions.iter().filter(|(scheme, region)| is_known(scheme, region));
        found.extend(
            regions.map(|(_, code)| Found { reason: MatchReason::Region, about: code.clone() }),
        );
    }

    fn is_in_region(&self, country: &str, scheme: &str, region: &str) -> bool {
        self.links.regions_of_country(scheme, country).iter().any(|own| own == region)
    }

    /// Where the expert works and comes from.
    fn person(&self, expert: &Expert, found: &mut Vec<Found>) {
        let asked = [
            ("sector", MatchReason::Sector, &expert.sector),
            ("origin", MatchReason::Origin, &expert.origin),
        ];
        for (option, reason, own) in asked {
            if self.need.selection.holds_of_expert(option, self.links, expert) {
                found.push(Found { reason, about: own.clone().unwrap_or_default() });
            }
        }
        let regions = self.need.regions.iter().filter(|(scheme, _)| *scheme == OPERATIONAL);
        let own = regions.filter(|(scheme, region)| {
            expert.origin.as_ref().is_some_and(|origin| self.is_in_region(origin, scheme, region))
        });
        found.extend(
            own.map(|(_, code)| Found { reason: MatchReason::SameRegion, about: code.clone() }),
        );
    }

    /// What the record may be used for, and how long.
    fn record(&self, expert: &Expert, found: &mut Vec<Found>) {
        match expert.roster {
            Some(Roster::Active) => found.push(plain(MatchReason::OnRoster)),
            Some(Roster::Applied) => found.push(plain(MatchReason::Applied)),
            _ => {}
        }
        let consent = expert.consent.as_ref();
        let may_share =
            consent.is_some_and(|consent| consent.scope.iter().any(|use_| use_ == SHARING));
        if !may_share {
            found.push(plain(MatchReason::NotShared));
        }
        let Some(retention) = &expert.retention else { return };
        if retention.review_by.is_some_and(|by| by.latest() < self.today) {
            found.push(plain(MatchReason::ReviewDue));
        }
        let last = self.need.possible_days().map_or(self.today, |(_, last)| last);
        if let Some(gone) = retention.delete_after.filter(|_| retention.is_expired(last)) {
            let about = SmolStr::new(gone.to_string());
            found.push(Found { reason: MatchReason::RetentionEnds, about });
        }
    }
}

fn plain(reason: MatchReason) -> Found {
    Found { reason, about: SmolStr::default() }
}
