//! Ids in the place of the names that rows give for other records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use smol_str::SmolStr;

use crate::import::rows::draft::{Draft, Given};
use crate::import::rows::problem::Problem;
use crate::import::rows::table::Table;
use crate::message::Message;
use crate::model::{Kind, folded};
use crate::registry::{Names, Registry};
use crate::schema::{Meaning, Shape};
use crate::yaml::Value;

/// Which references of a row are resolved.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum ReferencesTo {
    /// Those to records of other kinds than the row's.
    OtherKinds,
    /// Those to records of its own kind.
    OwnKind,
}

/// Resolves references by name.
pub(crate) struct Resolver<'a> {
    names: Names,
    /// How to create partners, by their folded names.
    hints: &'a BTreeMap<String, Message>,
    /// What was said of names that no record has, by the countries of the row: one mistake is often in many rows.
    unknown: HashMap<(Kind, SmolStr, Vec<SmolStr>), Message>,
}

impl<'a> Resolver<'a> {
    /// A resolver that knows the records of a registry, and how to create partners, by their folded names.
    pub(crate) fn new(registry: &Registry, hints: &'a BTreeMap<String, Message>) -> Self {
        Self { names: Names::of(registry), hints, unknown: HashMap::new() }
    }

    /// Makes a record known, so that later rows can refer to it; a partner with its country.
    pub(crate) fn add<'n>(
        &mut self,
        kind: Kind,
        id: &str,
        country: Option<&SmolStr>,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        self.names.add(kind, id, country, names);
    }

    /// The id of the record of a kind whose id or name is nearest to a misspelt one.
    pub(crate) fn nearest(&self, kind: Kind, name: &str) -> Option<&str> {
        self.names.nearest(kind, name, &[])
    }

    /// Puts ids in the place of names in a draft, and returns a problem for each name that no single
    /// record has.
    pub(crate) fn resolve(
        &mut self,
        registry: &Registry,
        table: &Table,
        draft: &mut Draft,
        to: ReferencesTo,
    ) -> Vec<Problem> {
        let (mut problems, at) = (Vec::new(), draft.at());
        let countries = self.countries(registry, table, draft);
        for Given { column, values } in &mut draft.given {
            let Some(target) = table.target(*column) else { continue };
            for (kind, text) in references(&target.shape, values) {
                if (kind == table.kind) != (to == ReferencesTo::OwnKind) {
                    continue;
                }
                let key = (kind, text.clone(), countries.clone());
                let words = match self.unknown.get(&key) {
                    Some(words) => words.clone(),
                    None => match self.names.reference(kind, text, &countries) {
                        Ok(id) => {
                            *text = id;
                            continue;
                        }
                        Err(words) => self.unknown.entry(key).or_insert(words).clone(),
                    },
                };
                let hint = self.hints.get(&folded(text)).filter(|_| kind == Kind::Partner);
                let problem = table.problem(at, Some(*column), words);
                problems.push(Problem { help: hint.cloned().map(Box::new), ..problem });
            }
        }
        problems
    }

    /// The countries that a row names, and those of its record and its action as far as the registry has them.
    fn countries(&self, registry: &Registry, table: &Table, draft: &Draft) -> Vec<SmolStr> {
        let mut countries = BTreeSet::new();
        let mut known: Vec<(Kind, SmolStr)> =
            draft.id.iter().map(|id| (table.kind, id.clone())).collect();
        for Given { column, values } in &draft.given {
            let Some(target) = table.target(*column) else { continue };
            match target.shape.meaning() {
                Some(Meaning::Code(name)) if name == COUNTRIES => {
                    countries.extend(values.iter().flat_map(texts).cloned());
                }
                Some(Meaning::Reference(Kind::Action)) => {
                    let found = values
                        .iter()
                        .flat_map(texts)
                        .filter_map(|text| self.names.id_of(Kind::Action, text));
                    known.extend(found.map(|id| (Kind::Action, id)));
                }
                _ => {}
            }
        }
        let files = known.iter().filter_map(|(kind, id)| registry.index().named(*kind, id));
        countries.extend(files.flat_map(|file| registry.countries_of(file)));
        countries.into_iter().collect()
    }

    /// A copy of a draft in which the references to its own kind that are known already are ids.
    pub(crate) fn with_known_ids(&self, table: &Table, draft: &Draft) -> Draft {
        let mut known = draft.clone();
        for Given { column, values } in &mut known.given {
            let Some(target) = table.target(*column) else { continue };
            for (kind, text) in references(&target.shape, values) {
                if kind == table.kind
                    && let Some(id) = self.names.id_of(kind, text)
                {
                    *text = id;
                }
            }
        }
        known
    }
}

/// The vocabulary of countries.
const COUNTRIES: &str = "countries";

/// The texts of a value: its own, or those of its items.
fn texts(value: &Value) -> Vec<&SmolStr> {
    match value {
        Value::String(text) => vec![text],
        Value::List(items) => items.iter().flat_map(|item| texts(&item.value)).collect(),
        _ => Vec::new(),
    }
}

/// The references among values of this shape, or in the maps that they are, with the kind of record that each
/// is to.
fn references<'v>(shape: &Shape, values: &'v mut [Value]) -> Vec<(Kind, &'v mut SmolStr)> {
    let mut found = Vec::new();
    for value in values {
        match (shape.meaning(), value) {
            (Some(Meaning::Reference(kind)), Value::String(text)) => found.push((*kind, text)),
            (_, Value::Map(entries)) => {
                for entry in entries.iter_mut() {
                    if let Some(field) = shape.field(&entry.key) {
                        found.extend(references(
                            field,
                            std::slice::from_mut(&mut entry.value.value),
                        ));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
