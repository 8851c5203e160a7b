//! What records go by, for those who see their ids.

use crate::model::{FileKind, Language, Text};
use crate::registry::Registry;
use crate::schema::Meaning;
use crate::yaml::{Node, from_node};

/// The fields by which a record is known, the best first. Some records have no name and are known by
/// what they state instead, as an expert by the country of origin.
const NAMING: [&str; 3] = ["title", "name", "origin"];

/// Looks up what the records of a registry go by.
pub(super) struct Names<'r> {
    pub(super) registry: &'r Registry,
    pub(super) language: Language,
}

impl Names<'_> {
    /// The name of the record of this kind and id.
    pub(super) fn name(&self, kind: FileKind, id: &str) -> Option<String> {
        let FileKind::Record(of) = kind else { return None };
        let root = self.registry.root(self.registry.first_stating(of, id)?)?;
        let name = NAMING.iter().find_map(|field| {
            let node = root.get(field)?;
            match self.registry.shape(kind).field(field)?.meaning()? {
                Meaning::Text => text(node).map(|text| text.show(self.language.code()).to_owned()),
                Meaning::Code(vocabulary) => Some(self.label(vocabulary, &node.scalar_text()?)),
                Meaning::Reference(_) => None,
            }
        });
        name.filter(|name| !name.is_empty())
    }

    /// The label of a code.
    pub(super) fn label(&self, vocabulary: &str, code: &str) -> String {
        self.registry.vocabularies.label(vocabulary, code, self.language.code()).to_owned()
    }
}

/// A map of languages as text; `None` where it is anything else, or says nothing.
pub(super) fn text(node: &Node) -> Option<Text> {
    let entries = node.entries();
    if entries.iter().any(|entry| entry.key.len() != 2) {
        return None;
    }
    from_node(node).ok().filter(|text: &Text| !text.is_empty())
}
