//! A partner: an institution that the programme works with.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{Identifier, Source, Text};

/// An institution.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Partner {
    /// The id, which is the file name.
    pub id: SmolStr,
    /// Ids that it had before.
    #[serde(default)]
    pub former_ids: Vec<SmolStr>,
    /// What lists of others call it.
    #[serde(default)]
    pub identifiers: Vec<Identifier>,
    /// The name.
    #[serde(default)]
    pub name: Text,
    /// The acronym.
    pub acronym: Option<SmolStr>,
    /// A code of `partner-kinds`.
    pub kind: Option<SmolStr>,
    /// A code of `countries`.
    pub country: Option<SmolStr>,
    /// A code of `regions`, for a regional body.
    pub region: Option<SmolStr>,
    /// The institution that it is part of.
    pub parent: Option<SmolStr>,
    /// Its own website.
    pub website: Option<SmolStr>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}
