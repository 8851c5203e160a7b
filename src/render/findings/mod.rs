//! Findings in the format that the reader wants: a person, a line-based tool, a program, a CI page.

mod checkstyle;
mod entry;
mod frame;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod places;
mod plain_frame;
mod print;
mod rdjson;
mod sarif;
mod short;
mod shown;
mod step_summary;
mod summary;
mod xml;

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;

pub use summary::Summary;

use super::{Explanation, Screen};
use crate::finding::Finding;
use crate::model::{FileKind, Kind, Language};
use crate::registry::Registry;
use crate::words::Words;
use entry::{Entry, entries};
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
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Code quality report of GitLab
    Gitlab,
    /// JUnit XML, for the test results of a CI server
    Junit,
    /// Diagnostics for reviewdog
    Rdjson,
    /// Checkstyle XML
    Checkstyle,
}

/// What a run has found.
#[derive(Debug, Clone, Copy)]
pub struct FindingReport<'r> {
    /// The registry, with the texts of the files that findings are about.
    pub registry: &'r Registry,
    /// The findings, in the order in which they are written.
    pub findings: &'r [Finding],
    /// What was checked.
    pub summary: &'r Summary,
    /// The rules of the findings, for formats that explain them.
    pub rules: &'r [Explanation<'r>],
    /// Where the registry lies below the top of its repository; `None` if it lies in none.
    pub folder: Option<&'r Path>,
}

impl<'r> FindingReport<'r> {
    /// The report for people, who need neither pages of rules nor the top of the repository.
    #[must_use]
    pub fn new(registry: &'r Registry, findings: &'r [Finding], summary: &'r Summary) -> Self {
        Self { registry, findings, summary, rules: &[], folder: None }
    }
}

impl Format {
    /// Whether it is for the terminal, where paths are those that a person would type.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }

    /// Whether only a program reads it, so that its words do not depend on the system.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        !self.is_for_people() && self != Self::Github
    }
}

/// Writes the findings in the language of `words`. JSON is in English.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    format: Format,
    report: FindingReport<'_>,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let FindingReport { registry, findings, summary, rules, folder } = report;
    let mut places = Places::new(registry, folder);
    let words = if format == Format::Json { &Words::of(Language::En) } else { words };
    let shown = Shown::new(findings, words);
    match format {
        Format::Human => human::write(&mut places, &shown, summary, words, screen, out),
        Format::Short => short::write(&mut places, &shown, out),
        Format::Json => json::write(&mut places, &shown, summary, out),
        Format::Github => github::write(&entries(&mut places, &shown), out),
        Format::Sarif => sarif::write(&entries(&mut places, &shown), rules, out),
        Format::Gitlab => gitlab::write(&entries(&mut places, &shown), out),
        Format::Junit => {
            let entries = entries(&mut places, &shown);
            junit::write(&entries, &kinds(registry, &entries), summary, out)
        }
        Format::Rdjson => rdjson::write(&entries(&mut places, &shown), out),
        Format::Checkstyle => checkstyle::write(&entries(&mut places, &shown), out),
    }
}

/// Writes the findings as Markdown for the summary of a CI step.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_step_summary(
    report: FindingReport<'_>,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places::new(report.registry, report.folder);
    let entries = entries(&mut places, &Shown::new(report.findings, words));
    let checked = report.summary.message().in_words(words);
    step_summary::write(&entries, &checked, words, out)
}

/// The kind of record that each entry is about; `None` for files that hold no record.
fn kinds(registry: &Registry, entries: &[Entry<'_>]) -> Vec<Option<Kind>> {
    let kind = |entry: &Entry<'_>| match registry.file(entry.file).kind {
        FileKind::Record(kind) => Some(kind),
        _ => None,
    };
    entries.iter().map(kind).collect()
}
