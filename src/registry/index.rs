//! Which record has which id, and which refers to which, in both directions.

use std::collections::BTreeSet;

use ahash::AHashMap;
use rayon::prelude::{IntoParallelRefMutIterator, ParallelIterator};
use smallvec::SmallVec;
use smol_str::SmolStr;

use super::facts::Link;
use super::file::FileId;
use crate::model::Kind;

/// The ids of a registry, the files that bear them, and the files that refer to them.
///
/// An id is there as soon as a file bears it or refers to it, so that a reference to a record that
/// does not exist is found again when the record appears.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    keys: AHashMap<SmolStr, u32>,
    entries: Vec<Entry>,
    /// What each file refers to, by the position of the file.
    links: Vec<Box<[Target]>>,
}

/// All about one id.
#[derive(Debug, Clone, Default)]
struct Entry {
    id: SmolStr,
    /// Nearly always one.
    bearers: SmallVec<[Bearer; 1]>,
    referrers: Vec<Referrer>,
}

/// A file whose record has an id.
#[derive(Debug, Clone, Copy)]
struct Bearer {
    file: u32,
    kind: Kind,
    /// Whether the file is named so.
    by_name: bool,
    /// Whether the record states the id.
    is_stated: bool,
}

/// A file that refers to an id.
#[derive(Debug, Clone, Copy)]
struct Referrer {
    file: u32,
    /// The kind of record that it means.
    kind: Kind,
    is_reference: bool,
}

/// What a file refers to: the other side of a [`Referrer`].
#[derive(Debug, Clone, Copy)]
struct Target {
    key: u32,
    kind: Kind,
    is_reference: bool,
}

impl Index {
    /// Makes room for the ids of so many files.
    pub(super) fn reserve(&mut self, files: usize) {
        self.keys.reserve(files);
        self.entries.reserve(files);
    }

    /// Adds a file by its name, before it is read.
    pub(super) fn add_name(&mut self, file: FileId, kind: Kind, stem: &str) {
        self.entry(stem).bear(file, kind).by_name = true;
    }

    /// Adds the id that a file states, and the records that it refers to.
    pub(super) fn add_facts(
        &mut self,
        file: FileId,
        kind: Option<Kind>,
        id: Option<&str>,
        links: &[Link],
    ) {
        if let (Some(kind), Some(id)) = (kind, id) {
            self.entry(id).bear(file, kind).is_stated = true;
        }
        let targets = links.iter().map(|link| {
            let key = self.key(&link.id);
            let Link { kind, is_reference, .. } = *link;
            let referrer = Referrer { file: position(file), kind, is_reference };
            self.entries[key as usize].referrers.push(referrer);
            Target { key, kind, is_reference }
        });
        let targets = targets.collect();
        if self.links.len() <= file.0 {
            self.links.resize(file.0 + 1, Box::default());
        }
        self.links[file.0] = targets;
    }

    /// Takes out what files stated and referred to, which are in order and come with the ids that they
    /// state; their names stay.
    pub(super) fn remove_facts<'i>(
        &mut self,
        files: &[FileId],
        stated: impl Iterator<Item = Option<&'i str>>,
    ) {
        let mut referred = BTreeSet::new();
        for (file, id) in files.iter().zip(stated) {
            if let Some(entry) = id.and_then(|id| self.get_mut(id)) {
                let of_file = |bearer: &&mut Bearer| bearer.file == position(*file);
                entry.bearers.iter_mut().filter(of_file).for_each(|one| one.is_stated = false);
                entry.bearers.retain(|bearer| bearer.by_name || bearer.is_stated);
            }
            let targets = self.links.get_mut(file.0).map(std::mem::take).unwrap_or_default();
            referred.extend(targets.iter().map(|target| target.key));
        }
        // Each once: to one that is referred to by all files, all files would be compared with all.
        let is_taken = |file: u32| files.binary_search(&FileId(file as usize)).is_ok();
        for key in referred {
            self.entries[key as usize].referrers.retain(|referrer| !is_taken(referrer.file));
        }
    }

    /// Takes a file out that has this name.
    pub(super) fn remove_name(&mut self, file: FileId, stem: &str) {
        if let Some(entry) = self.get_mut(stem) {
            for bearer in entry.bearers.iter_mut().filter(|bearer| bearer.file == position(file)) {
                bearer.by_name = false;
            }
            entry.bearers.retain(|bearer| bearer.by_name || bearer.is_stated);
        }
    }

    /// Gives every file the position that `moved` says; files that are gone are not in the index.
    pub(super) fn renumber(&mut self, moved: &[Option<FileId>], files: usize) {
        let new = |file: u32| moved.get(file as usize).copied().flatten().map_or(file, position);
        self.entries.par_iter_mut().for_each(|entry| {
            entry.bearers.iter_mut().for_each(|bearer| bearer.file = new(bearer.file));
            entry.referrers.iter_mut().for_each(|referrer| referrer.file = new(referrer.file));
        });
        let mut links = vec![Box::default(); files];
        for (old, targets) in std::mem::take(&mut self.links).into_iter().enumerate() {
            if let Some(file) = moved.get(old).copied().flatten() {
                links[file.0] = targets;
            }
        }
        self.links = links;
    }

    /// The files of this kind whose record has the id, by their name or by what they state, in the
    /// order of the files.
    pub(crate) fn bearers(&self, kind: Kind, id: &str) -> std::vec::IntoIter<FileId> {
        self.sorted(id, move |bearer| bearer.kind == kind)
    }

    /// The files of any kind whose record has the id.
    pub(crate) fn bearers_of_any_kind(&self, id: &str) -> std::vec::IntoIter<FileId> {
        self.sorted(id, |_| true)
    }

    /// The files of this kind that state the id, in the order of the files.
    pub(crate) fn stating(&self, kind: Kind, id: &str) -> std::vec::IntoIter<FileId> {
        self.sorted(id, move |bearer| bearer.kind == kind && bearer.is_stated)
    }

    /// Whether a file of this kind is named like the id.
    pub(crate) fn is_file_name(&self, kind: Kind, id: &str) -> bool {
        let bearers = self.get(id).into_iter().flat_map(|entry| &entry.bearers);
        bearers.into_iter().any(|bearer| bearer.kind == kind && bearer.by_name)
    }

    /// The first file of this kind that is named like the id.
    pub(crate) fn named(&self, kind: Kind, id: &str) -> Option<FileId> {
        self.sorted(id, move |bearer| bearer.kind == kind && bearer.by_name).next()
    }

    /// Whether a record of this kind has the id.
    pub(crate) fn exists(&self, kind: Kind, id: &str) -> bool {
        let bearers = self.get(id).into_iter().flat_map(|entry| &entry.bearers);
        bearers.into_iter().any(|bearer| bearer.kind == kind)
    }

    /// How many files refer to the record.
    pub(crate) fn count_references(&self, kind: Kind, id: &str) -> usize {
        let referrers = self.get(id).into_iter().flat_map(|entry| &entry.referrers);
        referrers.filter(|referrer| referrer.kind == kind && referrer.is_reference).count()
    }

    /// The files that refer to the record, each once, in the order of the files.
    pub(crate) fn referrers(&self, kind: Kind, id: &str) -> Vec<FileId> {
        self.referring(id, |referrer| referrer.kind == kind && referrer.is_reference)
    }

    /// The files that speak of the id in any way and as any kind, each once.
    pub(crate) fn mentioning(&self, id: &str) -> Vec<FileId> {
        self.referring(id, |_| true)
    }

    /// The records that a file refers to, each with its kind; several times where the file does so in
    /// places far apart.
    pub(crate) fn references(&self, file: FileId) -> impl Iterator<Item = (Kind, &str)> {
        let targets = self.links.get(file.0).map_or(&[][..], |targets| targets);
        targets
            .iter()
            .filter(|target| target.is_reference)
            .map(|target| (target.kind, self.entries[target.key as usize].id.as_str()))
    }

    /// What a file refers to, as [`Self::add_facts`] takes it.
    pub(super) fn links(&self, file: FileId) -> impl ExactSizeIterator<Item = Link> {
        let targets = self.links.get(file.0).map_or(&[][..], |targets| targets);
        targets.iter().map(|target| {
            let Target { key, kind, is_reference } = *target;
            Link { kind, id: self.entries[key as usize].id.clone(), is_reference }
        })
    }

    /// Whether a file speaks of a record of this kind in any way.
    pub(crate) fn speaks_of(&self, file: FileId, kind: Kind) -> bool {
        let targets = self.links.get(file.0).map_or(&[][..], |targets| targets);
        targets.iter().any(|target| target.kind == kind)
    }

    /// The ids that a file speaks of in any way.
    pub(crate) fn mentions(&self, file: FileId) -> impl Iterator<Item = &SmolStr> {
        let targets = self.links.get(file.0).map_or(&[][..], |targets| targets);
        targets.iter().map(|target| &self.entries[target.key as usize].id)
    }

    /// The references of a file to records that do not exist.
    pub(crate) fn dangling(&self, file: FileId) -> impl Iterator<Item = (Kind, &str)> {
        let targets = self.links.get(file.0).map_or(&[][..], |targets| targets);
        let references = targets.iter().filter(|target| target.is_reference);
        references.filter_map(|target| {
            let entry = &self.entries[target.key as usize];
            let exists = entry.bearers.iter().any(|bearer| bearer.kind == target.kind);
            (!exists).then_some((target.kind, entry.id.as_str()))
        })
    }

    fn sorted(&self, id: &str, is_wanted: impl Fn(&Bearer) -> bool) -> std::vec::IntoIter<FileId> {
        let bearers = self.get(id).into_iter().flat_map(|entry| &entry.bearers);
        let mut files: Vec<FileId> = bearers
            .filter(|bearer| is_wanted(bearer))
            .map(|bearer| FileId(bearer.file as usize))
            .collect();
        files.sort_unstable();
        files.into_iter()
    }

    fn referring(&self, id: &str, is_wanted: impl Fn(&Referrer) -> bool) -> Vec<FileId> {
        let referrers = self.get(id).into_iter().flat_map(|entry| &entry.referrers);
        let mut files: Vec<FileId> = referrers
            .filter(|referrer| is_wanted(referrer))
            .map(|referrer| FileId(referrer.file as usize))
            .collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    fn get(&self, id: &str) -> Option<&Entry> {
        self.keys.get(id).map(|key| &self.entries[*key as usize])
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.keys.get(id).map(|key| &mut self.entries[*key as usize])
    }

    fn entry(&mut self, id: &str) -> &mut Entry {
        let key = self.key(id);
        &mut self.entries[key as usize]
    }

    fn key(&mut self, id: &str) -> u32 {
        if let Some(key) = self.keys.get(id) {
            return *key;
        }
        let (id, key) = (SmolStr::from(id), small(self.entries.len()));
        self.entries.push(Entry { id: id.clone(), ..Entry::default() });
        self.keys.insert(id, key);
        key
    }
}

impl Entry {
    /// The bearer of this file, which is added if it is new.
    fn bear(&mut self, file: FileId, kind: Kind) -> &mut Bearer {
        let file = position(file);
        let known = self.bearers.iter().position(|bearer| bearer.file == file);
        let at = known.unwrap_or_else(|| {
            self.bearers.push(Bearer { file, kind, by_name: false, is_stated: false });
            self.bearers.len() - 1
        });
        &mut self.bearers[at]
    }
}

fn position(file: FileId) -> u32 {
    small(file.0)
}

/// A registry of four thousand million files does not fit in memory.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
