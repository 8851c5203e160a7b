//! The names by which records go: ids, titles, acronyms.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::{AnyRecord, Registry};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, Kind, folded, is_id_of, may_name_person};
use crate::suggest::nearest_record;

/// The names of records, folded, with the ids of the records that go by them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<String, Vec<Named>>);

/// A record that goes by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    kind: Kind,
    id: SmolStr,
    /// Whether the name is its id.
    is_id: bool,
    /// The country of a partner.
    country: Option<SmolStr>,
}

/// Which record a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// The record of this id.
    One(SmolStr),
    /// Several records, by their ids in the order of the files.
    Several(Vec<SmolStr>),
    /// No record.
    None,
}

impl Named {
    /// Whether it can be meant in a record of these countries: what belongs to no country, or to one of these.
    fn is_of(&self, countries: &[SmolStr]) -> bool {
        self.country.as_ref().is_none_or(|country| countries.contains(country))
    }
}

impl Names {
    /// The names of all records of a registry, and of the files that should hold one.
    pub(crate) fn of(registry: &Registry) -> Self {
        let mut names = Self::default();
        Kind::ALL.into_iter().for_each(|kind| names.add_kind(registry, kind));
        names
    }

    /// The names of the records of one kind.
    pub(crate) fn of_kind(registry: &Registry, kind: Kind) -> Self {
        let mut names = Self::default();
        names.add_kind(registry, kind);
        names
    }

    fn add_kind(&mut self, registry: &Registry, kind: Kind) {
        let files = registry.files.iter().filter(|file| file.kind == FileKind::Record(kind));
        for file in files {
            // A file whose name is not the id of its record is found by both.
            for id in [Some(&*file.stem()), file.stated_id()].into_iter().flatten() {
                self.add_name(kind, id, None, id);
            }
        }
        for (_, record) in registry.records_of(kind) {
            let country = match record {
                AnyRecord::Partner(partner) => partner.country.as_ref(),
                _ => None,
            };
            let identifiers = record.identifiers().iter().map(|one| one.value.as_str());
            let names = record.names().chain(identifiers);
            names.for_each(|name| self.add_name(kind, record.id(), country, name));
        }
    }

    /// Adds a record; a partner with its country.
    pub(crate) fn add<'n>(
        &mut self,
        kind: Kind,
        id: &str,
        country: Option<&SmolStr>,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        self.add_name(kind, id, None, id);
        names.into_iter().for_each(|name| self.add_name(kind, id, country, name));
    }

    fn add_name(&mut self, kind: Kind, id: &str, country: Option<&SmolStr>, name: &str) {
        let named = Named { kind, id: id.into(), is_id: id == name, country: country.cloned() };
        let known = self.0.entry(folded(name)).or_default();
        if !known.contains(&named) {
            known.push(named);
        }
    }

    /// The record of a kind that goes by a name, whatever its case and accents. An id comes before a
    /// title.
    pub(crate) fn find(&self, kind: Kind, name: &str) -> Lookup {
        let named = self.0.get(&folded(name)).into_iter().flatten();
        let named: Vec<&Named> = named.filter(|named| named.kind == kind).collect();
        if let Some(exact) = named.iter().find(|named| named.is_id) {
            return Lookup::One(exact.id.clone());
        }
        let mut ids: Vec<SmolStr> = named.into_iter().map(|named| named.id.clone()).collect();
        match ids.len() {
            0 => Lookup::None,
            1 => ids.pop().map_or(Lookup::None, Lookup::One),
            _ => Lookup::Several(ids),
        }
    }

    /// The id that a reference to a record of this kind means: an id, or the name of one record. What has the
    /// form of an id stays as it is whether there is such a record or not; `unknown-reference` reports it.
    pub(crate) fn id_of(&self, kind: Kind, text: &str) -> Option<SmolStr> {
        match self.find(kind, text) {
            Lookup::One(id) => Some(id),
            Lookup::None if is_id_of(FileKind::Record(kind), text) => Some(text.into()),
            Lookup::None | Lookup::Several(_) => None,
        }
    }

    /// The id that a reference means.
    ///
    /// # Errors
    /// What to say of a name that no single record has. It suggests partners of these countries only.
    pub(crate) fn reference(
        &self,
        kind: Kind,
        text: &str,
        countries: &[SmolStr],
    ) -> Result<SmolStr, Message> {
        self.id_of(kind, text).ok_or_else(|| self.unclear(kind, text, countries))
    }

    /// What to say of a name that no single record has.
    fn unclear(&self, kind: Kind, text: &str, countries: &[SmolStr]) -> Message {
        if let Lookup::Several(_) = self.find(kind, text) {
            return match self.of_countries(kind, text, countries).as_slice() {
                [] => message!("named.several", name = text, kinds = kind.plural()),
                ids => message!("named.several-ids", name = text, ids = Value::one_of(ids)),
            };
        }
        if may_name_person(kind, text) {
            return message!("named.person", kinds = kind.plural());
        }
        let unknown = no_record(kind, text);
        match self.nearest(kind, text, countries) {
            Some(meant) => message!("named.near", unknown, meant),
            None => message!("named.unknown", unknown, kinds = kind.plural()),
        }
    }

    /// The ids of the records with this name that a record of these countries can refer to.
    fn of_countries(&self, kind: Kind, name: &str, countries: &[SmolStr]) -> Vec<&str> {
        let named = self.0.get(&folded(name)).into_iter().flatten();
        let meant = named.filter(|named| named.kind == kind && named.is_of(countries));
        meant.map(|named| named.id.as_str()).collect()
    }

    /// The id of the record of a kind whose id or name is nearest to a misspelt one. A partner of another
    /// country than these is never meant by a name that is like its own.
    pub(crate) fn nearest(&self, kind: Kind, name: &str, countries: &[SmolStr]) -> Option<&str> {
        nearest_record(name, self.pairs(|named| named.kind == kind && named.is_of(countries)))
    }

    /// The id of the record of any kind that goes by a name, or whose id or name is nearest to it.
    pub(crate) fn similar(&self, name: &str) -> Option<&str> {
        let exact = self.0.get(&folded(name)).and_then(|named| named.first());
        exact.map(|named| named.id.as_str()).or_else(|| nearest_record(name, self.pairs(|_| true)))
    }

    /// Each name with the first of the records that go by it.
    fn pairs(&self, is_wanted: impl Fn(&Named) -> bool) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(move |(name, named)| {
            let first = named.iter().find(|named| is_wanted(named))?;
            Some((name.as_str(), first.id.as_str()))
        })
    }
}

/// What to say of an id that no record of this kind has.
#[must_use]
pub fn no_record(kind: Kind, id: &str) -> Message {
    match kind {
        Kind::Action => message!("unknown-reference.action", id),
        Kind::Activity => message!("unknown-reference.activity", id),
        Kind::Expert => message!("unknown-reference.expert", id),
        Kind::Partner => message!("unknown-reference.partner", id),
    }
}
