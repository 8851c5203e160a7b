//! Values in columns, as Parquet wants them: each with how much of what is above it is there (the definition level) and
//! at which list it goes on (the repetition level).

use std::borrow::Cow;
use std::collections::BTreeMap;

use parquet::data_type::ByteArray;
use serde::Serialize;

use super::columns::{Column, Origin, Single, Source, Type};
use crate::export::value::{Scalar, Shown, json};
use crate::model::{Day, EdtfDate};

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

/// The values of a column that has no other columns below it.
pub(super) struct Leaf {
    kind: Single,
    /// Those that are there.
    pub(super) values: Values,
    /// How many of the columns above it, and itself, are there at each place.
    pub(super) definitions: Vec<i16>,
    /// At which of the lists above it each place goes on; zero begins a record.
    pub(super) repetitions: Vec<i16>,
}

/// Values of one type.
pub(super) enum Values {
    Texts(Vec<ByteArray>),
    Integers(Vec<i64>),
    Numbers(Vec<f64>),
    Flags(Vec<bool>),
    /// Days after the first one of 1970.
    Days(Vec<i32>),
}

/// How many values were not of the type of their column, or in none at all, by the path of the column.
pub(super) type Misfits = BTreeMap<String, usize>;

/// Where a value stands.
#[derive(Clone, Copy)]
struct Levels {
    definition: i16,
    repetition: i16,
    /// How many lists are above it.
    lists: i16,
}

impl Levels {
    const TOP: Self = Self { definition: 0, repetition: 0, lists: 0 };

    /// The levels of what is below so many levels.
    fn below(self, levels: i16) -> Self {
        Self { definition: self.definition + levels, ..self }
    }
}

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
            Kind::Single(leaf) => leaf.add_nothing(at),
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
                    true => leaf.add_nothing(at),
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

impl Leaf {
    fn of(kind: Single) -> Self {
        let values = match kind {
            Single::Text | Single::Json => Values::Texts(Vec::new()),
            Single::Integer => Values::Integers(Vec::new()),
            Single::Number => Values::Numbers(Vec::new()),
            Single::Flag => Values::Flags(Vec::new()),
            Single::FirstDay | Single::LastDay => Values::Days(Vec::new()),
        };
        Self { kind, values, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// Adds a scalar, and says whether it is of the type of the column or nothing at all.
    fn add(&mut self, scalar: Scalar<'_>, at: Levels) -> bool {
        let day = |of: fn(EdtfDate) -> Day| match &scalar {
            Scalar::Text(text) => text.parse().ok().map(|date| of(date).days_from_1970()),
            _ => None,
        };
        let is_nothing = scalar == Scalar::Null;
        let is_added = !is_nothing
            && match (&mut self.values, &scalar) {
                (Values::Texts(texts), Scalar::Text(text)) => put(texts, Some((&**text).into())),
                // As it is written.
                (Values::Texts(texts), other) => put(texts, Some(json(other).as_str().into())),
                (Values::Integers(numbers), Scalar::Integer(number)) => put(numbers, Some(*number)),
                (Values::Numbers(numbers), Scalar::Real(number)) => put(numbers, Some(*number)),
                (Values::Numbers(numbers), Scalar::Integer(number)) =>
                {
                    #[expect(clippy::cast_precision_loss, reason = "as every reader of JSON does")]
                    put(numbers, Some(*number as f64))
                }
                (Values::Flags(flags), Scalar::Flag(flag)) => put(flags, Some(*flag)),
                (Values::Days(days), _) if self.kind == Single::LastDay => {
                    put(days, day(EdtfDate::latest))
                }
                (Values::Days(days), _) => put(days, day(EdtfDate::earliest)),
                _ => false,
            };
        match is_added {
            true => self.add_place(at.below(1)),
            false => self.add_nothing(at),
        }
        // What is no date is in the column of the date itself.
        is_added || is_nothing || matches!(self.values, Values::Days(_))
    }

    /// Adds a value as a text of JSON.
    fn add_json(&mut self, value: &impl Serialize, at: Levels) -> bool {
        self.add(Scalar::Text(json(value).into()), at)
    }

    fn add_nothing(&mut self, at: Levels) {
        self.add_place(at);
    }

    fn add_place(&mut self, at: Levels) {
        self.definitions.push(at.definition);
        self.repetitions.push(at.repetition);
    }

    /// Forgets all values.
    pub(super) fn clear(&mut self) {
        match &mut self.values {
            Values::Texts(texts) => texts.clear(),
            Values::Integers(numbers) => numbers.clear(),
            Values::Numbers(numbers) => numbers.clear(),
            Values::Flags(flags) => flags.clear(),
            Values::Days(days) => days.clear(),
        }
        self.definitions.clear();
        self.repetitions.clear();
    }
}

/// Puts a value to the others, and says whether there is one.
fn put<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let there = value.is_some();
    values.extend(value);
    there
}
