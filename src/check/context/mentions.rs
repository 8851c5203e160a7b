//! What files say about other records and vocabularies, gathered in one walk for all who ask.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU8, Ordering};

use ahash::AHashMap;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::model::{FileId, FileKind, Kind, Registry, SourceFile, Vocabulary};
use crate::schema::{Meaning, shape};
use crate::yaml::{Node, Route, Value};

/// A code that its vocabulary does not have as it is written.
pub(crate) struct DoubtfulCode<'r> {
    pub(crate) file: FileId,
    pub(crate) route: Route,
    /// The name of the vocabulary.
    pub(crate) name: &'static str,
    /// `None` where the registry has no such vocabulary.
    pub(crate) vocabulary: Option<&'r Vocabulary>,
    pub(crate) written: Cow<'r, str>,
}

/// A reference to a record that does not exist.
pub(crate) struct DanglingReference<'r> {
    pub(crate) file: FileId,
    pub(crate) route: Route,
    /// The kind of record that should have the id.
    pub(crate) kind: Kind,
    pub(crate) id: &'r str,
}

/// What one walk over all files gathers.
#[derive(Default)]
pub(super) struct Mentions<'r> {
    /// In the order of the files.
    pub(super) codes: Vec<DoubtfulCode<'r>>,
    /// In the order of the files.
    pub(super) references: Vec<DanglingReference<'r>>,
}

impl<'r> Mentions<'r> {
    /// Goes through every file, and notes in `ids` which records are named by others.
    pub(super) fn gather(registry: &'r Registry, ids: &Ids<'r>) -> Self {
        let files: Vec<(FileId, &SourceFile)> = registry.files_with_ids().collect();
        let of_files: Vec<Self> = files
            .into_par_iter()
            .map(|(id, file)| Self::of_file(registry, ids, id, file))
            .filter(|found| !found.codes.is_empty() || !found.references.is_empty())
            .collect();
        let mut all = Self::default();
        for found in of_files {
            all.codes.extend(found.codes);
            all.references.extend(found.references);
        }
        all
    }

    fn of_file(
        registry: &'r Registry,
        ids: &Ids<'r>,
        file: FileId,
        source: &'r SourceFile,
    ) -> Self {
        let mut found = Self::default();
        let Some(root) = &source.root else { return found };
        let own = source.stated_id();
        shape(source.kind).each_meaning(root, |way, node, meaning| match meaning {
            Meaning::Code(name) => {
                let Some(written) = code(node) else { return };
                let vocabulary = registry.vocabularies.get(name);
                if vocabulary.is_none_or(|vocabulary| vocabulary.get(&written).is_none()) {
                    let route = way.route();
                    found.codes.push(DoubtfulCode { file, route, name, vocabulary, written });
                }
            }
            Meaning::Reference(kind) => {
                let Some(id) = node.as_str() else { return };
                let is_own = own == Some(id) && source.kind == FileKind::Record(*kind);
                if !ids.exists(*kind, id) {
                    let route = way.route();
                    found.references.push(DanglingReference { file, route, kind: *kind, id });
                } else if !is_own {
                    ids.name(*kind, id);
                }
            }
            Meaning::Text => {}
        });
        found
    }
}

/// Text or a number in the place of a code. What is neither is said by `wrong-type`.
fn code(node: &Node) -> Option<Cow<'_, str>> {
    match &node.value {
        Value::String(code) => Some(Cow::Borrowed(code)),
        Value::Integer(code) => Some(Cow::Owned(code.to_string())),
        _ => None,
    }
}

/// Every id that a record has, or should have by its file name.
pub(super) struct Ids<'r>(AHashMap<Cow<'r, str>, Bearers>);

/// Which kinds of record have an id, and which of them others name: a bit for each kind.
#[derive(Default)]
struct Bearers {
    kinds: u8,
    named: AtomicU8,
}

impl<'r> Ids<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let mut ids: AHashMap<Cow<'r, str>, Bearers> = AHashMap::new();
        ids.reserve(registry.files.len());
        for file in &registry.files {
            let FileKind::Record(kind) = file.kind else { continue };
            let stated = file.stated_id().map(Cow::Borrowed);
            for id in std::iter::once(file.stem()).chain(stated) {
                ids.entry(id).or_default().kinds |= bit(kind);
            }
        }
        Self(ids)
    }

    /// Whether a record of this kind has this id, or a file that cannot be read is named so.
    pub(super) fn exists(&self, kind: Kind, id: &str) -> bool {
        self.0.get(id).is_some_and(|bearers| bearers.kinds & bit(kind) != 0)
    }

    /// Whether another record names this one.
    pub(super) fn is_named(&self, kind: Kind, id: &str) -> bool {
        let is_named = |bearers: &Bearers| bearers.named.load(Ordering::Relaxed) & bit(kind) != 0;
        self.0.get(id).is_some_and(is_named)
    }

    fn name(&self, kind: Kind, id: &str) {
        if let Some(bearers) = self.0.get(id) {
            bearers.named.fetch_or(bit(kind), Ordering::Relaxed);
        }
    }
}

fn bit(kind: Kind) -> u8 {
    1 << kind as u8
}
