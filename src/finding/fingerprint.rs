//! What a finding is about, which stays the same when lines move, words change or items come and go.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use smol_str::SmolStr;

use super::item::{Finding, Spot};
use super::known::Likeness;
use crate::model::FileKind;
use crate::personal::hidden;
use crate::registry::Registry;

/// What makes a finding the same as one of another revision: its rule, its record, and its field. Neither its
/// line nor its message is part of it, because a message may name counts and paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    /// The id of its rule.
    pub rule: SmolStr,
    /// The kind and the id of its record, `action peru-iii`; for any other file its path below the registry.
    pub subject: String,
    /// The address of the field, in which the items of lists go by what they are, without what leads to a person;
    /// empty for the file as a whole.
    pub field: String,
}

impl Likeness for Fingerprint {
    fn of(registry: &Registry, finding: &Finding) -> Self {
        let source = registry.file(finding.place.file);
        let subject = match (source.kind, source.record_id()) {
            (FileKind::Record(kind), Some(id)) => format!("{} {id}", kind.name()),
            _ => source.below.to_string_lossy().replace('\\', "/"),
        };
        let field = match (&finding.place.spot, source.root()) {
            (Spot::Key(route) | Spot::Value(route), Some(root)) => {
                let address = registry.schemas.shape(source.kind).address(root, route);
                hidden(&address).into_owned()
            }
            _ => String::new(),
        };
        Self { rule: SmolStr::new_static(finding.rule), subject, field }
    }
}

impl Fingerprint {
    /// The fingerprint as 64 hexadecimal digits; `number` counts, from 1, the findings that share it.
    #[must_use]
    pub fn digest(&self, number: usize) -> String {
        let Self { rule, subject, field } = self;
        let mut hash = Sha256::new();
        for part in ["mieux/1", rule, subject, field, &number.to_string()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The digests of findings on this registry, in their order. No two are equal.
#[must_use]
pub fn digests<'f>(
    registry: &Registry,
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<String> {
    let mut numbers: HashMap<Fingerprint, usize> = HashMap::new();
    let digest = |finding: &Finding| {
        let fingerprint = Fingerprint::of(registry, finding);
        let number = numbers.entry(fingerprint.clone()).or_default();
        *number += 1;
        fingerprint.digest(*number)
    };
    findings.map(digest).collect()
}
