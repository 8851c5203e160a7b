//! Findings in the format that the reader wants: a person, a line-based tool, a program, a CI page.

mod github;
mod human;
mod json;
mod places;
mod short;
mod shown;
mod summary;

use std::io::{self, Write};

use clap::ValueEnum;

pub use summary::Summary;

use super::Screen;
use crate::finding::Finding;
use crate::model::Language;
use crate::registry::Registry;
use crate::words::Words;
use places::Places;
use shown::{Shown, ShownFinding};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The line of the file with a caret and help, for people
    Human,
    /// One line per problem, for editors and `grep`
    Short,
    /// One JSON object, for scripts
    Json,
    /// Annotations on the changed lines on GitHub
    Github,
}

/// Writes the findings, in the order in which they come, in the language of `words`. JSON is in English.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    format: Format,
    registry: &Registry,
    findings: &[Finding],
    summary: &Summary,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places::new(registry);
    let words = if format == Format::Json { &Words::of(Language::En) } else { words };
    let shown = Shown::new(findings, words);
    match format {
        Format::Human => human::write(&mut places, &shown, summary, words, screen, out),
        Format::Short => short::write(&mut places, &shown, out),
        Format::Json => json::write(&mut places, &shown, summary, out),
        Format::Github => github::write(&mut places, &shown, out),
    }
}
