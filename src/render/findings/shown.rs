//! Which findings are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::places::Places;
use crate::finding::{Finding, MAX_FINDINGS_PER_FILE, Place};
use crate::message;
use crate::message::Message;
use crate::personal::hidden;
use crate::registry::FileId;
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

    /// For each file of which not all is shown, its path and how much is not, in words.
    pub(super) fn notes<'r>(&self, places: &Places<'r>) -> Vec<(Cow<'r, str>, String)> {
        let note = |(file, count): (&FileId, &usize)| {
            (places.path(*file), message!("rest.findings", count = *count).in_words(self.words))
        };
        self.hidden.iter().map(note).collect()
    }
}
