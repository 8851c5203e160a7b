//! What a file says about other records and vocabularies.

use smol_str::{SmolStr, ToSmolStr};

use super::known::KnownIds;
use crate::model::{FileKind, Kind, Vocabularies};
use crate::registry::{FileId, SourceFile};
use crate::schema::{Meaning, shape};
use crate::yaml::{Node, Route, Value};

/// A code that its vocabulary does not have as it is written, or whose vocabulary is not there.
pub(crate) struct DoubtfulCode {
    pub(crate) file: FileId,
    pub(crate) route: Route,
    /// The name of the vocabulary.
    pub(crate) vocabulary: &'static str,
    pub(crate) written: SmolStr,
}

/// A reference to a record that does not exist.
pub(crate) struct DanglingReference {
    pub(crate) file: FileId,
    pub(crate) route: Route,
    /// The kind of record that should have the id.
    pub(crate) kind: Kind,
    pub(crate) id: SmolStr,
}

/// What one walk over a tree gathers, in its order.
#[derive(Default)]
pub(super) struct Mentions {
    pub(super) codes: Vec<DoubtfulCode>,
    pub(super) references: Vec<DanglingReference>,
}

impl Mentions {
    /// Goes through a file, and notes in `ids` which records it names.
    pub(super) fn gather(
        vocabularies: &Vocabularies,
        ids: &KnownIds,
        file: FileId,
        source: &SourceFile,
        root: &Node,
    ) -> Self {
        let mut found = Self::default();
        let own = source.stated_id();
        shape(source.kind).each_meaning(root, |way, node, meaning| match meaning {
            Meaning::Code(name) => {
                let Some(written) = code(node) else { return };
                let known = vocabularies.get(name).and_then(|known| known.get(&written));
                if known.is_none() {
                    let route = way.route();
                    found.codes.push(DoubtfulCode { file, route, vocabulary: name, written });
                }
            }
            Meaning::Reference(kind) => {
                let Value::String(id) = &node.value else { return };
                let is_own = own == Some(id) && source.kind == FileKind::Record(*kind);
                if !is_own && !ids.name(*kind, id) {
                    let (route, id) = (way.route(), id.clone());
                    found.references.push(DanglingReference { file, route, kind: *kind, id });
                }
            }
            Meaning::Text => {}
        });
        found
    }
}

/// Text or a number in the place of a code. What is neither is said by `wrong-type`.
fn code(node: &Node) -> Option<SmolStr> {
    match &node.value {
        Value::String(code) => Some(code.clone()),
        Value::Integer(code) => Some(code.to_smolstr()),
        _ => None,
    }
}
