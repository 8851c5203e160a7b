//! Which records of a registry have changed between two of its states, and how.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::fields::{FieldChange, field_changes};
use crate::message::Message;
use crate::model::FileKind;
use crate::registry::{FileId, Registry, SourceFile};
use crate::yaml::Node;

/// What became of a record, or of another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordState {
    /// Some of its fields are other, or it cannot be told because a file cannot be read.
    Changed,
    /// It is only in the state after.
    Added,
    /// It is only in the state before.
    Removed,
    /// It has another id; fields may be other as well.
    Renamed,
    /// Its file has another path, and says the same.
    Moved,
    /// The same is written in another way: comments, spaces, the order of items that have none.
    Layout,
}

impl RecordState {
    /// All states, in the order in which they are counted.
    pub const ALL: [Self; 6] =
        [Self::Changed, Self::Added, Self::Removed, Self::Renamed, Self::Moved, Self::Layout];

    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Layout => "layout",
        }
    }
}

/// A record, or another file of the registry, that has changed.
#[derive(Debug, Clone)]
pub struct RecordChange<'r> {
    /// What its file holds.
    pub kind: FileKind,
    /// Its id: that of the state after, if it is in it. Files that hold no record and no vocabulary go by their path.
    pub id: String,
    /// The id that it had before, if that was another one.
    pub was: Option<String>,
    /// What became of it.
    pub state: RecordState,
    /// Its file in the state before.
    pub before: Option<FileId>,
    /// Its file in the state after.
    pub after: Option<FileId>,
    /// What became of its fields, in the order of the schema.
    pub fields: Vec<FieldChange<'r>>,
    /// Why its file before is not in order, if it is not: fields can then be missing.
    pub fault_before: Option<Message>,
    /// Why its file after is not in order, if it is not.
    pub fault_after: Option<Message>,
}

/// What has changed in the files at these paths, whose bytes differ and which both registries have read: by kind and id.
#[must_use]
pub fn record_changes<'r>(
    before: &'r Registry,
    after: &'r Registry,
    paths: &BTreeSet<PathBuf>,
) -> Vec<RecordChange<'r>> {
    let sides = Sides { before, after };
    let (then, now) = (named(before, paths), named(after, paths));
    let mut changes = Vec::new();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for key in then.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
        let files = |side: &ByName| side.get(key).cloned().unwrap_or_default();
        let (mut old, mut current) = (files(&then), files(&now));
        // Of several files with the same id, those at the same path belong together.
        let same_path = |file: &FileId| {
            let below = &before.file(*file).below;
            current.iter().position(|other| after.file(*other).below == *below)
        };
        let stays: Vec<Option<usize>> = old.iter().map(same_path).collect();
        let paired: Vec<(FileId, FileId)> =
            old.iter().zip(&stays).filter_map(|(old, at)| Some((*old, current[(*at)?]))).collect();
        old.retain(|file| !paired.iter().any(|(one, _)| one == file));
        current.retain(|file| !paired.iter().any(|(_, other)| other == file));
        let common = old.len().min(current.len());
        let moved = old.drain(..common).zip(current.drain(..common));
        let pairs: Vec<(FileId, FileId)> = paired.into_iter().chain(moved).collect();
        changes.extend(pairs.into_iter().map(|(old, new)| sides.both(key, None, old, new)));
        gone.extend(old.into_iter().map(|file| (key, file)));
        new.extend(current.into_iter().map(|file| (key, file)));
    }
    for (key, file) in new {
        let renamed = gone.iter().position(|(was, old)| sides.is_renamed((was, *old), (key, file)));
        changes.push(match renamed.map(|position| gone.remove(position)) {
            Some((was, old)) => sides.both(key, Some(was.1.clone()), old, file),
            None => sides.one(key, None, Some(file)),
        });
    }
    changes.extend(gone.into_iter().map(|(key, file)| sides.one(key, Some(file), None)));
    changes.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
    changes
}

/// The kind of a file and the name that it goes by.
type Key = (FileKind, String);
type ByName = BTreeMap<Key, Vec<FileId>>;

/// The files at these paths by what they hold.
fn named(registry: &Registry, paths: &BTreeSet<PathBuf>) -> ByName {
    let mut named = ByName::new();
    for id in paths.iter().filter_map(|below| registry.file_at(below)) {
        let file = registry.file(id);
        named.entry((file.kind, name(file))).or_default().push(id);
    }
    named
}

/// The id of a record or a vocabulary; the path of any other file.
fn name(file: &SourceFile) -> String {
    match file.kind {
        FileKind::Record(_) | FileKind::Vocabulary => file.id_or_stem().to_string(),
        FileKind::Claims | FileKind::Extension | FileKind::Page | FileKind::Stray => {
            file.below.to_string_lossy().replace('\\', "/")
        }
    }
}

/// The two states.
struct Sides<'r> {
    before: &'r Registry,
    after: &'r Registry,
}

impl<'r> Sides<'r> {
    /// What became of what is in both states.
    fn both(
        &self,
        (kind, id): &Key,
        was: Option<String>,
        old: FileId,
        new: FileId,
    ) -> RecordChange<'r> {
        let (before, after) = (self.before.file(old), self.after.file(new));
        let is_moved = before.below != after.below;
        let fields = self.fields(*kind, before.root(), after.root());
        // Of a file that is not in order, or has no fields, nothing but its text tells whether it is the same.
        let is_in_order =
            kind.schema().is_some() && [before, after].iter().all(|file| file.faults().is_empty());
        let is_same = is_in_order || before.text() == after.text();
        let state = match (was.is_some(), fields.is_empty() && is_same, is_moved) {
            (true, ..) => RecordState::Renamed,
            (false, false, _) => RecordState::Changed,
            (false, true, true) => RecordState::Moved,
            (false, true, false) if is_in_order => RecordState::Layout,
            (false, true, false) => RecordState::Changed,
        };
        let (before, after) = (Some(old), Some(new));
        RecordChange { was, state, before, after, fields, ..RecordChange::of(*kind, id) }
    }

    /// What became of what is in one of the states.
    fn one(
        &self,
        (kind, id): &Key,
        before: Option<FileId>,
        after: Option<FileId>,
    ) -> RecordChange<'r> {
        let state = if after.is_some() { RecordState::Added } else { RecordState::Removed };
        let old = before.and_then(|file| self.before.root(file));
        let fields = self.fields(*kind, old, after.and_then(|file| self.after.root(file)));
        RecordChange { state, before, after, fields, ..RecordChange::of(*kind, id) }
    }

    fn fields(
        &self,
        kind: FileKind,
        before: Option<&'r Node>,
        after: Option<&'r Node>,
    ) -> Vec<FieldChange<'r>> {
        // An extension of a schema is of one registry, so that fields of its own are known there alone.
        let registry = if after.is_some() { self.after } else { self.before };
        field_changes(registry.shape(kind), before, after)
    }

    /// Whether a record has got its id in the place of another one: one of the two names the other's as a former id.
    fn is_renamed(
        &self,
        ((kind, was), old): (&Key, FileId),
        ((new_kind, id), new): (&Key, FileId),
    ) -> bool {
        kind == new_kind
            && matches!(kind, FileKind::Record(_))
            && (has_former_id(self.after.root(new), was)
                || has_former_id(self.before.root(old), id))
    }
}

fn has_former_id(root: Option<&Node>, id: &str) -> bool {
    let former = root.and_then(|root| root.get("former_ids"));
    former.is_some_and(|ids| ids.items().iter().any(|own| own.as_str() == Some(id)))
}

impl RecordChange<'_> {
    pub(super) fn of(kind: FileKind, id: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            was: None,
            state: RecordState::Changed,
            before: None,
            after: None,
            fields: Vec::new(),
            fault_before: None,
            fault_after: None,
        }
    }
}
