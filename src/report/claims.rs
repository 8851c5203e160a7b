//! What the programme published for the same scope, beside what the registry holds.

use std::collections::HashMap;

use chrono::NaiveDate;
use smol_str::SmolStr;

use super::figure::Figure;
use super::figures::Figures;
use super::groups::Context;
use super::measure::measure;
use super::table::Cell;
use crate::model::{Claim, EdtfDate, Qualifier, Registry, Unit};
use crate::query::{Choice, Links, OPERATIONAL, PHASE, REGION, Selection};
use crate::words::{Words, count, decimal};

/// A note for each source that published figures for exactly what is selected. Of a figure that was
/// published several times, the latest. `few` tells whether what is said about experts is withheld.
pub(super) fn notes(context: &Context<'_, '_>, total: &Figures<'_>, few: bool) -> Vec<String> {
    let (registry, words) = (context.links.registry, context.words);
    let claims = registry.claims.iter().flat_map(|record| &record.body.claims);
    let is_meant = |claim: &&Claim| scope(claim).as_ref() == Some(context.selection);
    let claims: Vec<&Claim> = claims.filter(is_meant).collect();
    let mut published: Vec<(String, Vec<String>)> = Vec::new();
    let last_days = last_days(claims.iter().copied());
    for claim in claims.iter().filter(|claim| is_latest(claim, &last_days)) {
        let Some(compared) = compared(context, claim, total, few) else {
            continue;
        };
        let date = claim.as_of.map_or_else(|| words.get("undated"), |date| date.to_string());
        let note = match words.text(&claim.note).as_str() {
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
        let figures = figures.join(", ");
        words.fill("note-published", &[("figures", &figures), ("source", &source)])
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
    (!is_narrower).then(|| {
        Selection::default()
            .with(REGION, chosen(OPERATIONAL, scope.region.as_ref()))
            .with(PHASE, chosen("phases", scope.phase.as_ref()))
    })
}

/// A code as a choice.
pub(super) fn chosen(vocabulary: &'static str, code: Option<&SmolStr>) -> Vec<Choice> {
    code.map(|code| Choice { vocabulary, code: code.to_string() }).into_iter().collect()
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

/// The figure that a claim can be compared with; `None` where there is none of the same unit.
pub(super) fn figure(registry: &Registry, claim: &Claim) -> Option<Figure> {
    let metric = registry.vocabularies.get("metrics")?.get(&claim.metric)?;
    let figure = Figure::named(metric.figure.as_deref()?)?;
    let is_percent = claim.unit == Some(Unit::Percent);
    (figure.can_be_shared() != is_percent).then_some(figure)
}

/// The count that can be compared with a claim; `None` where it is not computed or not known.
pub(crate) fn held(links: &Links<'_>, claim: &Claim, figures: &Figures<'_>) -> Option<usize> {
    let figure = figure(links.registry, claim)?;
    match measure(links, figures, figure).cell {
        Cell::Number(number) => Some(number),
        _ => None,
    }
}

/// The figure as published: `more than 35 projects`.
pub(crate) fn stated(registry: &Registry, claim: &Claim, words: &Words) -> Option<String> {
    let value = number(claim.value?, words);
    let label = words.label(&registry.vocabularies, "metrics", &claim.metric).to_lowercase();
    let figure = format!("{value} {label}");
    Some(match claim.qualifier {
        None | Some(Qualifier::Exact) => figure,
        Some(qualifier) => {
            words.fill(&format!("qualified.{}", qualifier.name()), &[("figure", &figure)])
        }
    })
}

/// A whole number without a fraction.
fn number(value: f64, words: &Words) -> String {
    let text = format!("{value}");
    match text.parse::<usize>() {
        Ok(whole) => count(whole, words.language()),
        Err(_) => decimal(value, words.language()),
    }
}

/// `35 projects (29)`; nothing for a figure that is not computed.
fn compared(
    context: &Context<'_, '_>,
    claim: &Claim,
    total: &Figures<'_>,
    few: bool,
) -> Option<String> {
    let held = held(context.links, claim, total)?;
    let stated = stated(context.links.registry, claim, context.words)?;
    let is_withheld =
        few && figure(context.links.registry, claim).is_some_and(Figure::is_of_experts);
    let held = match is_withheld {
        true => context.words.get("withheld"),
        false => count(held, context.words.language()),
    };
    Some(format!("{stated} ({held})"))
}
