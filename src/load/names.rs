//! Which files may hold a record, by what they are named like.

use std::collections::HashMap;

use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry};

#[derive(Default)]
pub(super) struct Names {
    by_id: HashMap<(Kind, String), Vec<FileId>>,
    by_kind: HashMap<Kind, Vec<FileId>>,
}

impl Names {
    pub(super) fn of(registry: &Registry) -> Self {
        let mut names = Self::default();
        for (id, file) in registry.files_with_ids() {
            let FileKind::Record(kind) = file.kind else { continue };
            names.by_id.entry((kind, file.stem().into_owned())).or_default().push(id);
            names.by_kind.entry(kind).or_default().push(id);
        }
        names
    }

    /// The files that may hold a record: those named like it, else all of its kind, since one may
    /// state its id.
    pub(super) fn find(&self, kind: Kind, id: &str) -> &[FileId] {
        let named = self.by_id.get(&(kind, id.to_owned()));
        named.or_else(|| self.by_kind.get(&kind)).map_or(&[], Vec::as_slice)
    }
}
