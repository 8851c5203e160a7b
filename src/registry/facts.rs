//! All that one file says, found in one pass over its tree.

use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::{SmolStr, ToSmolStr};

use super::body::Body;
use super::file::{FileId, Marks, Reading};
use super::source::Source;
use crate::model::{FileKind, Kind, PageText, Vocabularies};
use crate::schema::{Meaning, Schemas};
use crate::yaml::{Node, Route, Value};

/// A file that was read: its source, and what it says.
#[derive(Debug)]
pub struct ReadFile {
    /// Which file.
    pub file: FileId,
    /// The text and the tree.
    pub source: Arc<Source>,
    /// What it says.
    pub facts: FileFacts,
}

/// A file that was read, with what is kept of it.
#[derive(Debug)]
pub struct KeptFile {
    /// Which file.
    pub file: FileId,
    /// How far it could be read.
    pub(super) reading: Reading,
    /// What can be told of it without reading it again.
    pub(super) marks: Marks,
    /// The text and the tree, if they are kept.
    pub(super) source: Option<Arc<Source>>,
    /// What it says.
    pub(super) facts: FileFacts,
}

/// How much of what files say is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Detail {
    /// Everything, with the records that each file refers to.
    #[default]
    All,
    /// The typed records alone, which is enough for lists and figures.
    Records,
}

impl ReadFile {
    /// Drops the text and the tree unless they are to be kept.
    #[must_use]
    pub fn keep(self, keeps_source: bool) -> KeptFile {
        let Self { file, source, facts } = self;
        let reading = facts.reading(&source);
        let of_body = facts.body.as_ref().map(Body::marks).unwrap_or_default();
        let marks = Marks { has_faults: !source.faults.is_empty(), ..of_body };
        let source = keeps_source.then_some(source);
        KeptFile { file, reading, marks, source, facts }
    }

    /// Drops the text, and keeps the tree.
    #[must_use]
    pub fn keep_tree(self) -> KeptFile {
        let mut kept = self.keep(true);
        if let Some(source) = kept.source.as_mut().and_then(Arc::get_mut) {
            source.text = String::new();
        }
        kept
    }
}

/// What one file says. The registry keeps it when text and tree are dropped.
#[derive(Debug, Default)]
pub struct FileFacts {
    /// The id that it states.
    pub id: Option<SmolStr>,
    /// The records that it speaks of.
    pub links: Vec<Link>,
    /// Codes that its vocabulary does not have as they are written, or whose vocabulary is missing.
    pub doubtful_codes: Vec<DoubtfulCode>,
    /// Its typed content; `None` if it does not have the shape of its kind.
    pub body: Option<Body>,
}

/// One file speaks of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshDeserialize, BorshSerialize)]
pub struct Link {
    /// The kind of the record.
    pub kind: Kind,
    /// The id of the record.
    pub id: SmolStr,
    /// Whether it refers to it in a field, or is only named after it or refers to itself.
    pub is_reference: bool,
}

/// A code that its vocabulary does not have as it is written, or whose vocabulary is missing.
#[derive(Debug)]
pub struct DoubtfulCode {
    /// Where it is in the file.
    pub route: Route,
    /// The name of the vocabulary.
    pub vocabulary: String,
    /// What is written there.
    pub written: SmolStr,
}

impl FileFacts {
    /// What a page says: its text, which names no records as fields do.
    pub(super) fn of_page(file_name: &str, source: &Source) -> Self {
        let page = PageText::of_file(file_name, &source.text).filter(|_| source.faults.is_empty());
        Self { body: page.map(Box::new).map(Body::Page), ..Self::default() }
    }

    /// What a tree says.
    pub(super) fn of(
        kind: FileKind,
        root: &Node,
        schemas: &Schemas,
        vocabularies: &Vocabularies,
        detail: Detail,
    ) -> Self {
        let id = match root.get("id").map(|id| &id.value) {
            Some(Value::String(id)) => Some(id.clone()),
            _ => None,
        };
        let mut facts = Self { id, body: Body::read(kind, root), ..Self::default() };
        if detail == Detail::Records {
            return facts;
        }
        schemas.shape(kind).each_meaning(root, |way, node, meaning| match meaning {
            Meaning::Code(name) => {
                let Some(written) = code(node) else { return };
                let known = vocabularies.get(name).and_then(|known| known.get(&written));
                if known.is_none() {
                    let (route, vocabulary) = (way.route(), name.clone());
                    facts.doubtful_codes.push(DoubtfulCode { route, vocabulary, written });
                }
            }
            Meaning::Reference(target) => {
                let Value::String(id) = &node.value else { return };
                let is_own = facts.id.as_ref() == Some(id) && kind == FileKind::Record(*target);
                facts.add_link(*target, id, !is_own);
            }
            Meaning::Text => {}
        });
        if let (FileKind::Record(Kind::Activity), Some(id)) = (kind, facts.id.clone())
            && let Some((action, _)) = id.rsplit_once("-a")
        {
            facts.add_link(Kind::Action, &action.into(), false);
        }
        facts
    }

    /// Adds a link, each once: a reference is also more than a name.
    fn add_link(&mut self, kind: Kind, id: &SmolStr, is_reference: bool) {
        let is_known = |link: &Link| {
            link.kind == kind && link.id == *id && (link.is_reference || !is_reference)
        };
        // The lists of most records are short, and those of hostile ones are bounded by the index.
        if !self.links.iter().rev().take(NEIGHBOURS).any(is_known) {
            self.links.push(Link { kind, id: id.clone(), is_reference });
        }
    }

    /// How far the file could be read.
    fn reading(&self, source: &Source) -> Reading {
        match (&source.root, &self.body) {
            (_, Some(_)) => Reading::Complete,
            (None, None) => Reading::Failed,
            (Some(_), None) => Reading::Misshapen,
        }
    }
}

/// How many of the last links are compared with a new one.
const NEIGHBOURS: usize = 32;

/// Text or a number where a code belongs; `wrong-type` reports everything else.
fn code(node: &Node) -> Option<SmolStr> {
    match &node.value {
        Value::String(code) => Some(code.clone()),
        Value::Integer(code) => Some(code.to_smolstr()),
        _ => None,
    }
}
