//! What the rules share: the registry, its differences from the schemas, and who is called what.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use chrono::NaiveDate;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::bookings::{Booking, bookings};
use crate::finding::{Place, Spot};
use crate::model::{FileId, FileKind, Kind, Registry, SourceFile, folded};
use crate::schema::{Meaning, Problem, Violation, shape, violations};
use crate::select::Links;
use crate::suggest::nearest;
use crate::yaml::{Fault, FaultKind, Node, Route, Value};

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
    /// The names of each kind of record, once somebody has asked.
    names: [OnceLock<BTreeMap<String, String>>; 4],
}

impl<'r> Context<'r> {
    pub(crate) fn new(registry: &'r Registry, today: Option<NaiveDate>) -> Self {
        let files: Vec<(FileId, &SourceFile)> = registry.files_with_ids().collect();
        let is_unreadable = |id| registry.unreadable.binary_search(&id).is_ok();
        let violations: Vec<(FileId, Violation)> = files
            .into_par_iter()
            .flat_map_iter(|(id, file)| {
                let mut found =
                    file.root.as_ref().map_or_else(Vec::new, |root| violations(file.kind, root));
                if found.is_empty() && file.root.is_some() && is_unreadable(id) {
                    // A type that is stricter than its schema: better said vaguely than not at all.
                    let expected = vec!["a map in the shape of its schema"];
                    let problem = Problem::WrongType { expected, text_by_language: false };
                    found.push(Violation { route: Route::default(), problem });
                }
                without_faults(file, found).into_iter().map(move |violation| (id, violation))
            })
            .collect();
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
                    let kinds = ids.entry(id).or_default();
                    if !kinds.contains(&kind) {
                        kinds.push(kind);
                    }
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
            names: Default::default(),
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
        self.ids.get(id).is_some_and(|kinds| kinds.contains(&kind))
            || self.stems.contains(&(kind, id.to_owned()))
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

    /// The id that was most likely wanted where a reference stands: the record of this name, else
    /// the one whose id or name is nearest. `None` where the field is no reference.
    pub(crate) fn meant(&self, file: FileId, route: &Route, written: &str) -> Option<&str> {
        let Meaning::Reference(kind) = shape(self.registry.file(file).kind).at(route)?.meaning()?
        else {
            return None;
        };
        let names = self.names(*kind);
        let exact = names.get(&folded(written)).map(String::as_str);
        let names = names.iter().map(|(name, id)| (name, id.as_str()));
        exact.or_else(|| nearest(&written.replace('_', "-"), names))
    }

    /// The names by which records of this kind go (ids, titles, acronyms; folded), with their ids.
    fn names(&self, kind: Kind) -> &BTreeMap<String, String> {
        self.names[kind as usize].get_or_init(|| self.collected_names(kind))
    }

    fn collected_names(&self, kind: Kind) -> BTreeMap<String, String> {
        let of_files = self.stems.iter().filter(|(found, _)| *found == kind);
        let mut names: BTreeMap<String, String> =
            of_files.map(|(_, stem)| (folded(stem), stem.clone())).collect();
        for (_, file, root) in self.trees() {
            let (FileKind::Record(found), Some(id)) = (file.kind, file.stated_id()) else {
                continue;
            };
            if found != kind {
                continue;
            }
            names.insert(folded(id), id.to_owned());
            for field in ["title", "name"] {
                let texts = root.get(field).map_or(&[][..], Node::entries);
                for text in texts.iter().filter_map(|entry| entry.value.as_str()) {
                    names.entry(folded(text)).or_insert_with(|| id.to_owned());
                }
            }
            if let Some(acronym) = root.get("acronym").and_then(Node::as_str) {
                names.entry(folded(acronym)).or_insert_with(|| id.to_owned());
            }
        }
        names
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

/// The violations that say something which no fault of the text has said already.
fn without_faults(file: &SourceFile, found: Vec<Violation>) -> Vec<Violation> {
    let Some(root) = file.root.as_ref().filter(|_| !file.faults.is_empty()) else { return found };
    let has_merge_key = file.faults.iter().any(|fault| fault.kind == FaultKind::MergeKey);
    let breaks: Vec<usize> = file.text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| breaks.partition_point(|newline| *newline < at);
    let is_on_value = |fault: &&Fault| matches!(fault.kind, FaultKind::Alias | FaultKind::Tag);
    let lines: HashSet<usize> =
        file.faults.iter().filter(is_on_value).map(|fault| line_of(fault.span.start)).collect();
    let is_said = |violation: &Violation| {
        has_merge_key && matches!(violation.problem, Problem::MissingField { .. })
            || violation
                .route
                .find(root)
                .is_some_and(|node| lines.contains(&line_of(node.span.start)))
    };
    found.into_iter().filter(|violation| !is_said(violation)).collect()
}

/// The value that a route leads to.
pub(crate) fn value(file: FileId, route: &Route) -> Place {
    Place { file, spot: Spot::Value(route.clone()) }
}

/// The value of a field at the top of a record.
pub(crate) fn field(file: FileId, name: &str) -> Place {
    value(file, &Route::default().key(name))
}

/// The key that a route ends in.
pub(crate) fn key(file: FileId, route: Route) -> Place {
    Place { file, spot: Spot::Key(route) }
}

/// How many suggestions a rule still makes. To look for one takes time, and after a hundred wrong
/// values of one file, or in a large registry, nobody reads on.
#[derive(Default)]
pub(crate) struct Suggestions {
    file: Option<FileId>,
    made: usize,
    /// How many names were compared in all files.
    compared: usize,
}

impl Suggestions {
    const MOST: usize = 100;
    const MOST_COMPARED: usize = 300_000;

    /// Whether to look for one more in this file among so many names; files come one after the other.
    pub(crate) fn one_more(&mut self, file: FileId, names: usize) -> bool {
        if self.file != Some(file) {
            *self = Self { file: Some(file), made: 0, ..*self };
        }
        self.made += 1;
        let is_left = self.made <= Self::MOST && self.compared <= Self::MOST_COMPARED;
        if is_left {
            self.compared = self.compared.saturating_add(names);
        }
        is_left
    }
}
