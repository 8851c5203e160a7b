//! What a published figure speaks of: its scope and day, and the figure that it can be compared with.

use std::collections::HashMap;

use smol_str::SmolStr;

use super::figures::Figures;
use super::measure::measure;
use crate::model::{Claim, Day, EdtfDate, Qualifier, Unit};
use crate::query::{
    ACTION, ACTIONS, COUNTRY, Choice, Links, OPERATIONAL, PHASE, REGION, Selection,
};
use crate::registry::Registry;
use crate::report::ask::figure::Figure;
use crate::table::Cell;
use crate::words::{Words, count, decimal, percent};

/// What a claim speaks of, as a selection; `None` where it is a group, which no selection is the same as.
pub(crate) fn selection(claim: &Claim) -> Option<Selection> {
    let scope = &claim.scope;
    let all = Selection::default().with_dates(scope.from, scope.to, claim.as_of);
    match &scope.action {
        _ if !scope.group.is_empty() => None,
        Some(action) => Some(all.with(ACTION, chosen(ACTIONS, Some(action)))),
        None => Some(
            all.with(REGION, chosen(OPERATIONAL, scope.region.as_ref()))
                .with(COUNTRY, chosen("countries", scope.country.as_ref()))
                .with(PHASE, chosen("phases", scope.phase.as_ref())),
        ),
    }
}

/// What a claim on the whole programme, one region or one phase speaks of, as a selection whatever the day.
/// `None` where it speaks of anything narrower.
pub(crate) fn scope(claim: &Claim) -> Option<Selection> {
    let scope = &claim.scope;
    let is_narrower = scope.action.is_some()
        || scope.country.is_some()
        || scope.from.is_some()
        || scope.to.is_some();
    let selection = selection(claim).filter(|_| !is_narrower);
    selection.map(|selection| selection.with_dates(None, None, None))
}

/// A code as a choice.
fn chosen(vocabulary: &'static str, code: Option<&SmolStr>) -> Vec<Choice> {
    code.map(|code| Choice { vocabulary, code: code.to_string() }).into_iter().collect()
}

/// The last day for which each metric is claimed, in claims of the same scope.
pub(crate) fn last_days<'c>(
    claims: impl Iterator<Item = &'c Claim>,
) -> HashMap<&'c str, Option<Day>> {
    let mut last: HashMap<&str, Option<Day>> = HashMap::new();
    for claim in claims {
        let day = last.entry(&claim.metric).or_default();
        *day = (*day).max(last_day(claim));
    }
    last
}

/// Whether none of the claims with these last days gives a later figure of the same.
pub(crate) fn is_latest(claim: &Claim, last_days: &HashMap<&str, Option<Day>>) -> bool {
    last_days.get(claim.metric.as_str()) == Some(&last_day(claim))
}

fn last_day(claim: &Claim) -> Option<Day> {
    claim.as_of.map(EdtfDate::latest)
}

/// The figure that a claim can be compared with; `None` where there is none of the same unit.
pub(crate) fn figure(registry: &Registry, claim: &Claim) -> Option<Figure> {
    let metric = registry.vocabularies.get("metrics")?.get(&claim.metric)?;
    let figure = Figure::named(metric.figure.as_deref()?)?;
    let is_percent = claim.unit == Some(Unit::Percent);
    (figure.can_be_shared() != is_percent).then_some(figure)
}

/// The count that can be compared with a claim; `None` where it is not computed or not known.
pub(crate) fn comparable_count(
    links: &Links<'_>,
    claim: &Claim,
    figures: &Figures<'_>,
) -> Option<usize> {
    let figure = figure(links.registry, claim)?;
    match measure(links, figures, figure).cell {
        Cell::Number(number) => Some(number),
        _ => None,
    }
}

/// The figure as published: `more than 35 projects`.
pub(crate) fn stated(registry: &Registry, claim: &Claim, words: &Words) -> Option<String> {
    let value = number(claim.value?, claim.unit, words);
    let label = words.label(&registry.vocabularies, "metrics", &claim.metric);
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let figure = format!("{value} {}{}", first.collect::<String>(), letters.as_str());
    Some(match claim.qualifier {
        None | Some(Qualifier::Exact) => figure,
        Some(qualifier) => {
            words.fill(&format!("qualified.{}", qualifier.name()), &[("figure", &figure)])
        }
    })
}

/// A whole number without a fraction, a share with its sign.
fn number(value: f64, unit: Option<Unit>, words: &Words) -> String {
    let text = format!("{value}");
    match (unit, text.parse::<usize>()) {
        (Some(Unit::Percent), _) => percent(value, words.language()),
        (_, Ok(whole)) => count(whole, words.language()),
        (_, Err(_)) => decimal(value, words.language()),
    }
}
