//! What became of one record from one version of its file to the next.

use std::collections::BTreeSet;
use std::path::Path;

use super::fields::field_changes;
use super::records::{RecordChange, RecordState};
use crate::message;
use crate::message::Message;
use crate::model::FileKind;
use crate::schema::Shape;
use crate::yaml::{Node, each_text};

/// A version of the file of a record.
#[derive(Debug, Clone, Copy)]
pub struct Version<'t> {
    /// The path of the file below the registry.
    pub below: &'t Path,
    /// Its tree; `None` if it cannot be read.
    pub root: Option<&'t Node>,
}

impl<'t> Version<'t> {
    /// The id that it states, or what its name says.
    fn id(&self) -> String {
        let stated = self.root.and_then(|root| root.get("id")?.as_str());
        let stem = || self.below.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        stated.map_or_else(stem, str::to_owned)
    }

    fn fault(&self) -> Option<Message> {
        self.root.is_none().then(|| message!("diff.unreadable"))
    }
}

/// What became of a record of this kind and shape; `None` where there is no file in either version.
#[must_use]
pub fn version_change<'t>(
    kind: FileKind,
    shape: &'t Shape,
    before: Option<Version<'t>>,
    after: Option<Version<'t>>,
) -> Option<RecordChange<'t>> {
    let id = after.or(before)?.id();
    let was = before.map(|before| before.id()).filter(|was| *was != id);
    let root = |version: Option<Version<'t>>| version.and_then(|version| version.root);
    let fields = field_changes(shape, root(before), root(after));
    let is_moved = before.zip(after).is_some_and(|(one, other)| one.below != other.below);
    let faults = [before, after].map(|version| version.and_then(|version| version.fault()));
    let is_in_order = faults.iter().all(Option::is_none);
    let state = match (before, after) {
        (None, _) => RecordState::Added,
        (_, None) => RecordState::Removed,
        _ if was.is_some() => RecordState::Renamed,
        _ if !fields.is_empty() || !is_in_order => RecordState::Changed,
        _ if is_moved => RecordState::Moved,
        _ => RecordState::Layout,
    };
    let [fault_before, fault_after] = faults;
    Some(RecordChange {
        was,
        state,
        fields,
        fault_before,
        fault_after,
        ..RecordChange::of(kind, &id)
    })
}

/// Every text in a tree, among which are the ids of the records that it refers to.
#[must_use]
pub fn texts_in(root: &Node) -> BTreeSet<&str> {
    let mut texts = BTreeSet::new();
    each_text(root, |_, text| {
        texts.insert(text);
    });
    texts
}
