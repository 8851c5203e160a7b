//! What the rules raised, to the findings that are reported: exceptions, order, suggestions.

use std::collections::BTreeSet;

use super::checked_file::CheckedFile;
use super::exceptions::apply;
use super::plan::Planned;
use super::rule::Tier;
use super::rules::rule;
use super::sink::{Pending, Raised};
use super::suggestions::Suggestions;
use super::unused_exceptions::unused_exceptions;
use crate::finding::Finding;
use crate::registry::Registry;

/// The findings of a registry, sorted by file, place, rule and message, so that the same registry gives
/// the same list on every machine. In files whose texts are not in memory there are no places to sort by.
pub(super) fn collect(
    registry: &Registry,
    checked: impl Iterator<Item = CheckedFile>,
    planned: &[Planned],
) -> Vec<Finding> {
    let (mut raised, mut exceptions) = (Vec::new(), Vec::new());
    for CheckedFile { own, linked } in checked {
        raised.extend(own.raised);
        raised.extend(linked);
        exceptions.extend(own.exceptions);
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
