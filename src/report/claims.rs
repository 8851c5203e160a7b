//! What the programme published for the same scope, beside what the registry holds.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Counts;
use smol_str::SmolStr;

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
    let last_days = last_days(claims.iter().copied());
    for claim in claims.iter().filter(|claim| is_latest(claim, &last_days)) {
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
    let chosen = |vocabulary, code: &Option<SmolStr>| -> Vec<Choice> {
        code.iter().map(|code| Choice { vocabulary, code: code.to_string() }).collect()
    };
    (!is_narrower).then(|| Selection {
        regions: chosen(OPERATIONAL, &scope.region),
        phases: chosen("phases", &scope.phase),
        ..Selection::default()
    })
}

/// The last day for which each metric is claimed, in claims of the same scope.
pub(crate) fn last_days<'c>(
    claims: impl Iterator<Item = &'c Claim>,
) -> HashMap<&'c str, Option<NaiveDate>> {
    let mut last: HashMap<&str, Option<NaiveDate>> = HashMap::new();
    for claim in claims {
        let day = last.entry(&claim.metric).or_default();
        *day = (*day).max(last_day(claim));
    }
    last
}

/// Whether none of the claims with these last days gives a later figure of the same.
pub(crate) fn is_latest(claim: &Claim, last_days: &HashMap<&str, Option<NaiveDate>>) -> bool {
    last_days.get(claim.metric.as_str()) == Some(&last_day(claim))
}

fn last_day(claim: &Claim) -> Option<NaiveDate> {
    claim.as_of.map(EdtfDate::latest)
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
