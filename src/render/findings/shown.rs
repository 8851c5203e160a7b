//! Which findings are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::places::Places;
use crate::finding::{Finding, MAX_FINDINGS_PER_FILE, Place, digests};
use crate::message;
use crate::message::Message;
use crate::personal::hidden;
use crate::registry::{FileId, Registry};
use crate::words::Words;

/// The findings that are written: of each file only so many, and how many more there are.
pub(super) struct Shown<'f> {
    pub(super) findings: Vec<ShownFinding<'f>>,
    pub(super) hidden: BTreeMap<FileId, usize>,
    words: &'f Words,
}

/// A finding in the words of the reader, without what leads to a person.
pub(super) struct ShownFinding<'f> {
    pub(super) finding: &'f Finding,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) related: Option<(&'f Place, String)>,
}

impl<'f> ShownFinding<'f> {
    fn new(finding: &'f Finding, words: &Words) -> Self {
        let in_words = |message: &Message| hidden(&message.in_words(words)).into_owned();
        Self {
            finding,
            message: in_words(&finding.message),
            help: finding.help.as_ref().map(in_words),
            related: finding.related.as_ref().map(|(place, message)| (place, in_words(message))),
        }
    }
}

impl<'f> Shown<'f> {
    pub(super) fn new(findings: &'f [Finding], words: &'f Words) -> Self {
        let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
        let mut shown = Self { findings: Vec::new(), hidden: BTreeMap::new(), words };
        for finding in findings {
            let count = counts.entry(finding.place.file).or_default();
            *count += 1;
            let is_shown = *count <= MAX_FINDINGS_PER_FILE;
            if is_shown {
                shown.findings.push(ShownFinding::new(finding, words));
            }
            let hidden = finding.more + usize::from(!is_shown);
            if hidden > 0 {
                *shown.hidden.entry(finding.place.file).or_default() += hidden;
            }
        }
        shown
    }

    /// For each file of which not all is shown, how much is not, in words.
    pub(super) fn more(&self) -> impl Iterator<Item = (FileId, String)> {
        self.hidden.iter().map(|(file, count)| {
            (*file, message!("rest.findings", count = *count).in_words(self.words))
        })
    }

    /// The same with the paths of the files.
    pub(super) fn notes<'r>(&self, places: &Places<'r>) -> Vec<(Cow<'r, str>, String)> {
        self.more().map(|(file, words)| (places.path(file), words)).collect()
    }

    /// What tells each finding that is shown from every other, on any day.
    pub(super) fn fingerprints(&self, registry: &Registry) -> Vec<String> {
        digests(registry, self.findings.iter().map(|shown| shown.finding))
    }
}
