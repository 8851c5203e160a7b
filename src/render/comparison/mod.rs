//! What has changed between two states of a registry, in the format that the reader wants.

mod describe;
mod headline;
mod json;
mod log;
mod markdown;
mod rows;
mod terminal;
mod word_changes;

pub use headline::headline;
pub use json::write as write_comparison_json;
pub use log::{Logged, last_changes_table, log_table, write_log};
pub use markdown::write as write_comparison_markdown;
pub use rows::{changes_table, counts_table};
pub use terminal::write as write_comparison;
