//! What the rules raised, to the findings that are reported: exceptions, order, suggestions.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::checked_file::CheckedFile;
use super::exceptions::apply;
use super::plan::Planned;
use super::rule::Tier;
use super::rules::rule;
use super::sink::{Pending, Raised};
use super::unused_exceptions::unused_exceptions;
use super::words::{label, line};
use crate::finding::{Finding, Spot};
use crate::model::{Kind, is_id};
use crate::registry::{FileId, Lookup, Names, Registry};
use crate::suggest::did_you_mean;
use crate::yaml::Route;

/// The findings of a registry, sorted by file, place, rule and message, so that the same registry gives
/// the same list on every machine. In files whose texts are not in memory there are no places to sort by.
pub(super) fn collect(
    registry: &Registry,
    checked: &[Option<Box<CheckedFile>>],
    planned: &[Planned],
) -> Vec<Finding> {
    let (mut raised, mut exceptions) = (Vec::new(), Vec::new());
    for checked in checked.iter().flatten() {
        raised.extend(checked.raised().cloned());
        exceptions.extend(checked.own.exceptions.iter().cloned());
    }
    let is_fixed = |id: &str| rule(id).is_some_and(|rule| rule.tier == Tier::Always);
    apply(&mut exceptions, &mut raised, is_fixed);
    raised.extend(unused_exceptions(&exceptions, planned));
    sort(registry, &mut raised);
    only_once(&mut raised);
    let mut suggestions = Suggestions::default();
    let with_help = raised.into_iter().map(|one| suggestions.complete(registry, one));
    with_help.collect()
}

fn sort(registry: &Registry, raised: &mut [Raised]) {
    raised.sort_by_cached_key(|raised| {
        let place = &raised.finding.place;
        let start = place.spot.span(registry.source(place.file)).start;
        (place.file, start, raised.finding.rule, raised.finding.message.clone())
    });
}

/// Keeps the first of the findings that are reported once for the whole registry.
fn only_once(raised: &mut Vec<Raised>) {
    let mut seen = BTreeSet::new();
    raised.retain(|raised| match &raised.pending {
        Some(Pending::Once { vocabulary }) => seen.insert(vocabulary.clone()),
        _ => true,
    });
}

/// Completes findings with "did you mean". To look for a near name takes time, and after a hundred wrong
/// values of one file, or in a large registry, nobody reads on.
#[derive(Default)]
struct Suggestions {
    names: BTreeMap<Kind, Names>,
    budgets: BTreeMap<&'static str, Budget>,
}

/// How many suggestions a rule still makes; files come one after the other.
#[derive(Default)]
struct Budget {
    file: Option<FileId>,
    made: usize,
    /// How many names were compared in all files.
    compared: usize,
}

impl Suggestions {
    fn complete(&mut self, registry: &Registry, raised: Raised) -> Finding {
        let Raised { mut finding, pending } = raised;
        let budget = self.budgets.entry(finding.rule).or_default();
        let help = match &pending {
            Some(Pending::SimilarRecord { kind, written, exact }) => {
                if !budget.spend(finding.place.file, registry.files.len()) {
                    return finding;
                }
                let names =
                    self.names.entry(*kind).or_insert_with(|| Names::of_kind(registry, *kind));
                similar_record(names, *kind, written, exact.as_deref())
                    .map(|id| format!("did you mean {}?", line(route(&finding.place.spot), &id)))
            }
            Some(Pending::SimilarCode { vocabulary, written }) => {
                let Some(vocabulary) = registry.vocabularies.get(vocabulary) else {
                    return finding;
                };
                if !budget.spend(finding.place.file, vocabulary.terms.len()) {
                    return finding;
                }
                did_you_mean(vocabulary, written)
                    .map(|code| format!("did you mean `{code}`{}?", label(vocabulary, &code)))
            }
            Some(Pending::Once { .. }) | None => None,
        };
        finding.help = help.or(finding.help);
        finding
    }
}

impl Budget {
    const MAX_PER_FILE: usize = 100;
    const MAX_COMPARED: usize = 300_000;

    /// Whether to look for one more in this file among so many names.
    fn spend(&mut self, file: FileId, names: usize) -> bool {
        if self.file != Some(file) {
            *self = Self { file: Some(file), made: 0, ..*self };
        }
        self.made += 1;
        let is_left = self.made <= Self::MAX_PER_FILE && self.compared <= Self::MAX_COMPARED;
        if is_left {
            self.compared = self.compared.saturating_add(names);
        }
        is_left
    }
}

/// The record that a reference to nothing most likely means.
fn similar_record(
    names: &Names,
    kind: Kind,
    written: &str,
    exact: Option<&str>,
) -> Option<SmolStr> {
    let same = exact.and_then(|exact| similar(names, kind, exact));
    let same = same.filter(|id| Some(id.as_str()) == exact);
    same.or_else(|| similar(names, kind, written)).filter(|id| is_id(id))
}

fn similar(names: &Names, kind: Kind, written: &str) -> Option<SmolStr> {
    match names.find(kind, written) {
        Lookup::One(id) => Some(id),
        Lookup::Several(ids) => ids.into_iter().next(),
        Lookup::None => names.nearest(kind, &written.replace('_', "-")).map(SmolStr::from),
    }
}

fn route(spot: &Spot) -> &Route {
    static TOP: Route = Route::TOP;
    match spot {
        Spot::Key(route) | Spot::Value(route) => route,
        Spot::Top | Spot::Bytes(_) => &TOP,
    }
}
