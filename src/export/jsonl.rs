//! JSON Lines: a record a line, all that its file says.

use serde_json::{Map, Value as Json};

use super::dataset::{ClaimEntry, Dataset};
use super::value::value;
use crate::model::{FileKind, Kind};
use crate::registry::SourceFile;
use crate::schema::Shape;

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
pub fn json_lines(dataset: &Dataset<'_>, listed: Listed) -> String {
    let mut lines = String::new();
    let mut add = |object: Json| {
        lines += &object.to_string();
        lines.push('\n');
    };
    match listed {
        Listed::Records(kind) => {
            let shape = dataset.registry.shape(FileKind::Record(kind));
            for (_, _, tree) in dataset.entries(kind) {
                add(value(shape, tree, &dataset.content));
            }
        }
        Listed::Claims => claims(dataset).into_iter().for_each(&mut add),
        Listed::Vocabularies => {
            let shape = dataset.registry.shape(FileKind::Vocabulary);
            let files = &dataset.registry.files;
            let lists = files.iter().filter(|file| file.kind == FileKind::Vocabulary);
            for tree in lists.filter_map(SourceFile::root) {
                add(value(shape, tree, &dataset.content));
            }
        }
    }
    lines
}

/// The published figures, each with the name of its file and its number there.
pub(super) fn claims(dataset: &Dataset<'_>) -> Vec<Json> {
    let list = dataset.registry.shape(FileKind::Claims).field(FileKind::Claims.name());
    let unknown = Shape::default();
    let shape = list.and_then(Shape::items).unwrap_or(&unknown);
    let object = |entry: &ClaimEntry<'_>| {
        let mut object = Map::new();
        object.insert("file".to_owned(), dataset.registry.file(entry.file).stem().into());
        object.insert("position".to_owned(), entry.position.into());
        if let Json::Object(fields) = value(shape, entry.tree, &dataset.content) {
            object.extend(fields);
        }
        Json::Object(object)
    };
    dataset.claims.iter().map(object).collect()
}
