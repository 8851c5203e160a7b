//! An expert: what a source says of somebody, and nothing that identifies a person.

use serde::Deserialize;

use super::{EdtfDate, Source, Text};

/// A pseudonymous expert.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Expert {
    /// `exp-` and a number.
    pub id: String,
    /// A code of `countries`.
    pub origin: Option<String>,
    /// A code of `sectors`.
    pub sector: Option<String>,
    /// Employers over time.
    #[serde(default)]
    pub affiliations: Vec<Affiliation>,
    /// Codes of `themes`.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Codes of `areas`.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}

/// One employer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Affiliation {
    /// The id of a partner.
    pub partner: Option<String>,
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
