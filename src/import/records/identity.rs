//! Which record a row speaks of: by its id, by a key, or by saying just what a record says.

use std::collections::HashMap;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::update::contains;
use crate::import::rows::draft::Wanted;
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry};
use crate::yaml::{Node, Route};

/// The records of one kind, to be found.
pub(crate) struct Records<'r> {
    registry: &'r Registry,
    files: Vec<FileId>,
    by_id: HashMap<String, FileId>,
    /// For each field that somebody asked by: the records by its value.
    by_field: HashMap<Route, HashMap<String, Vec<FileId>>>,
}

impl<'r> Records<'r> {
    pub(crate) fn of(registry: &'r Registry, kind: Kind) -> Self {
        let all = registry.files_with_ids();
        let files: Vec<FileId> =
            all.filter(|(_, file)| file.kind == FileKind::Record(kind)).map(|(id, _)| id).collect();
        let mut by_id = HashMap::new();
        let former = registry.former_ids().filter(|(own, _, _)| *own == kind);
        let former: Vec<(&str, &str)> = former.map(|(_, former, now)| (former, now)).collect();
        for file in &files {
            by_id.extend(registry.file(*file).stated_id().map(|id| (id.to_owned(), *file)));
        }
        for (former, now) in former {
            if let Some(file) = by_id.get(now).copied() {
                by_id.entry(former.to_owned()).or_insert(file);
            }
        }
        // A file that cannot be read holds the record that it is named after.
        for file in files.iter().filter(|file| registry.file(**file).stated_id().is_none()) {
            by_id.entry(registry.file(*file).stem().into_owned()).or_insert(*file);
        }
        Self { registry, files, by_id, by_field: HashMap::new() }
    }

    /// The record that has this id, or had it before.
    pub(crate) fn with_id(&self, id: &str) -> Option<FileId> {
        self.by_id.get(id).copied()
    }

    /// The records whose field has this value.
    pub(crate) fn with_value(&mut self, field: &Route, value: &str) -> &[FileId] {
        let Self { registry, files, by_field, .. } = self;
        let index = by_field.entry(field.clone()).or_insert_with(|| {
            // A file may have to be read for it.
            let values = files.par_iter().map(|file| {
                let root = registry.root(*file);
                root.and_then(|root| field.find(root)).and_then(Node::scalar_text)
            });
            let mut index: HashMap<String, Vec<FileId>> = HashMap::new();
            for (file, value) in files.iter().zip(values.collect::<Vec<Option<String>>>()) {
                index.entry(value.unwrap_or_default()).or_default().push(*file);
            }
            index
        });
        index.get(value).map_or(&[], Vec::as_slice)
    }

    /// The first record that says all that is wanted and that `is_free`. Where the row says nothing that can
    /// be looked up, none.
    pub(crate) fn containing(
        &mut self,
        wanted: &Wanted,
        is_free: impl Fn(FileId) -> bool,
    ) -> Option<FileId> {
        let stated = wanted.fields.iter().filter_map(|(route, value)| {
            Some((route, Node { value: value.clone()?, span: 0..0 }.scalar_text()?))
        });
        let mut stated: Vec<(&Route, String)> = stated.collect();
        // What tells records apart best: the value that the fewest of them have.
        let counts = stated.iter().map(|(route, text)| self.with_value(route, text).len());
        let counts: Vec<usize> = counts.collect();
        let best = (0..stated.len()).min_by_key(|at| counts[*at])?;
        let (route, text) = stated.swap_remove(best);
        let candidates = self.with_value(route, &text).to_vec();
        let registry = self.registry;
        candidates.into_iter().find(|file| {
            let root = registry.root(*file);
            is_free(*file) && root.is_some_and(|root| contains(root, wanted))
        })
    }
}
