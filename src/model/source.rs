//! Where a fact comes from.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{EdtfDate, Text};

/// A source of a record.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Source {
    /// A URL, or the file name of a source document.
    pub source: SmolStr,
    /// The fields that it supports.
    #[serde(default)]
    pub supports: Vec<SmolStr>,
    /// The fields for which it says otherwise than the record.
    #[serde(default)]
    pub differs: Vec<SmolStr>,
    /// The date for which it speaks.
    pub as_of: Option<EdtfDate>,
    /// What to know about it.
    #[serde(default)]
    pub note: Text,
}
