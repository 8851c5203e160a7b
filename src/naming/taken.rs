//! The ids that are taken already.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{FileKind, Kind, Registry};

/// Every id that a record has or had, or should have by the name of its file, since a file that cannot be
/// read may hold such a record.
#[derive(Debug, Clone, Default)]
pub struct TakenIds(BTreeMap<Kind, BTreeSet<String>>);

impl TakenIds {
    /// The ids of a registry.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut taken = Self::default();
        for file in &registry.files {
            if let FileKind::Record(kind) = file.kind {
                taken.insert(kind, &file.stem());
                file.stated_id().into_iter().for_each(|id| taken.insert(kind, id));
            }
        }
        for (kind, former, _) in registry.former_ids() {
            taken.insert(kind, former);
        }
        taken
    }

    /// Takes one more.
    pub fn insert(&mut self, kind: Kind, id: &str) {
        self.0.entry(kind).or_default().insert(id.to_owned());
    }

    /// Whether a record of this kind has it or had it.
    #[must_use]
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.0.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    /// The largest number among the ids of a kind that begin so; 0 where there is none. `number` reads
    /// what follows the beginning.
    pub(super) fn last(
        &self,
        kind: Kind,
        start: &str,
        number: impl Fn(&str) -> Option<usize>,
    ) -> usize {
        let ids = self.0.get(&kind).into_iter().flat_map(|ids| ids.range(start.to_owned()..));
        let rest = ids.map_while(|id| id.strip_prefix(start));
        rest.filter_map(number).max().unwrap_or(0)
    }
}
