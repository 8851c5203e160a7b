//! What the programme published for the same scope, beside what the registry holds.

use super::Counts;
use crate::model::{Claim, EdtfDate, Qualifier, Record, Registry};
use crate::select::{Choice, OPERATIONAL, Selection};

/// A note for each source that published figures for exactly what is selected: everything, one
/// region or one phase. Of a figure that was published several times, the latest.
pub(super) fn notes(
    registry: &Registry,
    selection: &Selection,
    counts: Counts,
    language: &str,
) -> Vec<String> {
    let claims = registry.claims.iter().flat_map(|Record { body, .. }| &body.claims);
    let claims: Vec<&Claim> = claims.filter(|claim| is_same_scope(claim, selection)).collect();
    let date = |claim: &Claim| claim.as_of.map(EdtfDate::latest);
    let is_latest = |claim: &Claim| {
        let same = claims.iter().filter(|other| other.metric == claim.metric);
        same.map(|other| date(other)).max() == Some(date(claim))
    };
    let mut published: Vec<(String, Vec<String>)> = Vec::new();
    for claim in claims.iter().filter(|claim| is_latest(claim)) {
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

/// Whether a claim speaks of exactly what is selected: one region, or one phase.
fn is_same_scope(claim: &Claim, selection: &Selection) -> bool {
    let scope = &claim.scope;
    let is_narrower = scope.action.is_some() || scope.country.is_some() || !scope.group.is_empty();
    let chosen = |vocabulary, code: &Option<String>| -> Vec<Choice> {
        code.iter().map(|code| Choice { vocabulary, code: code.clone() }).collect()
    };
    let same = Selection {
        regions: chosen(OPERATIONAL, &scope.region),
        phases: chosen("phases", &scope.phase),
        ..Selection::default()
    };
    !is_narrower && same == *selection
}

/// `35 projects (29)`; nothing for a figure that is not computed.
fn compared(registry: &Registry, claim: &Claim, counts: Counts, language: &str) -> Option<String> {
    let metric = registry.vocabularies.get("metrics")?.get(&claim.metric)?;
    let held = match metric.figure.as_deref()? {
        "projects" => counts.projects,
        "activities" => counts.activities,
        "experts" => counts.experts,
        "countries" => counts.countries,
        "partners" => counts.partners,
        _ => return None,
    };
    let words = claim.qualifier.map_or("", Qualifier::words);
    let label = metric.label.show(language).to_lowercase();
    Some(format!("{words}{} {label} ({held})", claim.value?))
}
