//! What came out of all actions, in one table.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::list::{Column, List};
use crate::model::{Action, ActionResult, Adoption, EdtfDate};
use crate::render::visible;
use crate::site::contents::Contents;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>) -> Content {
    let results = results(here.contents());
    let kinds = results.iter().map(|(_, result)| result.kind.as_str());
    let choices = [
        Choice::topic(here, Topic::Region),
        Choice::topic(here, Topic::Country),
        Choice::topic(here, Topic::Theme),
        Choice::among(here, "kind", "kind", "output-kinds", kinds),
    ];
    let list = List {
        name: "results",
        caption: here.words().counted("site.count.results", results.len(), &[]),
        choices: &choices,
        has_years: true,
        columns: &[
            Column::of("title", "site.result"),
            Column::of("kind", "kind"),
            Column::of("action", "action"),
            Column::of("adopted", "field-title.adopted"),
            Column::of("reference", "field-title.legal-reference"),
        ],
        rows: html! { @for (action, result) in &results { (row(here, action, result)) } },
    };
    Content::titled(here, "site.results", &list.shown(here))
}

/// What came out of each action and of its activities.
pub(in crate::site) fn results<'c>(
    contents: &'c Contents<'_>,
) -> Vec<(&'c Action, &'c ActionResult)> {
    let of_action = |action: &'c Action| {
        let activities = contents.activities_of(Some(&action.id)).iter();
        let of_activities = activities.flat_map(|activity| &activity.results);
        action.results.iter().chain(of_activities).map(move |result| (action, result))
    };
    contents.actions().iter().flat_map(|entry| of_action(entry.body)).collect()
}

fn row(here: &Here<'_>, action: &Action, result: &ActionResult) -> Markup {
    let links = here.contents().links();
    let codes = |topic: Topic| topic.codes_of(links, action).join(" ");
    let year = match result.adopted {
        Some(Adoption::On(date)) => Some(date.year()),
        _ => result.date.map(EdtfDate::year),
    };
    html! {
        tr data-region=(codes(Topic::Region)) data-country=(codes(Topic::Country))
            data-theme=(codes(Topic::Theme)) data-kind=(result.kind) data-from=[year] data-to=[year] {
            th scope="row" { (here.text(&result.title)) }
            td { (here.label("output-kinds", &result.kind)) }
            td { (here.action(&action.id)) }
            td class="date" {
                @match result.adopted {
                    Some(Adoption::On(date)) => (date),
                    Some(Adoption::Said(is_adopted)) => (here.words().flag(is_adopted)),
                    None => "",
                }
            }
            td { @if let Some(reference) = &result.reference { bdi { (visible(reference)) } } }
        }
    }
}
