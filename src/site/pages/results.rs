//! What came out of all actions, in one table.

use maud::{Markup, html};

use super::content::Content;
use super::filters::{Choice, filters};
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
    let body = html! {
        (filters(here, "results", &choices, true))
        div class="scroll" role="region" aria-labelledby="results" tabindex="0" {
            table data-list="results" {
                caption id="results" { (here.words().counted("site.count.results", results.len(), &[])) }
                thead { tr {
                    th scope="col" data-column="title" { (here.word("site.result")) }
                    th scope="col" data-column="kind" { (here.word("kind")) }
                    th scope="col" data-column="action" { (here.word("action")) }
                    th scope="col" data-column="adopted" { (here.word("field-title.adopted")) }
                    th scope="col" data-column="reference" { (here.word("field-title.legal-reference")) }
                } }
                tbody { @for (action, result) in &results { (row(here, action, result)) } }
            }
        }
    };
    Content::titled(here, "site.results", &body)
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
