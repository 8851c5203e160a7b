//! Which records there are, and which of them others name.

use std::sync::atomic::{AtomicU8, Ordering};

use ahash::AHashMap;
use smol_str::SmolStr;

use crate::model::{FileKind, Kind};
use crate::registry::Registry;

/// Every id that a record has, or should have by its file name.
pub(in crate::check) struct KnownIds(AHashMap<SmolStr, Bearers>);

/// Which kinds of record have an id, and which of them others name: a bit for each kind.
#[derive(Default)]
struct Bearers {
    /// By the names of their files.
    files: u8,
    /// By what they state.
    stated: u8,
    named: AtomicU8,
}

impl KnownIds {
    /// The ids that records should have by the names of their files.
    pub(in crate::check) fn of_file_names(registry: &Registry) -> Self {
        let mut ids = Self(AHashMap::with_capacity(registry.files.len()));
        for file in &registry.files {
            if let FileKind::Record(kind) = file.kind {
                ids.of(&file.stem()).files |= bit(kind);
            }
        }
        ids
    }

    /// Adds the ids that records state, which differ from the names of their files where one of the
    /// two is wrong.
    pub(in crate::check) fn add_stated(&mut self, registry: &Registry) {
        for file in &registry.files {
            if let (FileKind::Record(kind), Some(id)) = (file.kind, file.stated_id()) {
                self.of(id).stated |= bit(kind);
            }
        }
    }

    fn of(&mut self, id: &str) -> &mut Bearers {
        self.0.entry(id.into()).or_default()
    }

    /// Whether a record of this kind has this id, or a file that cannot be read is named so.
    pub(in crate::check) fn exists(&self, kind: Kind, id: &str) -> bool {
        self.0.get(id).is_some_and(|bearers| bearers.have(kind))
    }

    /// Whether a file of this kind is named like this id.
    pub(in crate::check) fn is_file_name(&self, kind: Kind, id: &str) -> bool {
        self.0.get(id).is_some_and(|bearers| bearers.files & bit(kind) != 0)
    }

    /// Whether another record names this one.
    pub(in crate::check) fn is_named(&self, kind: Kind, id: &str) -> bool {
        let is_named = |bearers: &Bearers| bearers.named.load(Ordering::Relaxed) & bit(kind) != 0;
        self.0.get(id).is_some_and(is_named)
    }

    /// Notes that another record names this one, if it exists; whether it does.
    pub(in crate::check) fn name(&self, kind: Kind, id: &str) -> bool {
        let bearers = self.0.get(id).filter(|bearers| bearers.have(kind));
        if let Some(bearers) = bearers {
            bearers.named.fetch_or(bit(kind), Ordering::Relaxed);
        }
        bearers.is_some()
    }
}

impl Bearers {
    fn have(&self, kind: Kind) -> bool {
        (self.files | self.stated) & bit(kind) != 0
    }
}

fn bit(kind: Kind) -> u8 {
    1 << kind as u8
}
