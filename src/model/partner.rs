//! A partner: an institution that the programme works with.

use serde::Deserialize;

use super::{Source, Text};

/// An institution.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Partner {
    /// The id, which is the file name.
    pub id: String,
    /// Ids that it had before.
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// The name.
    #[serde(default)]
    pub name: Text,
    /// The acronym.
    pub acronym: Option<String>,
    /// A code of `partner-kinds`.
    pub kind: Option<String>,
    /// A code of `countries`.
    pub country: Option<String>,
    /// A code of `regions`, for a regional body.
    pub region: Option<String>,
    /// The institution that it is part of.
    pub parent: Option<String>,
    /// Its own website.
    pub website: Option<String>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}
