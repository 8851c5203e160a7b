//! What was checked, and how much was found.

use crate::finding::{Finding, Severity};
use crate::model::{Day, Kind};

/// What was checked and how much was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Files of records that were checked, in the order of [`Kind::ALL`].
    pub records: [usize; Kind::ALL.len()],
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// The rules that were not looked at because they need to know every file.
    pub left_out: Vec<&'static str>,
    /// The day by which dates of retention were judged; `None` if no record that was checked has one.
    pub judged_on: Option<Day>,
    /// Whether it is left out of what people read.
    pub is_quiet: bool,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn new(records: [usize; Kind::ALL.len()], findings: &[Finding]) -> Self {
        let count = |severity| {
            let found = findings.iter().filter(|finding| finding.severity == severity);
            found.map(|finding| 1 + finding.more).sum()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self { records, errors, warnings, left_out: Vec::new(), judged_on: None, is_quiet: false }
    }

    /// How many files of this kind were checked.
    #[must_use]
    pub fn of(&self, kind: Kind) -> usize {
        self.records[kind as usize]
    }
}
