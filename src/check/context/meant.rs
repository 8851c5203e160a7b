//! What was most likely meant where a reference leads nowhere.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use super::Context;
use crate::model::{FileKind, Kind, Text, folded};
use crate::registry::FileId;
use crate::schema::{Meaning, shape};
use crate::suggest::nearest;
use crate::yaml::Route;

impl<'r> Context<'r> {
    /// The id that was most likely wanted where a reference stands: the record of this name, else
    /// the one whose id or name is nearest. `None` where the field is no reference.
    pub(crate) fn meant(&self, file: FileId, route: &Route, written: &str) -> Option<&'r str> {
        let Meaning::Reference(kind) = shape(self.registry.file(file).kind).at(route)?.meaning()?
        else {
            return None;
        };
        let names = self.names(*kind);
        let exact = names.get(&folded(written)).copied();
        exact.or_else(|| {
            nearest(&written.replace('_', "-"), names.iter().map(|(name, id)| (name.as_str(), *id)))
        })
    }

    /// The names by which records of this kind go (ids, titles, acronyms; folded), with their ids.
    fn names(&self, kind: Kind) -> &BTreeMap<String, &'r str> {
        self.names[kind as usize].get_or_init(|| self.gathered_names(kind))
    }

    fn gathered_names(&self, kind: Kind) -> BTreeMap<String, &'r str> {
        let mut names = BTreeMap::new();
        let files = self.registry.files.iter().filter(|file| file.kind == FileKind::Record(kind));
        for file in files.clone() {
            if let Some(stem) = file.path.file_stem().and_then(OsStr::to_str) {
                names.insert(folded(stem), stem);
            }
        }
        for file in files {
            if let Some(id) = file.stated_id() {
                names.insert(folded(id), id);
            }
        }
        let registry = self.registry;
        let mut add = |id: &'r str, texts: &'r Text, acronym: Option<&'r str>| {
            for name in texts.iter().map(|(_, text)| text).chain(acronym) {
                names.entry(folded(name)).or_insert(id);
            }
        };
        match kind {
            Kind::Action => {
                registry.actions.iter().for_each(|one| add(&one.body.id, &one.body.title, None));
            }
            Kind::Activity => {
                registry.activities.iter().for_each(|one| add(&one.body.id, &one.body.title, None));
            }
            Kind::Partner => registry.partners.iter().for_each(|one| {
                add(&one.body.id, &one.body.name, one.body.acronym.as_deref());
            }),
            Kind::Expert => {}
        }
        names
    }
}

/// How many suggestions a rule still makes. To look for one takes time, and after a hundred wrong
/// values of one file, or in a large registry, nobody reads on.
#[derive(Default)]
pub(crate) struct Suggestions {
    file: Option<FileId>,
    made: usize,
    /// How many names were compared in all files.
    compared: usize,
}

impl Suggestions {
    const MOST: usize = 100;
    const MOST_COMPARED: usize = 300_000;

    /// Whether to look for one more in this file among so many names; files come one after the other.
    pub(crate) fn one_more(&mut self, file: FileId, names: usize) -> bool {
        if self.file != Some(file) {
            *self = Self { file: Some(file), made: 0, ..*self };
        }
        self.made += 1;
        let is_left = self.made <= Self::MOST && self.compared <= Self::MOST_COMPARED;
        if is_left {
            self.compared = self.compared.saturating_add(names);
        }
        is_left
    }
}
