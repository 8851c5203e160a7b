//! What a published figure speaks of: its scope and day, and the figure that it can be compared with.

use std::collections::HashMap;

use smol_str::SmolStr;

use super::figures::Figures;
use super::measure::measure;
use crate::model::{Claim, Day, EdtfDate, Qualifier, Unit};
use crate::query::{Choice, Links, OPERATIONAL, PHASE, REGION, Selection};
use crate::registry::Registry;
use crate::report::ask::figure::Figure;
use crate::table::Cell;
use crate::words::{Words, count, decimal};

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
pub(crate) fn chosen(vocabulary: &'static str, code: Option<&SmolStr>) -> Vec<Choice> {
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
