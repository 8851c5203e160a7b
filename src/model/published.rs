//! What lists of others say of a record: its identifiers there, and money as they want it.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::EdtfDate;

/// An identifier of a record in a list of others.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Identifier {
    /// The list: `iati`, `crs-channel` or `ror`.
    pub scheme: SmolStr,
    /// The identifier as the list gives it.
    pub value: SmolStr,
}

/// What is planned for a period.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Budget {
    /// The first day.
    pub from: EdtfDate,
    /// The last day.
    pub to: EdtfDate,
    /// The amount.
    pub value: f64,
    /// ISO 4217 code; that of the settings if none is stated.
    pub currency: Option<SmolStr>,
    /// Code of the IATI list BudgetStatus: `1` is indicative, `2` is committed.
    pub status: Option<SmolStr>,
}
