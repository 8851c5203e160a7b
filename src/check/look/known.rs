//! Which records there are, and which of them others name.

use std::sync::atomic::{AtomicU8, Ordering};

use ahash::AHashMap;
use smol_str::SmolStr;

use crate::model::{FileKind, Kind, Registry};

/// Every id that a record has, or should have by its file name.
pub(in crate::check) struct KnownIds(AHashMap<SmolStr, Bearers>);

/// Which kinds of record have an id, and which of them others name: a bit for each kind.
#[derive(Default)]
struct Bearers {
    kinds: u8,
    named: AtomicU8,
}

impl KnownIds {
    /// The ids that records should have by the names of their files.
    pub(in crate::check) fn of_file_names(registry: &Registry) -> Self {
        let mut ids = Self(AHashMap::with_capacity(registry.files.len()));
        for file in &registry.files {
            if let FileKind::Record(kind) = file.kind {
                ids.insert(kind, &file.stem());
            }
        }
        ids
    }

    /// Adds the ids that records state, which differ from the names of their files where one of the
    /// two is wrong.
    pub(in crate::check) fn add_stated(&mut self, registry: &Registry) {
        for file in &registry.files {
            if let (FileKind::Record(kind), Some(id)) = (file.kind, file.stated_id()) {
                self.insert(kind, id);
            }
        }
    }

    fn insert(&mut self, kind: Kind, id: &str) {
        match self.0.get_mut(id) {
            Some(bearers) => bearers.kinds |= bit(kind),
            None => {
                let bearers = Bearers { kinds: bit(kind), ..Bearers::default() };
                self.0.insert(id.into(), bearers);
            }
        }
    }

    /// Whether a record of this kind has this id, or a file that cannot be read is named so.
    pub(in crate::check) fn exists(&self, kind: Kind, id: &str) -> bool {
        self.0.get(id).is_some_and(|bearers| bearers.kinds & bit(kind) != 0)
    }

    /// Whether another record names this one.
    pub(in crate::check) fn is_named(&self, kind: Kind, id: &str) -> bool {
        let is_named = |bearers: &Bearers| bearers.named.load(Ordering::Relaxed) & bit(kind) != 0;
        self.0.get(id).is_some_and(is_named)
    }

    /// Notes that another record names this one, if it exists; whether it does.
    pub(in crate::check) fn name(&self, kind: Kind, id: &str) -> bool {
        let bearers = self.0.get(id).filter(|bearers| bearers.kinds & bit(kind) != 0);
        if let Some(bearers) = bearers {
            bearers.named.fetch_or(bit(kind), Ordering::Relaxed);
        }
        bearers.is_some()
    }
}

fn bit(kind: Kind) -> u8 {
    1 << kind as u8
}
