//! Findings that were there before, each as often as it occurred.

use std::collections::HashMap;
use std::hash::Hash;
use std::path::Path;

use smol_str::SmolStr;

use super::item::Finding;
use crate::registry::Registry;

/// What makes a finding the same as one of another day. Its line is never part of it, because a line changes
/// whenever somebody writes above it.
pub trait Likeness: Clone + Eq + Ord + Hash {
    /// That of a finding on this registry.
    fn of(registry: &Registry, finding: &Finding) -> Self;
}

/// The file, the rule and the words of a finding: two are alike if a person reads the same. A value that is
/// wrong in another way than before is another finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// The path of its file below the registry.
    pub file: String,
    /// The id of its rule.
    pub rule: SmolStr,
    /// Its message in English, whatever the language of the reader.
    pub message: String,
}

impl Likeness for FindingKey {
    fn of(registry: &Registry, finding: &Finding) -> Self {
        Self {
            file: registry.file(finding.place.file).below.to_string_lossy().into_owned(),
            rule: SmolStr::new_static(finding.rule),
            message: finding.message.in_english(),
        }
    }
}

impl FindingKey {
    /// The key after a file was moved: its path, and in the message the id that the file name repeats.
    fn moved(mut self, from: &Path, to: &Path) -> Self {
        if self.file == from.to_string_lossy() {
            self.file = to.to_string_lossy().into_owned();
        }
        let id = |path: &Path| path.file_stem().map(|stem| format!("`{}`", stem.to_string_lossy()));
        if let (Some(old), Some(new)) = (id(from), id(to)) {
            self.message = self.message.replace(&old, &new);
        }
        self
    }
}

/// What became of the findings of an earlier state of a registry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Since {
    /// How many are there no more.
    pub resolved: usize,
    /// How many are still there.
    pub unchanged: usize,
}

/// How often each finding was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFindings<K: Likeness = FindingKey>(HashMap<K, usize>);

impl<K: Likeness> KnownFindings<K> {
    /// Counts the findings on a registry, with those that their rules counted and did not make.
    #[must_use]
    pub fn of(registry: &Registry, findings: &[Finding]) -> Self {
        let counted = findings.iter().map(|finding| (K::of(registry, finding), 1 + finding.more));
        counted.collect()
    }

    /// How often each is known, sorted.
    #[must_use]
    pub fn counts(&self) -> Vec<(&K, usize)> {
        let mut counts: Vec<_> = self.0.iter().map(|(key, count)| (key, *count)).collect();
        counts.sort_unstable();
        counts
    }

    /// Takes out of `findings`, which are on this registry, those that are known, each as often as it is
    /// known. What is left is new.
    pub fn remove_from(&self, registry: &Registry, findings: &mut Vec<Finding>) {
        let mut seen: HashMap<K, usize> = HashMap::new();
        findings.retain_mut(|finding| {
            let key = K::of(registry, finding);
            let Some(known) = self.0.get(&key) else { return true };
            let seen = seen.entry(key).or_default();
            let count = 1 + finding.more;
            let old = count.min(known.saturating_sub(*seen));
            *seen += old;
            finding.more = (count - old).saturating_sub(1);
            old < count
        });
    }
}

impl KnownFindings {
    /// The same findings after files were moved, each `from` a path below the registry `to` another.
    #[must_use]
    pub fn after_moves(self, moves: &[(&Path, &Path)]) -> Self {
        if moves.is_empty() {
            return self;
        }
        let moved = self.0.into_iter().map(|(key, count)| {
            (moves.iter().fold(key, |key, (from, to)| key.moved(from, to)), count)
        });
        moved.collect()
    }
}

impl<K: Likeness> FromIterator<(K, usize)> for KnownFindings<K> {
    fn from_iter<I: IntoIterator<Item = (K, usize)>>(counted: I) -> Self {
        let mut known = Self(HashMap::new());
        for (key, count) in counted {
            *known.0.entry(key).or_default() += count;
        }
        known
    }
}
