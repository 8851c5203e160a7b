//! Records in columns: each value goes to the column of its field.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::columns::{Column, Origin, Single, Source, Type};
use super::leaf::{Leaf, Levels};
use crate::export::value::{Scalar, Shown};

/// A record, and where it comes from.
pub(super) struct Record<'r> {
    /// What it says.
    pub(super) shown: Shown<'r>,
    /// The name of the registry.
    pub(super) registry: &'r str,
    /// The path of the file in the registry.
    pub(super) path: String,
    /// The revision of the export.
    pub(super) commit: Option<&'r str>,
    /// The name of the file of a published figure, and which of its file it is.
    pub(super) place: Option<(Cow<'r, str>, usize)>,
}

impl Record<'_> {
    fn origin(&self, origin: Origin) -> Scalar<'_> {
        let place = self.place.as_ref();
        let text = match origin {
            Origin::Registry => Some(self.registry),
            Origin::Path => Some(&*self.path),
            Origin::Commit => self.commit,
            Origin::File => place.map(|(file, _)| &**file),
            Origin::Position => {
                let position = place.and_then(|(_, position)| i64::try_from(*position).ok());
                return position.map_or(Scalar::Null, Scalar::Integer);
            }
        };
        text.map_or(Scalar::Null, |text| Scalar::Text(text.into()))
    }
}

/// A column, or a field of one, with the values that it has so far.
pub(super) struct Shredder {
    /// The names that lead to it, such as `results.title.en`.
    path: String,
    kind: Kind,
}

enum Kind {
    Single(Leaf),
    Fields(Vec<(Source, Shredder)>),
    List(Box<Shredder>),
}

/// How many values were not of the type of their column, or in none at all, by the path of the column.
pub(super) type Misfits = BTreeMap<String, usize>;

impl Shredder {
    /// The columns of a file without a value.
    pub(super) fn of_file(columns: &[Column]) -> Self {
        Self { path: String::new(), kind: Kind::Fields(of_fields("", columns)) }
    }

    fn of(path: String, kind: &Type) -> Self {
        let kind = match kind {
            Type::Single(kind) => Kind::Single(Leaf::of(*kind)),
            Type::Fields(columns) => Kind::Fields(of_fields(&path, columns)),
            Type::List(items) => Kind::List(Box::new(Self::of(path.clone(), items))),
        };
        Self { path, kind }
    }

    /// Adds a record. What it says that no column can hold is counted in `misfits`.
    pub(super) fn add_record(&mut self, record: &Record<'_>, misfits: &mut Misfits) {
        let Kind::Fields(columns) = &mut self.kind else { return };
        for (from, column) in columns.iter_mut() {
            if let (Source::Origin(origin), Kind::Single(leaf)) = (&*from, &mut column.kind) {
                leaf.add(record.origin(*origin), Levels::TOP);
            }
        }
        add_fields(columns, record.shown, Levels::TOP, "", misfits);
    }

    /// Adds a value. `at` are the levels of what it is in.
    fn add(&mut self, shown: Shown<'_>, at: Levels, misfits: &mut Misfits) {
        let fits = match (&mut self.kind, shown.scalar()) {
            (Kind::Single(leaf), Some(Scalar::Null)) => leaf.add(Scalar::Null, at),
            (Kind::Single(leaf), _) if leaf.kind == Single::Json => leaf.add_json(&shown, at),
            (Kind::Single(leaf), Some(scalar)) => leaf.add(scalar, at),
            (Kind::Fields(columns), None) if shown.is_map() => {
                add_fields(columns, shown, at.below(1), &self.path, misfits);
                true
            }
            (Kind::List(items), None) if shown.is_list() => {
                items.add_items(shown, at, misfits);
                true
            }
            (_, scalar) => {
                self.add_nothing(at);
                scalar == Some(Scalar::Null)
            }
        };
        if !fits {
            count_misfit(&self.path, misfits);
        }
    }

    /// Adds the items of a list, of which these are the values.
    fn add_items(&mut self, list: Shown<'_>, at: Levels, misfits: &mut Misfits) {
        let below = Levels { lists: at.lists + 1, ..at.below(2) };
        let mut repetition = at.repetition;
        for item in list.items() {
            self.add(item, Levels { repetition, ..below }, misfits);
            repetition = below.lists;
        }
        if list.items().next().is_none() {
            self.add_nothing(at.below(1));
        }
    }

    /// Adds a place without a value.
    fn add_nothing(&mut self, at: Levels) {
        match &mut self.kind {
            Kind::Single(leaf) => leaf.add_place(at),
            Kind::Fields(columns) => columns.iter_mut().for_each(|(_, one)| one.add_nothing(at)),
            Kind::List(items) => items.add_nothing(at),
        }
    }

    /// The columns that have no others below them, in the order of the schema.
    pub(super) fn leaves(&mut self) -> Vec<&mut Leaf> {
        match &mut self.kind {
            Kind::Single(leaf) => vec![leaf],
            Kind::Fields(columns) => columns.iter_mut().flat_map(|(_, one)| one.leaves()).collect(),
            Kind::List(items) => items.leaves(),
        }
    }
}

fn of_fields(above: &str, columns: &[Column]) -> Vec<(Source, Shredder)> {
    let field = |column: &Column| {
        (column.from.clone(), Shredder::of(below(above, &column.name), &column.kind))
    };
    columns.iter().map(field).collect()
}

fn add_fields(
    columns: &mut [(Source, Shredder)],
    shown: Shown<'_>,
    at: Levels,
    path: &str,
    misfits: &mut Misfits,
) {
    for (from, column) in columns.iter_mut() {
        match (from, &mut column.kind) {
            (Source::Origin(_), _) => {}
            (Source::AllBut(names), Kind::Single(leaf)) => {
                let others: BTreeMap<&str, Shown<'_>> = shown
                    .fields()
                    .filter(|(name, _)| !names.iter().any(|own| own == name))
                    .collect();
                match others.is_empty() {
                    true => leaf.add_place(at),
                    false => _ = leaf.add_json(&others, at),
                }
            }
            (Source::AllBut(_), _) => column.add_nothing(at),
            (Source::Field(name), _) => match shown.get(name) {
                Some(value) => column.add(value, at, misfits),
                None => column.add_nothing(at),
            },
        }
    }
    let is_read = |name: &str| {
        columns.iter().any(|(from, _)| match from {
            Source::Field(own) => own == name,
            Source::AllBut(_) => true,
            Source::Origin(_) => false,
        })
    };
    for (name, _) in shown.fields().filter(|(name, _)| !is_read(name)) {
        count_misfit(&below(path, name), misfits);
    }
}

/// The path of a field below this one.
fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn count_misfit(path: &str, misfits: &mut Misfits) {
    *misfits.entry(path.to_owned()).or_default() += 1;
}
