//! The ids that are taken already, and the numbers in them.

use std::collections::{HashMap, HashSet};

use super::numerals::from_roman;
use crate::model::{Action, FileKind, Kind, slug};
use crate::registry::Registry;

/// Every id that a record has or had, or should have by the name of its file, since a file that cannot be
/// read may hold such a record.
#[derive(Debug, Clone, Default)]
pub struct TakenIds {
    ids: HashSet<(Kind, String)>,
    /// The largest number behind each beginning: `peru-iii-a04` has 4 behind `peru-iii-a`, `peru-iii` has 3
    /// behind `peru-`.
    numbers: HashMap<(Kind, Numbers, String), usize>,
    /// What ids of actions call a country, by its code, where it is one of its names: `drc`.
    countries: HashMap<String, String>,
}

/// How ids are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Numbers {
    /// `a04`
    Digits,
    /// `iii`, behind a hyphen
    Roman,
}

impl TakenIds {
    /// The ids of a registry.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut taken = Self::default();
        Kind::ALL.into_iter().for_each(|kind| taken.add_those_of(registry, kind));
        taken
    }

    /// The ids of the records of one kind.
    #[must_use]
    pub fn of_kind(registry: &Registry, kind: Kind) -> Self {
        let mut taken = Self::default();
        taken.add_those_of(registry, kind);
        taken
    }

    fn add_those_of(&mut self, registry: &Registry, kind: Kind) {
        for file in registry.files.iter().filter(|file| file.kind == FileKind::Record(kind)) {
            self.insert(kind, &file.stem());
            file.stated_id().into_iter().for_each(|id| self.insert(kind, id));
        }
        let former = registry.former_ids().filter(|(of, ..)| *of == kind);
        former.for_each(|(_, former, _)| self.insert(kind, former));
        if kind == Kind::Action {
            let actions = registry.actions.iter().map(|record| &record.body);
            for (code, name) in actions.filter_map(|action| country_in_id(registry, action)) {
                self.countries.entry(code.to_owned()).or_insert_with(|| name.to_owned());
            }
        }
    }

    /// What the ids of actions call a country, where there are any.
    pub(super) fn country(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(String::as_str)
    }

    /// Takes one more.
    pub fn insert(&mut self, kind: Kind, id: &str) {
        if !self.ids.insert((kind, id.to_owned())) {
            return;
        }
        let start = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = id[start.len()..].parse().ok().map(|number| (Numbers::Digits, start, number));
        let hyphen = id.rfind('-').map_or(0, |at| at + 1);
        let (start, numeral) = id.split_at(hyphen);
        let roman = from_roman(numeral).map(|number| (Numbers::Roman, start, number));
        for (numbers, start, number) in digits.into_iter().chain(roman) {
            let largest = self.numbers.entry((kind, numbers, start.to_owned())).or_default();
            *largest = number.max(*largest);
        }
    }

    /// Whether a record of this kind has it or had it.
    #[must_use]
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.ids.contains(&(kind, id.to_owned()))
    }

    /// The largest number behind this beginning of ids; 0 where there is none.
    pub(super) fn last(&self, kind: Kind, numbers: Numbers, start: &str) -> usize {
        self.numbers.get(&(kind, numbers, start.to_owned())).copied().unwrap_or(0)
    }
}

/// The one country of an action and what its id calls it, where that is one of its names: `drc` in `drc-iii`.
fn country_in_id<'r>(registry: &Registry, action: &'r Action) -> Option<(&'r str, &'r str)> {
    let [code] = action.countries.as_slice() else { return None };
    let (name, numeral) = action.id.rsplit_once('-')?;
    from_roman(numeral)?;
    let term = registry.vocabularies.get("countries")?.get(code)?;
    let joined = |name: &str| name.replace('-', "");
    term.names().any(|own| joined(&slug(own)) == joined(name)).then_some((code.as_str(), name))
}
