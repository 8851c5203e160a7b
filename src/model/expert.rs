//! An expert: what a source says of somebody, and nothing that identifies a person.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{Day, EdtfDate, Source, Text};

/// A pseudonymous expert.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Expert {
    /// `exp-` and a number.
    pub id: SmolStr,
    /// Ids that it had before.
    #[serde(default)]
    pub former_ids: Vec<SmolStr>,
    /// A code of `countries`.
    pub origin: Option<SmolStr>,
    /// A code of `sectors`.
    pub sector: Option<SmolStr>,
    /// Employers over time.
    #[serde(default)]
    pub affiliations: Vec<Affiliation>,
    /// Working languages.
    #[serde(default)]
    pub languages: Vec<SpokenLanguage>,
    /// Codes of `themes`.
    #[serde(default)]
    pub themes: Vec<SmolStr>,
    /// Codes of `areas`.
    #[serde(default)]
    pub areas: Vec<SmolStr>,
    /// The position of the expert on the roster.
    pub roster: Option<Roster>,
    /// When the expert can or cannot be deployed.
    #[serde(default)]
    pub availability: Vec<Availability>,
    /// The ground on which the programme holds the record.
    pub consent: Option<Consent>,
    /// How long it may be held.
    pub retention: Option<Retention>,
    /// When what was held on the person was erased.
    pub erased: Option<EdtfDate>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}

impl Expert {
    /// What falls due with the record, by its code, and when.
    #[must_use]
    pub(crate) fn due_dates(&self) -> [(&'static str, Option<EdtfDate>); 3] {
        let withdrawn = self.consent.as_ref().and_then(|consent| consent.withdrawn);
        let retention = self.retention.as_ref();
        [
            ("withdrawn", withdrawn),
            ("delete-after", retention.and_then(|retention| retention.delete_after)),
            ("review-by", retention.and_then(|retention| retention.review_by)),
        ]
    }
}

/// One employer.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Affiliation {
    /// The id of a partner.
    pub partner: Option<SmolStr>,
    /// The employer, where it has no partner record.
    #[serde(default)]
    pub organisation: Text,
    /// The position held.
    #[serde(default)]
    pub role: Text,
    /// When it began.
    pub from: Option<EdtfDate>,
    /// When it ended.
    pub to: Option<EdtfDate>,
    /// `false` where it is past.
    pub current: Option<bool>,
}

/// A working language.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct SpokenLanguage {
    /// ISO 639-1 code.
    pub language: SmolStr,
    /// Level of the Common European Framework.
    pub level: Option<SmolStr>,
}

/// The position of an expert on the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Roster {
    /// Asked to be on it.
    Applied,
    /// On it, and may be asked.
    Active,
    /// On it, and is not asked.
    Inactive,
    /// No longer on it.
    Withdrawn,
}

impl Roster {
    /// The words that records write.
    pub(crate) const NAMES: [&str; 4] = ["applied", "active", "inactive", "withdrawn"];

    /// The word that records write.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A period in which an expert can or cannot be deployed.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Availability {
    /// The first day; none if it reaches back without end.
    pub from: Option<EdtfDate>,
    /// The last day; none if it reaches on without end.
    pub to: Option<EdtfDate>,
    /// Whether the expert can be deployed then.
    pub available: bool,
}

/// The ground on which the programme holds data on a person.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Consent {
    /// The ground (GDPR, Article 6).
    pub basis: SmolStr,
    /// When it was given.
    pub given: Option<EdtfDate>,
    /// What it covers, such as `roster`.
    #[serde(default)]
    pub scope: Vec<SmolStr>,
    /// When it was withdrawn.
    pub withdrawn: Option<EdtfDate>,
}

/// How long data may be held.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Retention {
    /// When to look whether it is still needed.
    pub review_by: Option<EdtfDate>,
    /// When it must be gone.
    pub delete_after: Option<EdtfDate>,
}

impl Retention {
    /// Whether the data must be gone on this day for every reading of the date.
    #[must_use]
    pub(crate) fn is_expired(&self, today: Day) -> bool {
        self.delete_after.is_some_and(|last| last.latest() < today)
    }
}
