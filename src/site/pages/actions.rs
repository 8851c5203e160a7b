//! All actions in one table. Its rows carry the codes by which the script filters and sorts them.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::list::{Column, List};
use super::listing;
use crate::model::{Action, EdtfDate};
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>) -> Content {
    let actions = here.contents().actions();
    let statuses = actions.iter().filter_map(|entry| entry.body.status.as_deref());
    let choices = [
        Choice::topic(here, Topic::Region),
        Choice::topic(here, Topic::Country),
        Choice::topic(here, Topic::Theme),
        Choice::among(here, "status", "dimension.status", "statuses", statuses),
        Choice::topic(here, Topic::Phase),
    ];
    let list = List {
        name: "actions",
        caption: here.words().counted("count.action", actions.len(), &[]),
        choices: &choices,
        has_years: true,
        columns: &[
            Column::of("title", "action"),
            Column::of("country", "figure.countries"),
            Column::of("theme", "site.topic.theme"),
            Column::of("status", "dimension.status"),
            Column::of("from", "start"),
            Column::of("to", "end"),
        ],
        rows: html! { @for entry in actions { (row(here, entry.body)) } },
    };
    Content::titled(here, "site.actions", &list.shown(here))
}

fn row(here: &Here<'_>, action: &Action) -> Markup {
    let links = here.contents().links();
    let codes = |topic: Topic| topic.codes_of(links, action).join(" ");
    let shown = |date: Option<EdtfDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let year = |date: Option<EdtfDate>| date.map(EdtfDate::year);
    // Only what goes on lasts until today where no source gives its end.
    let last = action.end.or(action.start.filter(|_| !listing::is_ongoing(here, action)));
    html! {
        tr data-id=(action.id) data-region=(codes(Topic::Region)) data-country=(codes(Topic::Country))
            data-theme=(codes(Topic::Theme)) data-area=(codes(Topic::Area)) data-phase=(codes(Topic::Phase))
            data-status=[action.status.as_deref()] data-from=[year(action.start)] data-to=[year(last)] {
            th scope="row" { (here.action(&action.id)) }
            td { (here.codes(Topic::Country, &action.countries)) }
            td { (here.codes(Topic::Theme, &action.themes)) }
            td { (status(here, action)) }
            td class="date" { (shown(action.start)) }
            td class="date" { (shown(action.end)) }
        }
    }
}

/// The status of an action, in the words of the vocabulary.
pub(super) fn status(here: &Here<'_>, action: &Action) -> Markup {
    html! {
        @match action.status.as_deref() {
            Some(status) => (here.label("statuses", status)),
            None => (here.word("not-stated")),
        }
    }
}

/// The years of an action, as on its own page.
pub(super) fn when(action: &Action) -> String {
    listing::period(action.start, action.end)
}
