//! Phases of the programme as activities above their actions, if the settings know their money.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::activity::{contact, defaults, last_updated, opened};
use super::codes::{CHILD, CLOSED, FUNDING, SDG_TARGETS, UNDER_WAY};
use super::context::Context;
use super::dates::Dates;
use super::money::{amount, day, of_phase};
use super::participants::of_settings;
use super::xml::Element;
use super::{places, sectors};
use crate::export::Entry;
use crate::model::{Action, EdtfDate, Term};
use crate::registry::IatiPhase;

/// TransactionType: what a funder has promised.
const INCOMING_COMMITMENT: &str = "11";

/// The phases of which the settings know the money and that have an action in the file, in the order of the vocabulary.
pub(super) fn phases(context: &Context<'_>, actions: &[&Entry<'_, Action>]) -> Vec<Element> {
    let terms = context.dataset.registry.vocabularies.get("phases");
    let terms = terms.map_or(&[][..], |vocabulary| vocabulary.terms.as_slice());
    let phases = terms.iter().filter_map(|term| {
        let code = term.code.to_string();
        let settings = context.settings.phases.get(&code)?;
        let own = actions.iter().filter(|one| one.body.phase.as_deref() == Some(code.as_str()));
        let own: Vec<&Entry<'_, Action>> = own.copied().collect();
        (!own.is_empty()).then(|| phase(context, &code, term, settings, &own))
    });
    phases.collect()
}

fn phase(
    context: &Context<'_>,
    code: &str,
    term: &Term,
    settings: &IatiPhase,
    actions: &[&Entry<'_, Action>],
) -> Element {
    let starts = actions.iter().filter_map(|entry| entry.body.start);
    let start = term.start.or_else(|| starts.min_by_key(|start| start.earliest()));
    // Without a day of the state, an end that is stated is taken for past, as that of actions is.
    let is_past = |end: EdtfDate| context.today.is_none_or(|today| end.latest() < today);
    let is_closed = term.end.is_some_and(is_past);
    let status = if is_closed { CLOSED } else { UNDER_WAY };
    let dates = Dates { start, end: term.end, status, today: context.today };
    let description = if term.description.is_empty() { &term.label } else { &term.description };
    let all = |of: fn(&Action) -> &[SmolStr]| {
        let codes: BTreeSet<&SmolStr> = actions.iter().flat_map(|entry| of(entry.body)).collect();
        codes.into_iter().cloned().collect::<Vec<SmolStr>>()
    };
    let children = actions.iter().filter_map(|entry| context.identifier(&entry.body.id));
    let updated = actions.iter().filter_map(|entry| last_updated(context, entry)).max();
    let tags = context
        .settings
        .tags
        .iter()
        .map(|target| Element::new("tag").with("vocabulary", SDG_TARGETS).with("code", target));
    let funder_activity = settings.funder_activity.as_deref();
    opened(context, "1", updated)
        .holding([
            Element::of_text("iati-identifier", context.built_identifier(code)),
            context.reporting_org(),
            context.text("title", &term.label),
            context.text("description", description).with("type", "1"),
        ])
        .holding(of_settings(context, funder_activity))
        .holding([
            Element::new("other-identifier").with("ref", code).with("type", "A1"),
            Element::of_code("activity-status", status),
        ])
        .holding(dates.elements())
        .holding(contact(context))
        .holding(places::recipients(context, &all(|one| &one.countries), &all(|one| &one.regions)))
        .holding(sectors::sectors(context, &all(|one| &one.themes), &all(|one| &one.areas)))
        .holding(tags)
        .holding(defaults(context))
        .holding(of_phase(&settings.budgets))
        .holding(commitments(context, settings))
        .holding(
            children.map(|child| {
                Element::new("related-activity").with("ref", child).with("type", CHILD)
            }),
        )
}

/// What the funder has committed: the first organisation that pays.
fn commitments(context: &Context<'_>, settings: &IatiPhase) -> Vec<Element> {
    let organisations = &context.settings.organisations;
    let funder = organisations.iter().find(|one| one.roles.iter().any(|role| role == FUNDING));
    let each = settings.commitments.iter().map(|(date, value)| {
        let provider = funder.map(|funder| {
            context
                .text("provider-org", &funder.name)
                .with("ref", &funder.reference)
                .with("type", &funder.kind)
                .with_some("provider-activity-id", settings.funder_activity.as_deref())
        });
        Element::new("transaction")
            .holding([
                Element::of_code("transaction-type", INCOMING_COMMITMENT),
                day("transaction-date", *date),
                amount("value", *value, *date),
            ])
            .holding(provider)
    });
    each.collect()
}
