//! What the programme published for the same scope, beside what the registry holds.

use crate::model::Claim;
use crate::report::ask::figure::Figure;
use crate::report::count::claims::{figure, held, is_latest, last_days, scope, stated};
use crate::report::count::figures::Figures;
use crate::report::count::groups::Context;
use crate::words::count;

/// A note for each source that published figures for exactly what is selected. Of a figure that was
/// published several times, the latest.
pub(super) fn notes(
    context: &Context<'_, '_>,
    total: &Figures<'_>,
    withheld: &[Figure],
) -> Vec<String> {
    let (registry, words) = (context.links.registry, context.words);
    let claims = registry.claims.iter().flat_map(|record| &record.body.claims);
    let is_meant = |claim: &&Claim| scope(claim).as_ref() == Some(context.selection);
    let claims: Vec<&Claim> = claims.filter(is_meant).collect();
    let mut published: Vec<(String, Vec<String>)> = Vec::new();
    let last_days = last_days(claims.iter().copied());
    for claim in claims.iter().filter(|claim| is_latest(claim, &last_days)) {
        let Some(compared) = compared(context, claim, total, withheld) else {
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

/// `35 projects (29)`; nothing for a figure that is not computed.
fn compared(
    context: &Context<'_, '_>,
    claim: &Claim,
    total: &Figures<'_>,
    withheld: &[Figure],
) -> Option<String> {
    let held = held(context.links, claim, total)?;
    let stated = stated(context.links.registry, claim, context.words)?;
    let is_withheld =
        figure(context.links.registry, claim).is_some_and(|figure| withheld.contains(&figure));
    let held = match is_withheld {
        true => context.words.get("withheld"),
        false => count(held, context.words.language()),
    };
    Some(format!("{stated} ({held})"))
}
