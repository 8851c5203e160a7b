//! What an import would do, for people and for programs.

mod json;
mod stage;
mod table;

use std::io::{self, Write};

use clap::ValueEnum;

pub use stage::Stage;

use super::Screen;
use crate::import::Outcome;
use crate::registry::Registry;
use crate::words::Words;

/// The formats of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Errors, changes and their numbers, for people
    Table,
    /// One JSON object, for scripts
    Json,
}

/// Writes what an import does or would do.
/// The headings of its tables come from `words`.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    format: Format,
    registry: &Registry,
    outcome: &Outcome,
    stage: Stage,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => table::write(registry, outcome, stage, words, screen, out),
        Format::Json => json::write(outcome, stage == Stage::Imported, out),
    }
}
