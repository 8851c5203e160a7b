//! A claim: a figure that the programme published.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{EdtfDate, Qualifier, Text};

/// A file of claims.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct ClaimFile {
    /// The claims, in the order of the file.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// One published figure.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Claim {
    /// What the figure speaks of.
    pub scope: ClaimScope,
    /// A code of `metrics`.
    pub metric: SmolStr,
    /// The figure.
    pub value: Option<f64>,
    /// Its unit; a count if nothing is stated.
    pub unit: Option<Unit>,
    /// How exact it is.
    pub qualifier: Option<Qualifier>,
    /// The date for which it was given.
    pub as_of: Option<EdtfDate>,
    /// The URL or document that published it.
    pub source: SmolStr,
    /// What to know about it.
    #[serde(default)]
    pub note: Text,
}

/// What a figure speaks of; the whole programme where nothing narrows it.
#[derive(Debug, Clone, Default, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct ClaimScope {
    /// A code of `regions`.
    pub region: Option<SmolStr>,
    /// A code of `countries`.
    pub country: Option<SmolStr>,
    /// A code of `phases`.
    pub phase: Option<SmolStr>,
    /// The id of an action.
    pub action: Option<SmolStr>,
    /// A group, as the source words it.
    #[serde(default)]
    pub group: Text,
    /// The first year counted.
    pub from: Option<EdtfDate>,
    /// The last year counted.
    pub to: Option<EdtfDate>,
}

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Things.
    Count,
    /// Parts of a hundred.
    Percent,
}
