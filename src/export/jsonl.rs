//! JSON Lines: a record a line, all that its file says.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::dataset::{ClaimEntry, Dataset};
use super::value::{Hidden, Shown};
use crate::edit::compose;
use crate::model::{FileKind, Kind};
use crate::registry::SourceFile;
use crate::schema::Shape;
use crate::yaml::Node;

/// What a file of JSON Lines lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// The records of a kind.
    Records(Kind),
    /// The published figures.
    Claims,
    /// The controlled lists.
    Vocabularies,
}

impl Listed {
    /// Everything that there is, each after what it refers to.
    pub const ALL: [Self; 6] = [
        Self::Vocabularies,
        Self::Records(Kind::Partner),
        Self::Records(Kind::Expert),
        Self::Records(Kind::Action),
        Self::Records(Kind::Activity),
        Self::Claims,
    ];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Records(kind) => kind.plural(),
            Self::Claims => "claims",
            Self::Vocabularies => "vocabularies",
        }
    }

    /// The name of its file of JSON Lines.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("{}.jsonl", self.name())
    }
}

/// The lines: objects without blanks between their parts, each ended by a line feed.
#[must_use]
pub fn json_lines(dataset: &Dataset<'_>, listed: Listed) -> Vec<u8> {
    let hidden = Hidden::of(&dataset.content);
    match listed {
        Listed::Records(kind) => {
            let shape = dataset.registry.shape(FileKind::Record(kind));
            let trees = dataset.entries(kind).into_iter().map(|(_, _, tree)| tree);
            lines(trees.map(|tree| Shown::of(shape, tree, hidden)))
        }
        Listed::Claims => lines(claims(dataset)),
        Listed::Vocabularies => {
            let shape = dataset.registry.shape(FileKind::Vocabulary);
            let files = &dataset.registry.files;
            let lists = files.iter().filter(|file| file.kind == FileKind::Vocabulary);
            let trees = lists.filter_map(SourceFile::root);
            lines(trees.map(|tree| Shown::of(shape, tree, hidden)))
        }
    }
}

fn lines(objects: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut lines = Vec::new();
    for object in objects {
        serde_json::to_writer(&mut lines, &object).expect("memory takes every line");
        lines.push(b'\n');
    }
    lines
}

/// All that a record of a dataset says, as one object of JSON over several lines.
pub(crate) fn record_json(dataset: &Dataset<'_>, kind: Kind, tree: &Node) -> Vec<u8> {
    let shape = dataset.registry.shape(FileKind::Record(kind));
    let shown = Shown::of(shape, tree, Hidden::of(&dataset.content));
    let mut text = serde_json::to_vec_pretty(&shown).expect("memory takes every record");
    text.push(b'\n');
    text
}

/// The same as YAML in the style of the registry's files.
pub(crate) fn record_yaml(dataset: &Dataset<'_>, kind: Kind, tree: &Node) -> Vec<u8> {
    let shape = dataset.registry.shape(FileKind::Record(kind));
    let shown = Shown::of(shape, tree, Hidden::of(&dataset.content)).kept();
    // A record that was read can be written.
    compose(shape, shown).unwrap_or_default().into_bytes()
}

/// A published figure, with the name of its file and its number there.
pub(super) struct ShownClaim<'r> {
    pub(super) file: Cow<'r, str>,
    pub(super) position: usize,
    pub(super) claim: Shown<'r>,
}

impl Serialize for ShownClaim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("position", &self.position)?;
        for (name, value) in self.claim.fields() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}

/// The published figures.
pub(super) fn claims<'r>(dataset: &Dataset<'r>) -> impl Iterator<Item = ShownClaim<'r>> {
    let registry = dataset.registry;
    let list = registry.shape(FileKind::Claims).field(FileKind::Claims.name());
    let shape = list.and_then(Shape::items);
    let hidden = Hidden::of(&dataset.content);
    dataset.claims.iter().map(move |ClaimEntry { file, position, tree, .. }| ShownClaim {
        file: registry.file(*file).stem(),
        position: *position,
        claim: Shown::of(shape, tree, hidden),
    })
}
