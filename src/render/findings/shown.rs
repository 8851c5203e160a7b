//! Which findings are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::places::Places;
use crate::finding::{Finding, MAX_FINDINGS_PER_FILE};
use crate::registry::FileId;

/// The findings that are written: of each file only so many, and how many more there are.
pub(super) struct Shown<'f> {
    pub(super) findings: Vec<&'f Finding>,
    pub(super) hidden: BTreeMap<FileId, usize>,
}

impl<'f> Shown<'f> {
    pub(super) fn new(findings: &'f [Finding]) -> Self {
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
    pub(super) fn notes<'r>(&self, places: &Places<'r>) -> Vec<(Cow<'r, str>, String)> {
        let note = |(file, count): (&FileId, &usize)| {
            (places.path(*file), format!("{count} more findings in this file are not shown"))
        };
        self.hidden.iter().map(note).collect()
    }
}
