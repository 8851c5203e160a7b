//! What an import would do, for people and for programs.

mod json;
mod table;

use std::io::{self, Write};

use clap::ValueEnum;

use super::Screen;
use crate::import::Outcome;
use crate::registry::Registry;

/// How an import is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// What is wrong, what changes, and how many of each, for people
    Table,
    /// One JSON object, for scripts
    Json,
}

/// Writes what an import does; `is_imported` tells whether it does so, or only would.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    format: Format,
    registry: &Registry,
    outcome: &Outcome,
    is_imported: bool,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => table::write(registry, outcome, screen, out),
        Format::Json => json::write(outcome, is_imported, out),
    }
}
