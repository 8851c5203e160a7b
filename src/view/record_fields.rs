//! The fields of many records, for those who compare and list them.

use super::fields::Reader;
use super::names::Names;
use super::value::{Field, Value};
use crate::model::{FileKind, Kind, Language};
use crate::registry::{FileId, Registry};
use crate::schema::Shape;
use crate::words::Words;
use crate::yaml::Node;

/// Reads the fields of the records of a registry, whose texts must be in memory.
#[derive(Debug)]
pub struct RecordFields<'r> {
    registry: &'r Registry,
    language: Language,
    words: Words,
}

impl<'r> RecordFields<'r> {
    /// A reader for labels in this language.
    #[must_use]
    pub fn new(registry: &'r Registry, language: Language) -> Self {
        Self { registry, language, words: Words::of(language) }
    }

    /// The fields of a file with its id, in the order of the schema; none if it cannot be read.
    #[must_use]
    pub fn of(&self, file: FileId) -> Vec<Field> {
        let shape = self.registry.shape(self.registry.file(file).kind);
        let root = self.registry.root(file);
        root.map_or_else(Vec::new, |root| {
            let names = self.names();
            self.reader(&names).fields(Some(shape), root)
        })
    }

    /// What people call the field that these names lead to, the last of them.
    #[must_use]
    pub fn label(&self, kind: Kind, path: &[String]) -> String {
        let top = Some(self.registry.shape(FileKind::Record(kind)));
        let below = |shape: Option<&'r Shape>, name: &String| {
            let shape = shape?;
            shape.items().unwrap_or(shape).field_or_language(name)
        };
        let shape = path.iter().fold(top, below);
        let names = self.names();
        self.reader(&names).label(shape, path.last().map_or("", String::as_str))
    }

    /// The value of the field of this name, or of an item of its list, with labels and names.
    #[must_use]
    pub fn value(&self, name: &str, shape: Option<&Shape>, node: &Node) -> Value {
        let names = self.names();
        self.reader(&names).value(name, shape, node)
    }

    /// What a record goes by, if it has a name and its file is in memory.
    #[must_use]
    pub fn name(&self, kind: FileKind, id: &str) -> Option<String> {
        self.names().name(kind, id)
    }

    fn reader<'v>(&'v self, names: &'v Names<'v>) -> Reader<'v> {
        Reader { names, words: &self.words, is_public: false }
    }

    fn names(&self) -> Names<'r> {
        Names { registry: self.registry, language: self.language }
    }
}
