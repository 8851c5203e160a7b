//! What rules an expert out.

use smol_str::SmolStr;

use super::deployed::Deployed;
use super::need::Need;
use crate::message;
use crate::message::Message;
use crate::model::{Availability, Consent, Day, Expert, Occupied, Roster, Times};

/// The use of a record that a consent must cover.
const ROSTER: &str = "roster";

/// What rules an expert out.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle {
    /// Somebody does not want the expert.
    Excluded,
    /// What was known of the expert was erased.
    Erased,
    /// The expert is in the activity already.
    Deployed,
    /// The record names no ground on which the data are held.
    NoConsent,
    /// The consent was withdrawn.
    ConsentWithdrawn,
    /// The consent does not cover the roster.
    ConsentElsewhere,
    /// The data should be gone.
    RetentionExpired,
    /// The expert is not on the roster, or is not asked.
    OffRoster(Roster),
    /// The record says that the expert is away.
    Away(Availability),
    /// The expert is in another activity then.
    Booked(SmolStr),
}

impl Obstacle {
    /// The first obstacle that certainly keeps the expert from what is needed.
    pub(super) fn of(
        expert: &Expert,
        need: &Need,
        deployed: &Deployed<'_>,
        today: Day,
    ) -> Option<Self> {
        of_record(expert, need, today).or_else(|| of_time(expert, need, deployed))
    }

    /// Its name for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::Erased => "erased",
            Self::Deployed => "deployed",
            Self::NoConsent => "no-consent",
            Self::ConsentWithdrawn => "consent-withdrawn",
            Self::ConsentElsewhere => "consent-elsewhere",
            Self::RetentionExpired => "retention-expired",
            Self::OffRoster(_) => "off-roster",
            Self::Away(_) => "away",
            Self::Booked(_) => "booked",
        }
    }

    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Excluded => message!("match.excluded"),
            Self::Erased => message!("match.erased"),
            Self::Deployed => message!("match.deployed"),
            Self::NoConsent => message!("match.no-consent"),
            Self::ConsentWithdrawn => message!("match.consent-withdrawn"),
            Self::ConsentElsewhere => message!("match.consent-elsewhere"),
            Self::RetentionExpired => message!("match.retention-expired"),
            Self::OffRoster(Roster::Inactive) => {
                message!("match.off-roster", roster = message!("word.roster.inactive"))
            }
            Self::OffRoster(_) => {
                message!("match.off-roster", roster = message!("word.roster.withdrawn"))
            }
            Self::Away(Availability { from: Some(from), to: Some(to), .. }) => {
                message!("match.away", from = *from, to = *to)
            }
            Self::Away(Availability { from: Some(from), .. }) => {
                message!("match.away-from", from = *from)
            }
            Self::Away(Availability { to: Some(to), .. }) => message!("match.away-until", to = *to),
            Self::Away(_) => message!("match.away-always"),
            Self::Booked(activity) => message!("match.booked", activity),
        }
    }
}

fn of_record(expert: &Expert, need: &Need, today: Day) -> Option<Obstacle> {
    if need.excluded.contains(&expert.id) {
        return Some(Obstacle::Excluded);
    }
    if expert.erased.is_some() {
        return Some(Obstacle::Erased);
    }
    if need.deployed.contains(&expert.id) {
        return Some(Obstacle::Deployed);
    }
    match &expert.consent {
        None => return Some(Obstacle::NoConsent),
        Some(Consent { withdrawn: Some(_), .. }) => return Some(Obstacle::ConsentWithdrawn),
        Some(Consent { scope, .. }) => {
            if !scope.is_empty() && !scope.iter().any(|use_| use_ == ROSTER) {
                return Some(Obstacle::ConsentElsewhere);
            }
        }
    }
    if expert.retention.as_ref().is_some_and(|retention| retention.is_expired(today)) {
        return Some(Obstacle::RetentionExpired);
    }
    let roster = expert.roster.filter(|one| matches!(one, Roster::Inactive | Roster::Withdrawn));
    roster.map(Obstacle::OffRoster)
}

fn of_time(expert: &Expert, need: &Need, deployed: &Deployed<'_>) -> Option<Obstacle> {
    let away = Times::of(&expert.availability).keeping_from(need.period?);
    if let Some((_, away)) = away {
        return Some(Obstacle::Away(away.clone()));
    }
    let days = need.occupied()?;
    let activities = deployed.activities(&expert.id).iter();
    let mut others = activities.filter(|one| Some(&one.id) != need.activity.as_ref());
    let clashes = |other| Occupied::of(other).is_some_and(|other| days.clashes_with(other));
    others.find(|other| clashes(other)).map(|other| Obstacle::Booked(other.id.clone()))
}
