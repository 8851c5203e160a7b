//! The names by which records go: ids, titles, acronyms.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::Registry;
use crate::model::{FileKind, Kind, folded};
use crate::suggest::nearest;

/// The names of the records of one kind, folded, with the ids of the records that go by them. An id, and
/// the name of a file, come before a title.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<String, SmolStr>);

impl Names {
    /// The names of all records of a kind.
    pub(crate) fn of(registry: &Registry, kind: Kind) -> Self {
        let mut names = BTreeMap::new();
        let files = registry.files.iter().filter(|file| file.kind == FileKind::Record(kind));
        for file in files.clone() {
            let stem = file.stem();
            names.insert(folded(&stem), SmolStr::from(stem));
        }
        for id in files.filter_map(|file| file.stated_id()) {
            names.insert(folded(id), id.into());
        }
        for (_, record) in registry.records_of(kind) {
            for name in record.names() {
                names.entry(folded(name)).or_insert_with(|| record.id().into());
            }
        }
        Self(names)
    }

    /// The id of the record of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.get(&folded(name)).map(SmolStr::as_str)
    }

    /// The id of the record whose id or name is nearest to a misspelt one.
    pub(crate) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.0.iter().map(|(known, id)| (known.as_str(), id.as_str())))
    }
}
