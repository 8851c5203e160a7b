//! Findings: problems in the data, their places, and whether they were there before.

mod fingerprint;
mod item;
mod known;

pub use fingerprint::{Fingerprint, digests};
pub(crate) use item::MAX_FINDINGS_PER_FILE;
pub use item::{Finding, Fix, Place, Severity, Spot};
pub use known::{FindingKey, KnownFindings, Likeness, Since};
