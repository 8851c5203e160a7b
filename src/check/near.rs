//! Records whose names are so near that they may be one.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use ahash::AHashMap;
use rayon::prelude::ParallelSliceMut;
use smol_str::SmolStr;

use super::names::{add_keys, is_near, may_share_key, most_keys, plain};
use crate::model::{FileKind, Kind, Text};
use crate::registry::{AnyRecord, FileId, Registry};

/// With how many others of its key a name is compared: of those that share one, nearly all are near.
const MAX_COMPARED: usize = 20;

/// How many countries of an action are compared: a list with a million of them must not fill the memory.
const MAX_COUNTRIES: usize = 10;

/// The kinds of record whose names are compared.
const KINDS: [Kind; 2] = [Kind::Partner, Kind::Action];

/// Finds the first record that goes by nearly the same name as another.
pub(crate) enum NearNames {
    /// For all records at once; the answers are made when the first is asked for.
    All(OnceLock<HashMap<FileId, Alike>>),
    /// For some records, one by one.
    Some,
}

/// The first record that is like another, and the language in which it is.
pub(crate) type Alike = (FileId, String);

impl NearNames {
    /// Answers for every record of a registry.
    pub(super) fn for_all() -> Self {
        Self::All(OnceLock::new())
    }

    /// Answers for a few records.
    pub(super) fn one_by_one() -> Self {
        Self::Some
    }

    /// The first record with a name near to one of this record.
    pub(super) fn first_before(&self, registry: &Registry, file: FileId) -> Option<Alike> {
        match self {
            Self::All(known) => known.get_or_init(|| all(registry)).get(&file).cloned(),
            Self::Some => {
                let named = Named::of(registry, file)?;
                let mut records = alike(registry, &named);
                records.retain(|other| other.file < file);
                records.push(named);
                let mut first = AHashMap::new();
                find(&records, &mut first);
                first.remove(&file).map(|(other, language)| (other, language.to_owned()))
            }
        }
    }
}

/// The records with a name that is compared with one of this record.
pub(super) fn records_near(registry: &Registry, file: FileId) -> Vec<FileId> {
    let named = Named::of(registry, file);
    let alike = named.map_or_else(Vec::new, |named| alike(registry, &named));
    alike.iter().map(|record| record.file).collect()
}

/// Whether the names of such files are compared.
pub(super) fn has_compared_name(kind: FileKind) -> bool {
    matches!(kind, FileKind::Record(kind) if KINDS.contains(&kind))
}

/// A record with what it is called.
struct Named<'r> {
    file: FileId,
    kind: Kind,
    id: &'r str,
    names: &'r Text,
    /// Its countries; one that is `None` for a partner without.
    countries: Vec<Option<&'r str>>,
    /// Records that it names as others than itself.
    others: HashSet<&'r str>,
}

impl<'r> Named<'r> {
    fn of(registry: &'r Registry, file: FileId) -> Option<Self> {
        Self::of_record(file, registry.record(file)?)
    }

    fn of_record(file: FileId, record: AnyRecord<'r>) -> Option<Self> {
        match record {
            AnyRecord::Partner(partner) => Some(Self {
                file,
                kind: Kind::Partner,
                id: &partner.id,
                names: &partner.name,
                countries: vec![partner.country.as_deref()],
                others: partner.parent.iter().map(SmolStr::as_str).collect(),
            }),
            AnyRecord::Action(action) => {
                let countries = action.countries.iter().take(MAX_COUNTRIES);
                Some(Self {
                    file,
                    kind: Kind::Action,
                    id: &action.id,
                    names: &action.title,
                    countries: countries.map(|code| Some(code.as_str())).collect(),
                    others: action.follows.iter().map(SmolStr::as_str).collect(),
                })
            }
            _ => None,
        }
    }

    /// The names, as they are compared, with their languages.
    fn plain(&self) -> impl Iterator<Item = (&'r str, String)> {
        let names = self.names.iter().map(|(language, name)| (language, plain(name)));
        names.filter(|(_, plain)| !plain.is_empty())
    }

    /// Whether it may be the same as another: not if they have one id, which `duplicate-id` finds, or
    /// one refers to the other.
    fn may_be(&self, other: &Self) -> bool {
        self.id != other.id && !self.others.contains(other.id) && !other.others.contains(self.id)
    }
}

/// The other records of which a name may share a key with one of this record, in the order of the files.
fn alike<'r>(registry: &'r Registry, named: &Named<'r>) -> Vec<Named<'r>> {
    let own: Vec<(&str, String)> = named.plain().collect();
    let records = registry.records_of(named.kind).filter(|(file, _)| *file != named.file);
    let others = records.filter_map(|(file, record)| Named::of_record(file, record));
    let shares_country =
        |other: &Named<'_>| other.countries.iter().any(|one| named.countries.contains(one));
    let is_alike = |other: &Named<'_>| {
        let mut names = other.plain();
        names.any(|(language, name)| {
            own.iter().any(|(own, plain)| *own == language && may_share_key(plain, &name))
        })
    };
    others.filter(|other| shares_country(other) && is_alike(other)).collect()
}

/// Each record beside the first of those that have nearly its name. Names that are near share a key, so
/// that not every name is compared with every other.
fn all(registry: &Registry) -> HashMap<FileId, Alike> {
    let mut first = AHashMap::new();
    for kind in KINDS {
        let records = registry.records_of(kind);
        let records: Vec<Named<'_>> =
            records.filter_map(|(file, record)| Named::of_record(file, record)).collect();
        find(&records, &mut first);
    }
    first
        .into_iter()
        .map(|(file, (other, language))| (file, (other, language.to_owned())))
        .collect()
}

/// One name of a record.
struct Name<'r> {
    of: usize,
    language: &'r str,
    plain: String,
}

fn find<'r>(records: &[Named<'r>], first: &mut AHashMap<FileId, (FileId, &'r str)>) {
    let names = records.iter().enumerate().flat_map(|(of, record)| {
        record.plain().map(move |(language, plain)| Name { of, language, plain })
    });
    let names: Vec<Name<'_>> = names.collect();
    let mut keyed = keyed(records, &names);
    keep_shared(&mut keyed);
    keyed.par_sort_unstable();
    for alike in keyed.chunk_by(|(key, _), (other, _)| key == other) {
        for (place, (_, name)) in alike.iter().enumerate() {
            let name = &names[*name];
            for (_, earlier) in alike.iter().take(place.min(MAX_COMPARED)) {
                let earlier = &names[*earlier];
                let (one, other) = (&records[earlier.of], &records[name.of]);
                let found = (one.file, name.language);
                // Names that are near share many keys, and one answer is enough.
                if first.get(&other.file).is_some_and(|least| *least <= found) {
                    continue;
                }
                if one.may_be(other) && is_near(&earlier.plain, &name.plain) {
                    first.insert(other.file, found);
                }
            }
        }
    }
}

/// The names by their keys; only those of one country and one language share any.
fn keyed(records: &[Named<'_>], names: &[Name<'_>]) -> Vec<(u64, usize)> {
    let most = names.iter().map(|name| records[name.of].countries.len() * most_keys(&name.plain));
    let mut keyed = Vec::with_capacity(most.sum());
    for (position, name) in names.iter().enumerate() {
        for country in &records[name.of].countries {
            let scope = (country, name.language);
            add_keys(&scope, &name.plain, |key| keyed.push((key, position)));
        }
    }
    keyed
}

/// Drops nearly all of the keys that one name alone has, as most have, so that few are sorted.
fn keep_shared(keyed: &mut Vec<(u64, usize)>) {
    let size = (keyed.len() * 8).next_power_of_two().max(64);
    let (mut seen, mut again) = (vec![0u64; size / 64], vec![0u64; size / 64]);
    // The last bits of a key are those of its last letters.
    let place = |key: u64| {
        let mixed = key ^ (key >> 32);
        let at = usize::try_from(mixed & (size as u64 - 1)).unwrap_or_default();
        (at / 64, 1u64 << (at % 64))
    };
    for (key, _) in &*keyed {
        let (at, bit) = place(*key);
        again[at] |= seen[at] & bit;
        seen[at] |= bit;
    }
    keyed.retain(|(key, _)| {
        let (at, bit) = place(*key);
        again[at] & bit != 0
    });
}
