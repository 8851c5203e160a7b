//! What was most likely meant where a reference leads nowhere.

use std::collections::BTreeMap;

use super::Context;
use crate::model::{FileId, FileKind, Kind, folded};
use crate::schema::{Meaning, shape};
use crate::suggest::nearest;
use crate::yaml::{Node, Route};

impl Context<'_> {
    /// The id that was most likely wanted where a reference stands: the record of this name, else
    /// the one whose id or name is nearest. `None` where the field is no reference.
    pub(crate) fn meant(&self, file: FileId, route: &Route, written: &str) -> Option<&str> {
        let source = self.registry.file(file);
        let mut kind = None;
        shape(source.kind).each_meaning(
            source.root.as_ref()?,
            &Route::default(),
            &mut |found, _, meaning| {
                if let (Meaning::Reference(wanted), true) = (meaning, found == route) {
                    kind = Some(*wanted);
                }
            },
        );
        let names = self.names(kind?);
        let exact = names.get(&folded(written)).copied();
        exact.or_else(|| nearest(&written.replace('_', "-"), names))
    }

    /// The names by which records of this kind go (ids, titles, acronyms; folded), with their ids.
    pub(crate) fn names(&self, kind: Kind) -> BTreeMap<String, &str> {
        let of_files = self.stems.iter().filter(|(found, _)| *found == kind);
        let mut names: BTreeMap<String, &str> =
            of_files.map(|(_, stem)| (folded(stem), stem.as_str())).collect();
        for (_, file, root) in self.trees() {
            let (FileKind::Record(found), Some(id)) = (file.kind, file.stated_id()) else {
                continue;
            };
            if found != kind {
                continue;
            }
            names.insert(folded(id), id);
            for field in ["title", "name"] {
                let texts = root.get(field).map_or(&[][..], Node::entries);
                for text in texts.iter().filter_map(|entry| entry.value.as_str()) {
                    names.entry(folded(text)).or_insert(id);
                }
            }
            if let Some(acronym) = root.get("acronym").and_then(Node::as_str) {
                names.entry(folded(acronym)).or_insert(id);
            }
        }
        names
    }
}

/// How many suggestions a rule still makes for a file. To look for one takes time, and after a
/// hundred wrong values of one file nobody reads on.
#[derive(Default)]
pub(crate) struct Suggestions {
    file: Option<FileId>,
    made: usize,
}

impl Suggestions {
    const MOST: usize = 100;

    /// Whether to look for one more in this file; files come one after the other.
    pub(crate) fn one_more(&mut self, file: FileId) -> bool {
        if self.file != Some(file) {
            *self = Self { file: Some(file), made: 0 };
        }
        self.made += 1;
        self.made <= Self::MOST
    }
}
