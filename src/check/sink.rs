//! Where rules put their findings.

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use crate::finding::{Finding, MAX_FINDINGS_PER_FILE, Severity};
use crate::model::Kind;
use crate::registry::FileId;

/// A finding as a rule makes it, with what is worked out when all findings are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Raised {
    pub(super) finding: Finding,
    pub(super) pending: Option<Pending>,
}

/// What cannot be said about a finding before all findings are known.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize)]
pub(crate) enum Pending {
    /// "Did you mean", by the names of all records of a kind: what is written, and the form in which it
    /// is looked up first.
    SimilarRecord { kind: Kind, written: String, exact: Option<String> },
    /// "Did you mean", by the names of a vocabulary.
    SimilarCode { vocabulary: String, written: SmolStr },
    /// The finding is reported once for the whole registry, at the first file: a vocabulary is missing.
    Once { vocabulary: String },
}

/// Takes the findings of one rule on one file. It keeps a bounded number for each file and counts the
/// rest, so that a file that is wrong in a million places costs neither time nor memory.
pub(crate) struct Findings<'f> {
    severity: Severity,
    raised: &'f mut Vec<Raised>,
    /// Where the findings of this rule begin.
    first: usize,
}

impl<'f> Findings<'f> {
    /// Takes the findings of a rule that have this severity.
    pub(super) fn new(severity: Severity, raised: &'f mut Vec<Raised>) -> Self {
        let first = raised.len();
        Self { severity, raised, first }
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Finding) {
        let file = finding.place.file;
        self.push_with(file, || finding);
    }

    /// Adds a finding on this file, which is only made if it is kept.
    pub(crate) fn push_with(&mut self, file: FileId, make: impl FnOnce() -> Finding) {
        self.push_pending(file, || (make(), None));
    }

    /// Adds a finding of which something is worked out when all are known.
    pub(crate) fn push_pending(
        &mut self,
        file: FileId,
        make: impl FnOnce() -> (Finding, Option<Pending>),
    ) {
        let of_file = self.raised[self.first..].iter_mut().rev();
        let mut of_file = of_file.take_while(|raised| raised.finding.place.file == file);
        let last = of_file.next();
        match last {
            Some(last) if of_file.nth(MAX_FINDINGS_PER_FILE - 2).is_some() => {
                last.finding.more += 1;
            }
            _ => {
                let (mut finding, pending) = make();
                finding.severity = self.severity;
                self.raised.push(Raised { finding, pending });
            }
        }
    }
}
