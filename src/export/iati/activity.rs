//! An action as `iati-activity`: its elements in the order of the XSD.

use super::codes::{PARENT, SIBLING, WEB_PAGE};
use super::context::{Context, IATI, of_scheme};
use super::dates::Dates;
use super::documents::{host, link};
use super::results::results;
use super::xml::Element;
use super::{money, participants, places, sectors};
use crate::export::Entry;
use crate::model::{Action, Text};
use crate::registry::{FileId, IatiContact};

/// An activity, and what was assumed in it.
pub(super) struct Made {
    /// The element.
    pub(super) element: Element,
    /// How many organisations have the role of those of which no source states one.
    pub(super) unstated_roles: usize,
}

/// An action as an activity.
pub(super) fn activity(context: &Context<'_>, entry: &Entry<'_, Action>) -> Made {
    let action = entry.body;
    let status = context.status(action).unwrap_or_default();
    let Action { start, end, .. } = *action;
    let dates = Dates { start, end, status, today: context.today };
    let phase = action.phase.as_deref();
    let phase = phase.filter(|phase| context.settings.phases.contains_key(*phase));
    let hierarchy = if phase.is_some() { "2" } else { "1" };
    let identifier = context.identifier(&action.id).unwrap_or_default();
    let (participants, unstated_roles) = participants::of_action(context, action);
    let element = opened(context, hierarchy, last_updated(context, entry))
        .holding([
            Element::of_text("iati-identifier", identifier),
            context.reporting_org(),
            context.text("title", &action.title),
        ])
        .holding(descriptions(context, action))
        .holding(participants)
        .holding(other_identifiers(context, action))
        .holding([Element::of_code("activity-status", status)])
        .holding(dates.elements())
        .holding(contact(context))
        .holding(places::recipients(context, &action.countries, &action.regions))
        .holding(places::locations(context, action))
        .holding(sectors::sectors(context, &action.themes, &action.areas))
        .holding(sectors::tags(context, action))
        .holding(defaults(context))
        .holding(money::of_action(action))
        .holding(documents(context, action))
        .holding(related(context, action, phase))
        .holding(results(context, entry, dates));
    Made { element, unstated_roles }
}

/// The element `iati-activity` with its attributes.
pub(super) fn opened(
    context: &Context<'_>,
    hierarchy: &'static str,
    last_updated: Option<String>,
) -> Element {
    Element::new("iati-activity")
        .with("xml:lang", context.narratives.default_language())
        .with_some("default-currency", context.settings.currency.as_deref())
        .with("humanitarian", "0")
        .with("hierarchy", hierarchy)
        .with_some("last-updated-datetime", last_updated)
}

/// The newest commit of an action's file and of those of its activities.
pub(super) fn last_updated(context: &Context<'_>, entry: &Entry<'_, Action>) -> Option<String> {
    let own = context.activities(&entry.body.id).iter().map(|one| one.file);
    let files = std::iter::once(entry.file).chain(own);
    let date = |file: FileId| {
        let below = &context.dataset.registry.file(file).below;
        context.dataset.content.stamp.of_file(below)
    };
    files.filter_map(date).max().map(str::to_owned)
}

/// The summary as what it is, the objective as what it was to achieve; the title if there is neither.
fn descriptions(context: &Context<'_>, action: &Action) -> Vec<Element> {
    let summary = action.fact_sheet.as_ref().map(|sheet| &sheet.summary);
    let summary = summary.filter(|summary| !summary.is_empty());
    let objective = Some(&action.objective).filter(|objective| !objective.is_empty());
    let of = |kind: &str, text: &Text| context.text("description", text).with("type", kind);
    match (summary, objective) {
        (Some(summary), Some(objective)) => vec![of("1", summary), of("2", objective)],
        (one, other) => vec![of("1", one.or(other).unwrap_or(&action.title))],
    }
}

/// The id, ids that it had, and further identifiers.
fn other_identifiers(context: &Context<'_>, action: &Action) -> Vec<Element> {
    let of = |reference: String, kind: &str| {
        Element::new("other-identifier").with("ref", reference).with("type", kind)
    };
    let mut further: Vec<String> =
        of_scheme(&action.identifiers, IATI).skip(1).map(str::to_owned).collect();
    let built = context.built_identifier(&action.id);
    if context.identifier(&action.id) != Some(built.as_str()) {
        further.insert(0, built);
    }
    let former = action.former_ids.iter().map(|former| context.built_identifier(former));
    std::iter::once(of(action.id.to_string(), "A1"))
        .chain(former.map(|former| of(former, "A3")))
        .chain(further.into_iter().map(|one| of(one, "A9")))
        .collect()
}

/// The element `contact-info`: an organisation, never a person.
pub(super) fn contact(context: &Context<'_>) -> Option<Element> {
    let IatiContact { organisation, email, website } = context.settings.contact.as_ref()?;
    let of_text = |name, text: &Option<String>| {
        text.as_ref().map(|text| Element::of_text(name, text.clone()))
    };
    let element = Element::new("contact-info").with("type", "1");
    let element = element.holding([context.text("organisation", organisation)]);
    Some(element.holding(of_text("email", email)).holding(of_text("website", website)))
}

/// What the settings state of every action.
pub(super) fn defaults(context: &Context<'_>) -> Vec<Element> {
    let settings = context.settings;
    let markers = settings.policy_markers.iter().map(|(code, significance)| {
        Element::new("policy-marker")
            .with("vocabulary", "1")
            .with("code", code)
            .with("significance", significance)
    });
    let of_code = |name, code: &Option<String>| {
        code.as_ref().map(|code| Element::of_code(name, code.clone()))
    };
    let aid_type = settings.aid_type.as_ref().map(|code| {
        Element::new("default-aid-type").with("vocabulary", "1").with("code", code.clone())
    });
    markers
        .chain(of_code("default-flow-type", &settings.flow_type))
        .chain(of_code("default-finance-type", &settings.finance_type))
        .chain(aid_type)
        .chain(of_code("default-tied-status", &settings.tied_status))
        .collect()
}

/// The sources that are pages or documents of the web, each once.
fn documents(context: &Context<'_>, action: &Action) -> Vec<Element> {
    let mut urls: Vec<&str> = Vec::new();
    let mut elements = Vec::new();
    for url in action.sources.iter().map(|source| source.source.as_str()) {
        let Some(host) = host(url).filter(|_| !urls.contains(&url)) else { continue };
        urls.push(url);
        let title = context.narratives.best(&action.title).map(|(language, title)| {
            context.narratives.narrative(&language, format!("{title}: {host}"))
        });
        elements.push(link(url, None, title.into_iter().collect(), WEB_PAGE));
    }
    elements
}

/// The phase that the action is part of, and the earlier actions in this file that it continues.
fn related(context: &Context<'_>, action: &Action, phase: Option<&str>) -> Vec<Element> {
    let of = |reference: String, kind: &str| {
        Element::new("related-activity").with("ref", reference).with("type", kind)
    };
    let phase = phase.map(|phase| of(context.built_identifier(phase), PARENT));
    let earlier = action.follows.iter().filter_map(|earlier| context.identifier(earlier));
    let earlier = earlier.map(|earlier| of(earlier.to_owned(), SIBLING));
    phase.into_iter().chain(earlier).collect()
}
