//! What the programme published for the same scope, beside what the registry holds.

use super::Counts;
use crate::model::{Claim, EdtfDate, Qualifier, Registry, Unit};
use crate::select::{Choice, OPERATIONAL, Selection};

/// A note for each source that published figures for exactly what is selected. Of a figure that was
/// published several times, the latest.
pub(super) fn notes(
    registry: &Registry,
    selection: &Selection,
    counts: Counts,
    language: &str,
) -> Vec<String> {
    let claims = registry.claims.iter().flat_map(|record| &record.body.claims);
    let claims: Vec<&Claim> =
        claims.filter(|claim| scope(claim).as_ref() == Some(selection)).collect();
    let mut published: Vec<(String, Vec<String>)> = Vec::new();
    for claim in claims.iter().filter(|claim| is_latest(claim, &claims)) {
        let Some(compared) = compared(registry, claim, counts, language) else {
            continue;
        };
        let date = claim.as_of.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let note = match claim.note.show(language) {
            "" => String::new(),
            note => format!("; {}", note.trim_end_matches('.')),
        };
        let source = format!("{}, {date}{note}", claim.source);
        match published.iter_mut().find(|(known, _)| *known == source) {
            Some((_, figures)) => figures.push(compared),
            None => published.push((source, vec![compared])),
        }
    }
    let sentence = |(source, figures): (String, Vec<String>)| {
        format!("Published, beside what the registry holds: {} ({source}).", figures.join(", "))
    };
    published.into_iter().map(sentence).collect()
}

/// The selection that a claim speaks of: everything, one region or one phase. `None` where it
/// speaks of something that no selection is the same as, such as a group or some of the years.
pub(crate) fn scope(claim: &Claim) -> Option<Selection> {
    let scope = &claim.scope;
    let is_narrower = scope.action.is_some()
        || scope.country.is_some()
        || scope.from.is_some()
        || scope.to.is_some()
        || !scope.group.is_empty();
    let chosen = |vocabulary, code: &Option<String>| -> Vec<Choice> {
        code.iter().map(|code| Choice { vocabulary, code: code.clone() }).collect()
    };
    (!is_narrower).then(|| Selection {
        regions: chosen(OPERATIONAL, &scope.region),
        phases: chosen("phases", &scope.phase),
        ..Selection::default()
    })
}

/// Whether no other of these claims, which have the same scope, gives a later figure of the same.
pub(crate) fn is_latest(claim: &Claim, claims: &[&Claim]) -> bool {
    let date = |claim: &Claim| claim.as_of.map(EdtfDate::latest);
    let same = claims.iter().filter(|other| other.metric == claim.metric);
    same.map(|other| date(other)).max() == Some(date(claim))
}

/// The figure that can be compared with a claim; `None` where it is not computed.
pub(crate) fn held(registry: &Registry, claim: &Claim, counts: Counts) -> Option<usize> {
    if claim.unit == Some(Unit::Percent) {
        return None;
    }
    let metric = registry.vocabularies.get("metrics")?.get(&claim.metric)?;
    Some(match metric.figure.as_deref()? {
        "projects" => counts.projects,
        "activities" => counts.activities,
        "experts" => counts.experts,
        "countries" => counts.countries,
        "partners" => counts.partners,
        _ => return None,
    })
}

/// The figure as published: `more than 35 projects`.
pub(crate) fn stated(registry: &Registry, claim: &Claim, language: &str) -> Option<String> {
    let words = claim.qualifier.map_or("", Qualifier::words);
    let label = registry.vocabularies.label("metrics", &claim.metric, language).to_lowercase();
    Some(format!("{words}{} {label}", claim.value?))
}

/// `35 projects (29)`; nothing for a figure that is not computed.
fn compared(registry: &Registry, claim: &Claim, counts: Counts, language: &str) -> Option<String> {
    let held = held(registry, claim, counts)?;
    Some(format!("{} ({held})", stated(registry, claim, language)?))
}
