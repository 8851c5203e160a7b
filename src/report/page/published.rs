//! What the programme published for the same scope, beside what the registry holds.

use super::claim::{columns, numbered, row};
use crate::model::{Action, Claim};
use crate::query::{Links, Selection};
use crate::report::ask::figure::Figure;
use crate::report::count::claims::{figure, is_latest, last_days, selection, stated};
use crate::report::count::compared::{Comparison, reduced};
use crate::report::count::groups::Context;
use crate::table::{Cell, Table};

/// The name of the table of published figures.
pub(super) const PUBLISHED: &str = "published";

/// A published figure, and the computed one of the same scope and day.
pub(super) struct Published<'r> {
    claim: &'r Claim,
    computed: Cell,
}

/// The figures that were published for exactly what is selected and that are computed, in the order of
/// their files. Of a figure that was published several times, the latest. `actions` are those selected,
/// `withheld` the figures of these that a public report withholds.
pub(super) fn published<'r>(
    context: &Context<'_, 'r>,
    actions: &[&'r Action],
    withheld: &[Figure],
) -> Vec<Published<'r>> {
    let (links, registry) = (context.links, context.links.registry);
    let mut claims = on(links, context.selection, actions);
    let last_days = last_days(claims.iter().copied());
    claims.retain(|claim| is_latest(claim, &last_days));
    let comparison = Comparison { links, words: context.words, public: context.public, only: &[] };
    let computed = comparison.computed(claims.iter().copied());
    let is_withheld = |claim| figure(registry, claim).is_some_and(|one| withheld.contains(&one));
    let pairs = claims.into_iter().zip(computed);
    pairs
        .map(|(claim, computed)| Published {
            claim,
            computed: if is_withheld(claim) { Cell::Withheld } else { computed.cell },
        })
        .collect()
}

/// The published figures of exactly what is selected that are computed.
pub(super) fn on<'r>(
    links: &Links<'r>,
    selected: &Selection,
    actions: &[&'r Action],
) -> Vec<&'r Claim> {
    let registry = links.registry;
    let claims = registry.claims.iter().flat_map(|record| &record.body.claims);
    let is_meant = |claim: &&Claim| {
        let Some(own) = selection(claim) else { return false };
        own.clone().with_dates(None, None, None) == *selected && {
            let own = reduced(links, own, || actions.to_vec());
            own.from.is_none() && own.to.is_none()
        }
    };
    let is_computed = |claim: &&Claim| claim.value.is_some() && figure(registry, claim).is_some();
    claims.filter(is_computed).filter(is_meant).collect()
}

/// The figures as a table, with a note on each source and what to know about the figures in it.
pub(super) fn table(
    context: &Context<'_, '_>,
    published: &[Published<'_>],
) -> (Table, Vec<String>) {
    let words = context.words;
    let mut sources: Vec<String> = Vec::new();
    let rows = published.iter().map(|Published { claim, computed }| {
        let note = words.text(&claim.note);
        let source = match note.as_str() {
            "" => claim.source.to_string(),
            note => format!("{}; {note}", claim.source),
        };
        let number = numbered(&mut sources, source);
        let vocabularies = &context.links.registry.vocabularies;
        row(words, vocabularies, claim, computed.clone(), number)
    });
    let rows = rows.collect();
    let table = Table {
        title: words.get("published"),
        ..Table::new(PUBLISHED, columns(words), rows, words.language())
    };
    let notes = sources.iter().zip(1..).map(|(source, number)| {
        words.fill("source", &[("number", &number.to_string()), ("source", source)])
    });
    (table, notes.chain(on_mentions(context, published)).collect())
}

/// The note that experts are counted by mention, if their number is next to a published one.
fn on_mentions(context: &Context<'_, '_>, published: &[Published<'_>]) -> Option<String> {
    let is_of_experts =
        |one: &Published<'_>| figure(context.links.registry, one.claim) == Some(Figure::Experts);
    published.iter().any(is_of_experts).then(|| context.words.get("note-mentions"))
}

/// The figures as notes, one for each source and day: `35 projects (29)`.
pub(super) fn notes(context: &Context<'_, '_>, published: &[Published<'_>]) -> Vec<String> {
    let words = context.words;
    let mut sources: Vec<(String, Vec<String>)> = Vec::new();
    for Published { claim, computed } in published {
        let Some(stated) = stated(context.links.registry, claim, words) else { continue };
        let held = match computed {
            Cell::Withheld => words.get("withheld"),
            Cell::Empty => words.get("not-stated").trim_matches(['(', ')']).to_owned(),
            cell => cell.shown(words.language()),
        };
        let date = claim.as_of.map_or_else(|| words.get("undated"), |date| date.to_string());
        let note = match words.text(&claim.note).as_str() {
            "" => String::new(),
            note => format!("; {}", note.trim_end_matches('.')),
        };
        let source = format!("{}, {date}{note}", claim.source);
        let compared = format!("{stated} ({held})");
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, figures)) => figures.push(compared),
            None => sources.push((source, vec![compared])),
        }
    }
    let sentence = |(source, figures): (String, Vec<String>)| {
        let figures = figures.join(", ");
        words.fill("note-published", &[("figures", &figures), ("source", &source)])
    };
    let notes = sources.into_iter().map(sentence);
    notes.chain(on_mentions(context, published)).collect()
}
