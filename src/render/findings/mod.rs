//! Findings in the format that the reader wants: a person, a line-based tool, a program, a CI page.

mod github;
mod human;
mod json;
mod short;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use clap::ValueEnum;

use super::{Lines, Position, Screen};
use crate::finding::{Finding, MAX_FINDINGS_PER_FILE, Severity, Spot};
use crate::model::Kind;
use crate::registry::{FileId, Registry};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line of the file, a caret and a help line, for people
    Human,
    /// One line a finding, for editors and `grep`
    Short,
    /// One JSON object, for programs
    Json,
    /// Workflow commands, which GitHub shows beside the changed lines
    Github,
}

/// What was checked and how much was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Files of records that were checked, in the order of [`Kind::ALL`].
    pub records: [usize; 4],
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// The rules that were not looked at because they need to know every file.
    pub left_out: Vec<&'static str>,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn new(records: [usize; 4], findings: &[Finding]) -> Self {
        let count = |severity| {
            let found = findings.iter().filter(|finding| finding.severity == severity);
            found.map(|finding| 1 + finding.more).sum()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self { records, errors, warnings, left_out: Vec::new() }
    }

    /// How many files of this kind were checked.
    #[must_use]
    pub fn of(&self, kind: Kind) -> usize {
        self.records[kind as usize]
    }
}

/// Writes the findings, in the order in which they come.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    format: Format,
    registry: &Registry,
    findings: &[Finding],
    summary: &Summary,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places { registry, lines: HashMap::new() };
    let shown = Shown::new(findings);
    match format {
        Format::Human => human::write(&mut places, &shown, summary, screen, out),
        Format::Short => short::write(&mut places, &shown, out),
        Format::Json => json::write(&mut places, &shown, summary, out),
        Format::Github => github::write(&mut places, &shown, out),
    }
}

/// The findings that are written: of each file only so many, and how many more there are.
struct Shown<'f> {
    findings: Vec<&'f Finding>,
    hidden: BTreeMap<FileId, usize>,
}

impl<'f> Shown<'f> {
    fn new(findings: &'f [Finding]) -> Self {
        let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
        let mut shown = Self { findings: Vec::new(), hidden: BTreeMap::new() };
        for finding in findings {
            let count = counts.entry(finding.place.file).or_default();
            *count += 1;
            let is_shown = *count <= MAX_FINDINGS_PER_FILE;
            if is_shown {
                shown.findings.push(finding);
            }
            let hidden = finding.more + usize::from(!is_shown);
            if hidden > 0 {
                *shown.hidden.entry(finding.place.file).or_default() += hidden;
            }
        }
        shown
    }

    /// For each file of which not all is shown, its path and how much is not, in words.
    fn notes<'r>(&self, places: &Places<'r>) -> Vec<(std::borrow::Cow<'r, str>, String)> {
        let note = |(file, count): (&FileId, &usize)| {
            (places.path(*file), format!("{count} more findings in this file are not shown"))
        };
        self.hidden.iter().map(note).collect()
    }
}

/// Turns spots into lines and columns, indexing each file once.
struct Places<'r> {
    registry: &'r Registry,
    lines: HashMap<FileId, Lines<'r>>,
}

impl<'r> Places<'r> {
    /// Where a spot starts and ends.
    fn locate(&mut self, file: FileId, spot: &Spot) -> (Position, Position) {
        let span = spot.span(self.registry.source(file));
        let lines = self.lines(file);
        (lines.position(span.start), lines.position(span.end))
    }

    fn lines(&mut self, file: FileId) -> &Lines<'r> {
        let text = self.registry.text(file);
        self.lines.entry(file).or_insert_with(|| Lines::new(text))
    }

    /// The path of a file as text.
    fn path(&self, file: FileId) -> std::borrow::Cow<'r, str> {
        self.registry.file(file).path.to_string_lossy()
    }
}
