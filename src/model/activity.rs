//! An activity: a seminar, a mission, a training, a study visit.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{ActionResult, EdtfDate, PartnerRole, Source, Text};

/// One activity of an action, or of the programme where it has no action.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Activity {
    /// The id, which is the file name.
    pub id: SmolStr,
    /// Ids that it had before.
    #[serde(default)]
    pub former_ids: Vec<SmolStr>,
    /// The action that it belongs to.
    pub action: Option<SmolStr>,
    /// What it was.
    #[serde(default)]
    pub title: Text,
    /// A code of `activity-kinds`.
    pub kind: Option<SmolStr>,
    /// Whether it was held; `None` where no source says.
    pub status: Option<ActivityStatus>,
    /// The first day.
    pub start: Option<EdtfDate>,
    /// The last day.
    pub end: Option<EdtfDate>,
    /// Where it took place.
    #[serde(default)]
    pub places: Vec<Place>,
    /// Whether it took place online.
    #[serde(default)]
    pub online: bool,
    /// How many took part.
    pub participants: Option<Participants>,
    /// The experts deployed.
    #[serde(default)]
    pub experts: Vec<Deployment>,
    /// Institutions with their roles.
    #[serde(default)]
    pub partners: Vec<PartnerRole>,
    /// What came out.
    #[serde(default)]
    pub results: Vec<ActionResult>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}

impl Activity {
    /// Whether it is known to be only planned or cancelled.
    #[must_use]
    pub(crate) fn is_not_held(&self) -> bool {
        matches!(self.status, Some(ActivityStatus::Planned | ActivityStatus::Cancelled))
    }
}

/// Whether an activity took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActivityStatus {
    /// A plan, not known to have been carried out.
    Planned,
    /// It took place.
    Held,
    /// It did not take place.
    Cancelled,
}

impl ActivityStatus {
    /// The words that records write.
    pub(crate) const NAMES: [&str; 3] = ["planned", "held", "cancelled"];

    /// The word that records write.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A town, a country, or both.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Place {
    /// The town.
    pub city: Option<SmolStr>,
    /// A code of `countries`.
    pub country: Option<SmolStr>,
}

/// How many took part.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Participants {
    /// All of them.
    pub total: Option<u64>,
    /// Women among them.
    pub women: Option<u64>,
    /// Men among them.
    pub men: Option<u64>,
    /// How exact the total is; exact if nothing is stated.
    pub qualifier: Option<Qualifier>,
}

impl Participants {
    /// All who took part: the total, else women and men where both are stated.
    #[must_use]
    pub fn everybody(&self) -> Option<u64> {
        let both = || self.women?.checked_add(self.men?);
        self.total.or_else(both)
    }
}

/// How exact a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// As it is.
    Exact,
    /// More or less.
    About,
    /// More than.
    Over,
    /// Less than.
    Under,
    /// At most.
    UpTo,
}

impl Qualifier {
    /// The word that records write.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
            Self::UpTo => "up-to",
        }
    }

    /// Whether a number may be spoken of as `stated`, with this word before it; `about` is within a
    /// tenth.
    #[must_use]
    pub fn allows(self, stated: f64, number: f64) -> bool {
        match self {
            Self::Exact => (number - stated).abs() < 0.5,
            Self::About => (number - stated).abs() <= stated.abs() / 10.0,
            Self::Over => number > stated,
            Self::Under => number < stated,
            Self::UpTo => number <= stated,
        }
    }
}

/// An expert in an activity.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Deployment {
    /// The id of an expert.
    pub expert: SmolStr,
    /// What the expert did.
    #[serde(default)]
    pub role: Text,
    /// Expert days.
    pub days: Option<f64>,
    /// Whether the set fee applies.
    pub fee: Option<bool>,
    /// Whether daily allowances apply.
    pub per_diem: Option<bool>,
    /// Whether the travel insurance of the programme applies.
    pub insurance: Option<bool>,
    /// Whether travel is booked and paid.
    pub travel: Option<bool>,
}
