//! What the rules share: the registry, its differences from the schemas, and who refers to whom.

mod differences;
mod meant;
mod place;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::bookings::{Booking, bookings};
use crate::model::{FileId, FileKind, Kind, Registry, SourceFile};
use crate::schema::{Meaning, Problem, Violation, shape};
use crate::select::Links;
use crate::yaml::{Node, Route, Value};
use differences::differences;
pub(crate) use meant::Suggestions;
pub(crate) use place::{field, key, value};

/// Everything that a rule may ask for.
pub(crate) struct Context<'r> {
    /// The registry.
    pub(crate) registry: &'r Registry,
    /// Who belongs to whom.
    pub(crate) links: Links<'r>,
    /// The day on which retention and the like are judged.
    pub(crate) today: Option<NaiveDate>,
    /// In what each file differs from its schema, in the order of the files.
    pub(crate) violations: Vec<(FileId, Violation)>,
    /// The activities of each expert.
    bookings: BTreeMap<&'r str, Vec<Booking<'r>>>,
    /// Every record that another one refers to.
    named: HashSet<(Kind, &'r str)>,
    /// Whether every file that belongs here has a tree.
    is_whole: bool,
    /// The values of which `wrong-type` speaks.
    wrong_types: HashMap<FileId, HashSet<Route>>,
    /// Every id that a record has or should have by its file name, with its kind.
    ids: HashMap<&'r str, Vec<Kind>>,
    stems: BTreeSet<(Kind, String)>,
}

impl<'r> Context<'r> {
    pub(crate) fn new(registry: &'r Registry, today: Option<NaiveDate>) -> Self {
        let violations = differences(registry);
        let mut wrong_types: HashMap<FileId, HashSet<Route>> = HashMap::new();
        for (file, violation) in &violations {
            if let Problem::WrongType { .. } = violation.problem {
                wrong_types.entry(*file).or_default().insert(violation.route.clone());
            }
        }
        let mut ids: HashMap<&str, Vec<Kind>> = HashMap::new();
        let mut stems = BTreeSet::new();
        for file in &registry.files {
            if let FileKind::Record(kind) = file.kind {
                stems.insert((kind, file.stem()));
                if let Some(id) = file.stated_id() {
                    ids.entry(id).or_default().push(kind);
                }
            }
        }
        Self {
            registry,
            links: Links::new(registry),
            today,
            violations,
            wrong_types,
            bookings: bookings(registry),
            named: named(registry),
            is_whole: registry.files.iter().all(|f| f.root.is_some() || f.kind == FileKind::Stray),
            ids,
            stems,
        }
    }

    /// The activities of each expert that were not cancelled, in the order of the files.
    pub(crate) fn bookings(&self) -> impl Iterator<Item = (&'r str, &[Booking<'r>])> {
        self.bookings.iter().map(|(expert, bookings)| (*expert, bookings.as_slice()))
    }

    /// The activities of an expert that were not cancelled, in the order of the files.
    pub(crate) fn bookings_of(&self, expert: &str) -> &[Booking<'r>] {
        self.bookings.get(expert).map_or(&[], Vec::as_slice)
    }

    /// Whether no file but its own refers to a record. While a file could not be read nobody knows,
    /// since it may be the one that does.
    pub(crate) fn is_unnamed(&self, kind: Kind, id: &str) -> bool {
        self.is_whole && !self.named.contains(&(kind, id))
    }

    /// Whether another file refers to a record by this id, and none has it as its name, so that this
    /// record is meant.
    pub(crate) fn is_known_as(&self, kind: Kind, id: &str) -> bool {
        self.named.contains(&(kind, id)) && !self.has_file(kind, id)
    }

    /// Whether a record of this kind has a file of this name, readable or not.
    pub(crate) fn has_file(&self, kind: Kind, id: &str) -> bool {
        self.stems.contains(&(kind, id.to_owned()))
    }

    /// Every file that could be read, with its tree.
    pub(crate) fn trees(&self) -> impl Iterator<Item = (FileId, &'r SourceFile, &'r Node)> {
        self.registry
            .files_with_ids()
            .filter_map(|(id, file)| Some((id, file, file.root.as_ref()?)))
    }

    /// In what this file differs from its schema.
    pub(crate) fn violations_of(&self, file: FileId) -> impl Iterator<Item = &Violation> {
        let start = self.violations.partition_point(|(other, _)| *other < file);
        let here = self.violations[start..].iter().take_while(move |(other, _)| *other == file);
        here.map(|(_, violation)| violation)
    }

    /// Calls `visit` with every code that records, claims and vocabularies write: text or a number
    /// in the place of a code, and the name of its vocabulary.
    pub(crate) fn each_code(&self, mut visit: impl FnMut(FileId, &Route, &str, &str)) {
        for (file, source, root) in self.trees() {
            shape(source.kind).each_meaning(
                root,
                &Route::default(),
                &mut |route, node, meaning| {
                    // What is neither text nor a number is said by `wrong-type`.
                    let is_code = matches!(node.value, Value::String(_) | Value::Integer(_));
                    if let (Meaning::Code(name), true, Some(code)) =
                        (meaning, is_code, node.scalar_text())
                    {
                        visit(file, route, name, &code);
                    }
                },
            );
        }
    }

    /// Whether `wrong-type` speaks of this value.
    pub(crate) fn is_of_wrong_type(&self, file: FileId, route: &Route) -> bool {
        self.wrong_types.get(&file).is_some_and(|routes| routes.contains(route))
    }

    /// Whether a record of this kind has this id, or a file that cannot be read is named so.
    pub(crate) fn exists(&self, kind: Kind, id: &str) -> bool {
        self.ids.get(id).is_some_and(|kinds| kinds.contains(&kind)) || self.has_file(kind, id)
    }

    /// The kind of record that has this id, whichever it is.
    pub(crate) fn kind_of(&self, id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| self.exists(*kind, id))
    }

    /// Whether there is a file for this vocabulary, readable or not.
    pub(crate) fn has_vocabulary_file(&self, name: &str) -> bool {
        self.registry
            .files
            .iter()
            .any(|file| file.kind == FileKind::Vocabulary && file.stem() == name)
    }

    /// A scalar as it was meant, for a message; empty for a collection.
    pub(crate) fn written(&self, file: FileId, route: &Route) -> String {
        let root = self.registry.file(file).root.as_ref();
        root.and_then(|root| route.find(root)).and_then(Node::scalar_text).unwrap_or_default()
    }
}

/// Every record that a file other than its own refers to.
fn named(registry: &Registry) -> HashSet<(Kind, &str)> {
    let mut named = HashSet::new();
    for file in &registry.files {
        let Some(root) = &file.root else { continue };
        let own = file.stated_id();
        shape(file.kind).each_meaning(root, &Route::default(), &mut |_, node, meaning| {
            let (Meaning::Reference(kind), Some(id)) = (meaning, node.as_str()) else { return };
            if own != Some(id) || file.kind != FileKind::Record(*kind) {
                named.insert((*kind, id));
            }
        });
    }
    named
}
