//! Findings: what is to be said about the data, where it stands, and whether it was there before.

mod item;
mod known;

pub(crate) use item::MAX_FINDINGS_PER_FILE;
pub use item::{Finding, Fix, Place, Severity, Spot};
pub use known::{FindingKey, KnownFindings};
