//! What has changed between two states of a registry: which records, and which of their fields.
//!
//! Reads no files and prints nothing. Items of lists are compared by what they are (`schema::Identity`), so that another
//! order alone is no change, except in lists whose order has a meaning.

mod comparison;
mod fields;
mod items;
mod records;
mod versions;

pub use comparison::{Comparison, FindingChange, FindingChanges, State, StateKind};
pub use fields::{FieldChange, FieldState, field_changes};
pub use records::{RecordChange, RecordState, record_changes};
pub use versions::{Version, texts_in, version_change};
