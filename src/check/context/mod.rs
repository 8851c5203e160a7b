//! What the rules share: the registry, its differences from the schemas, and who refers to whom.

mod meant;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::bookings::{Booking, bookings};
use super::look::{DanglingReference, DoubtfulCode, KnownIds, Seen};
pub(crate) use super::place::{field, key, value};
use crate::model::{FileId, FileKind, Kind, Registry};
use crate::query::Links;
use crate::schema::{Problem, Violation};
use crate::yaml::{Node, Route};
pub(crate) use meant::Suggestions;

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
    /// Every code that its vocabulary does not have as it is written, in the order of the files.
    codes: Vec<DoubtfulCode>,
    /// Every reference to a record that does not exist, in the order of the files.
    references: Vec<DanglingReference>,
    /// Whether every file that belongs here could be read.
    is_whole: bool,
    /// The values of which `wrong-type` speaks.
    wrong_types: HashMap<FileId, HashSet<Route>>,
    ids: KnownIds,
    names: [OnceLock<BTreeMap<String, &'r str>>; Kind::ALL.len()],
}

impl<'r> Context<'r> {
    /// What all rules share, from what a look at each file gave. The exceptions of the records, and
    /// what the rules on single files found, are not part of it.
    pub(super) fn new(
        registry: &'r Registry,
        today: Option<NaiveDate>,
        ids: KnownIds,
        seen: Vec<(FileId, Seen)>,
    ) -> Self {
        let (mut violations, mut codes, mut references) = (Vec::new(), Vec::new(), Vec::new());
        for (file, seen) in seen {
            violations.extend(seen.violations.into_iter().map(|violation| (file, violation)));
            codes.extend(seen.codes);
            references
                .extend(seen.references.into_iter().filter(|one| !ids.name(one.kind, &one.id)));
        }
        let mut wrong_types: HashMap<FileId, HashSet<Route>> = HashMap::new();
        for (file, violation) in &violations {
            if let Problem::WrongType { .. } = violation.problem {
                wrong_types.entry(*file).or_default().insert(violation.route.clone());
            }
        }
        Self {
            registry,
            links: Links::new(registry),
            today,
            violations,
            wrong_types,
            bookings: bookings(registry),
            codes,
            references,
            names: Default::default(),
            is_whole: registry
                .files
                .iter()
                .all(|file| file.is_readable() || file.kind == FileKind::Stray),
            ids,
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
        self.is_whole && !self.ids.is_named(kind, id)
    }

    /// Every code that its vocabulary does not have as it is written, in the order of the files;
    /// values of which `wrong-type` speaks are left out.
    pub(crate) fn doubtful_codes(&self) -> impl Iterator<Item = &DoubtfulCode> {
        let codes = self.codes.iter();
        codes.filter(|code| !self.is_of_wrong_type(code.file, &code.route))
    }

    /// Whether another file refers to a record by this id, and none has it as its name, so that this
    /// record is meant.
    pub(crate) fn is_known_as(&self, kind: Kind, id: &str) -> bool {
        self.ids.is_named(kind, id) && !self.has_file(kind, id)
    }

    /// Whether a record of this kind has a file of this name, readable or not.
    pub(crate) fn has_file(&self, kind: Kind, id: &str) -> bool {
        self.ids.is_file_name(kind, id)
    }

    /// Every reference to a record that does not exist, in the order of the files.
    pub(crate) fn dangling_references(&self) -> &[DanglingReference] {
        &self.references
    }

    /// Whether `wrong-type` speaks of this value.
    pub(crate) fn is_of_wrong_type(&self, file: FileId, route: &Route) -> bool {
        self.wrong_types.get(&file).is_some_and(|routes| routes.contains(route))
    }

    /// Whether a record of this kind has this id, or a file that cannot be read is named so.
    pub(crate) fn exists(&self, kind: Kind, id: &str) -> bool {
        self.ids.exists(kind, id)
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
