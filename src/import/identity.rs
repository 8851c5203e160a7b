//! Which record a row speaks of: by its id, by a key, or by saying just what a record says.

use std::collections::HashMap;

use super::draft::Wanted;
use super::update::says;
use crate::model::{FileId, FileKind, Kind, Registry};
use crate::yaml::{Node, Route};

/// The records of one kind, to be found.
pub(super) struct Records<'r> {
    registry: &'r Registry,
    files: Vec<FileId>,
    by_id: HashMap<String, FileId>,
    /// For each field that somebody asked by: the records by its value.
    by_field: HashMap<Route, HashMap<String, Vec<FileId>>>,
}

impl<'r> Records<'r> {
    pub(super) fn of(registry: &'r Registry, kind: Kind) -> Self {
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
        for file in &files {
            by_id.entry(registry.file(*file).stem().into_owned()).or_insert(*file);
        }
        Self { registry, files, by_id, by_field: HashMap::new() }
    }

    /// The record that has this id, or had it before.
    pub(super) fn with_id(&self, id: &str) -> Option<FileId> {
        self.by_id.get(id).copied()
    }

    /// The records whose field has this value.
    pub(super) fn with_value(&mut self, field: &Route, value: &str) -> &[FileId] {
        let Self { registry, files, by_field, .. } = self;
        let index = by_field.entry(field.clone()).or_insert_with(|| {
            let mut index: HashMap<String, Vec<FileId>> = HashMap::new();
            for file in files.iter() {
                let root = registry.file(*file).root.as_ref();
                let value = root.and_then(|root| field.find(root)).and_then(Node::scalar_text);
                index.entry(value.unwrap_or_default()).or_default().push(*file);
            }
            index
        });
        index.get(value).map_or(&[], Vec::as_slice)
    }

    /// The records that say all that is wanted. Where the row says nothing that can be looked up, none.
    pub(super) fn that_say(&mut self, wanted: &Wanted) -> Vec<FileId> {
        let scalar = wanted.fields.iter().find_map(|(route, value)| {
            let text = Node { value: value.clone()?, span: 0..0 }.scalar_text()?;
            // What tells records apart best is what people call them.
            Some((!is_name(route), route, text))
        });
        let named =
            wanted.fields.iter().filter(|(route, _)| is_name(route)).find_map(|(route, value)| {
                Some((false, route, Node { value: value.clone()?, span: 0..0 }.scalar_text()?))
            });
        let Some((_, route, text)) = named.or(scalar) else { return Vec::new() };
        let candidates = self.with_value(route, &text).to_vec();
        let say = |file: &FileId| {
            self.registry.file(*file).root.as_ref().is_some_and(|root| says(root, wanted))
        };
        candidates.into_iter().filter(say).collect()
    }
}

fn is_name(route: &Route) -> bool {
    let text = route.to_string();
    text.starts_with("title.") || text.starts_with("name.")
}
