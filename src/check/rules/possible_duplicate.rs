//! `possible-duplicate`: two partners or two actions of one country have nearly the same name.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::ParallelSliceMut;

use smol_str::SmolStr;

use crate::check::context::value;
use crate::check::names::{is_near, keys, plain};
use crate::check::words::short;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Text;
use crate::registry::FileId;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "possible-duplicate",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("possible_duplicate.md"),
    check: Check::Registry(check),
};

/// With how many others of its key a name is compared: of those that share one, nearly all are near.
const MOST: usize = 20;

/// How many countries of an action are looked at: who would fill a list with a million of them should
/// not fill the memory.
const COUNTRIES: usize = 10;

/// A record with what it is called.
struct Named<'r> {
    file: FileId,
    id: &'r str,
    field: &'static str,
    names: &'r Text,
    /// Its countries; one that is `None` for a partner without.
    countries: Vec<Option<&'r str>>,
    /// Records that it names as others than itself.
    others: HashSet<&'r str>,
}

/// One name of a record.
struct Name<'r> {
    of: usize,
    language: &'r str,
    plain: String,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let registry = context.registry;
    let partners = registry.partners.iter().map(|record| Named {
        file: record.file,
        id: &record.body.id,
        field: "name",
        names: &record.body.name,
        countries: vec![record.body.country.as_deref()],
        others: record.body.parent.iter().map(SmolStr::as_str).collect(),
    });
    find(&partners.collect::<Vec<_>>(), findings);
    let actions = registry.actions.iter().map(|record| Named {
        file: record.file,
        id: &record.body.id,
        field: "title",
        names: &record.body.title,
        countries: record
            .body
            .countries
            .iter()
            .take(COUNTRIES)
            .map(|code| Some(code.as_str()))
            .collect(),
        others: record.body.follows.iter().map(SmolStr::as_str).collect(),
    });
    find(&actions.collect::<Vec<_>>(), findings);
}

/// Finds each record once, beside the first of those that have nearly its name.
fn find(records: &[Named<'_>], findings: &mut Vec<Finding>) {
    let names = names(records);
    let mut first: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut keyed = keyed(records, &names);
    keyed.par_sort_unstable();
    for alike in keyed.chunk_by(|(key, _), (other, _)| key == other) {
        for (place, (_, name)) in alike.iter().enumerate() {
            let earlier = alike.iter().take(place.min(MOST)).map(|(_, other)| *other);
            for (earlier, name) in
                earlier.filter_map(|other| names.get(other).zip(names.get(*name)))
            {
                if is_same(records, earlier, name) {
                    let found = (earlier.of, name.language);
                    first
                        .entry(name.of)
                        .and_modify(|least| *least = found.min(*least))
                        .or_insert(found);
                }
            }
        }
    }
    for (later, (earlier, language)) in first {
        if let (Some(earlier), Some(later)) = (records.get(earlier), records.get(later)) {
            findings.push(finding(earlier, later, language));
        }
    }
}

fn names<'r>(records: &[Named<'r>]) -> Vec<Name<'r>> {
    let names = records.iter().enumerate().flat_map(|(of, record)| {
        let texts = record.names.iter();
        texts.map(move |(language, name)| Name { of, language, plain: plain(name) })
    });
    names.filter(|name| !name.plain.is_empty()).collect()
}

/// The names by their keys; only those of one country and one language share any.
fn keyed(records: &[Named<'_>], names: &[Name<'_>]) -> Vec<(u64, usize)> {
    let mut keyed = Vec::new();
    for (position, name) in names.iter().enumerate() {
        for country in records.get(name.of).map_or(&[][..], |record| &record.countries) {
            let keys = keys(&(country, name.language), &name.plain);
            keyed.extend(keys.into_iter().map(|key| (key, position)));
        }
    }
    keyed
}

/// Whether two names stand for the same thing, and nothing says otherwise. Two files of one id are
/// found by `duplicate-id`.
fn is_same(records: &[Named<'_>], one: &Name<'_>, other: &Name<'_>) -> bool {
    let (Some(first), Some(second)) = (records.get(one.of), records.get(other.of)) else {
        return false;
    };
    let knows = |one: &Named<'_>, other: &Named<'_>| one.others.contains(other.id);
    first.id != second.id
        && !knows(first, second)
        && !knows(second, first)
        && is_near(&one.plain, &other.plain)
}

fn finding(earlier: &Named<'_>, later: &Named<'_>, language: &str) -> Finding {
    let route = Route::default().key(later.field).key(language);
    let [name, other] =
        [later, earlier].map(|record| short(record.names.get(language).unwrap_or_default()));
    let (field, id) = (later.field, earlier.id);
    let message = if name == other {
        format!("the {field} `{name}` is also that of `{id}`")
    } else {
        format!("the {field} `{name}` is nearly that of `{id}`, `{other}`")
    };
    let help = format!(
        "if the two are one, keep one record and name it wherever the other is named; if not, say \
         in `{field}` what tells them apart"
    );
    let mut finding = RULE.finding(value(later.file, &route), message, Some(help));
    finding.related = Some((value(earlier.file, &route), "the other one".to_owned()));
    finding
}
