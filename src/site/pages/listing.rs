//! Actions in lists: each with its countries, its years, and a sentence.

use maud::{Markup, html};

use crate::model::{Action, EdtfDate, Text};
use crate::site::here::Here;
use crate::site::topic::Topic;

/// What the public pages call an action that lasts on.
const ONGOING: &str = "ongoing";
/// What they call one that has ended.
const COMPLETED: &str = "completed";

/// The ongoing actions and then the others, below a heading each.
pub(super) fn by_status(here: &Here<'_>, actions: &[&Action]) -> Markup {
    let status = |action: &Action| here.contents().links().public_status(action);
    let of = |wanted: Option<&str>| -> Vec<&Action> {
        actions.iter().copied().filter(|action| status(action) == wanted).collect()
    };
    let groups = [
        (of(Some(ONGOING)), "site.ongoing-actions"),
        (of(Some(COMPLETED)), "site.completed-actions"),
        (of(None), "site.other-actions"),
    ];
    html! {
        @for (actions, key) in groups.iter().filter(|(actions, _)| !actions.is_empty()) {
            section { h2 { (here.word(key)) } (brief(here, actions)) }
        }
    }
}

/// The actions that last on, below a heading; nothing if there are none.
pub(super) fn ongoing(here: &Here<'_>) -> Markup {
    let actions = here.contents().actions().iter().map(|entry| entry.body);
    let ongoing: Vec<&Action> = actions.filter(|action| is_ongoing(here, action)).collect();
    html! {
        @if !ongoing.is_empty() {
            section { h2 { (here.word("site.ongoing-actions")) } (brief(here, &ongoing)) }
        }
    }
}

/// Whether an action lasts on.
pub(super) fn is_ongoing(here: &Here<'_>, action: &Action) -> bool {
    here.contents().links().public_status(action) == Some(ONGOING)
}

/// Actions, each with a sentence.
fn brief(here: &Here<'_>, actions: &[&Action]) -> Markup {
    html! {
        ul role="list" class="actions" {
            @for action in actions {
                // The map of the page finds the actions of a country by their codes.
                li data-country=(action.countries.join(" ")) {
                    p class="title" { (here.action(&action.id)) }
                    p class="meta" { (meta(here, action)) }
                    @if let Some(text) = sentence(action) { p { (here.text(text)) } }
                }
            }
        }
    }
}

/// The countries and years of an action.
pub(super) fn meta(here: &Here<'_>, action: &Action) -> Markup {
    let years = years(action);
    html! {
        @if !action.countries.is_empty() { (here.codes(Topic::Country, &action.countries)) }
        @else { (here.codes(Topic::Region, &action.regions)) }
        @if !years.is_empty() { span class="years" { (years) } }
    }
}

/// What an action is about, in a sentence or two.
pub(in crate::site) fn sentence(action: &Action) -> Option<&Text> {
    let summary = action.fact_sheet.as_ref().map(|sheet| &sheet.summary);
    summary.into_iter().chain([&action.objective]).find(|text| !text.is_empty())
}

/// The years of an action: `2017–2018`, `2022–` for one without an end, nothing if no date is known.
pub(in crate::site) fn years(action: &Action) -> String {
    match (action.start.map(EdtfDate::year), action.end.map(EdtfDate::year)) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}–{end}"),
        (Some(start), None) => format!("{start}–"),
        (None, Some(end)) => format!("–{end}"),
        (None, None) => String::new(),
    }
}

/// A first and a last date as they are written: `2017-05 – 2018`.
pub(super) fn period(start: Option<EdtfDate>, end: Option<EdtfDate>) -> String {
    let shown = |date: Option<EdtfDate>| date.map(|date| date.to_string()).unwrap_or_default();
    match (shown(start), shown(end)) {
        (start, end) if start == end || end.is_empty() => start,
        (start, end) if start.is_empty() => format!("– {end}"),
        (start, end) => format!("{start} – {end}"),
    }
}
