//! Findings: problems in the data, their places, and whether they were there before.

mod item;
mod known;

pub(crate) use item::MAX_FINDINGS_PER_FILE;
pub use item::{Finding, Fix, Place, Severity, Spot};
pub use known::{FindingKey, KnownFindings};
