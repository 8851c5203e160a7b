//! All actions in one table. Its rows carry the codes by which the script filters and sorts them, and what they count for
//! on the map.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::list::{Column, List};
use super::listing;
use super::map::{COUNTED, Counted};
use crate::model::{Action, EdtfDate};
use crate::site::here::Here;
use crate::site::topic::Topic;

/// What the script calls the table of actions.
pub(super) const LIST: &str = "actions";

const COLUMNS: [Column; 6] = [
    Column::of("title", "action"),
    Column::of("country", "figure.countries"),
    Column::of("theme", "site.topic.theme"),
    Column::of("status", "dimension.status"),
    Column::of("from", "start"),
    Column::of("to", "end"),
];

pub(super) fn page(here: &Here<'_>) -> Content {
    let choices = [
        Choice::topic(here, Topic::Region),
        Choice::topic(here, Topic::Country),
        Choice::topic(here, Topic::Theme),
        by_status(here),
        Choice::topic(here, Topic::Phase),
    ];
    Content::titled(here, "site.actions", &list(here, &choices).shown(here))
}

/// The choice of a status that actions have.
pub(super) fn by_status<'h>(here: &Here<'h>) -> Choice<'h> {
    let actions = here.contents().actions().iter();
    let statuses = actions.filter_map(|entry| entry.body.status.as_deref());
    Choice::among(here, "status", "dimension.status", "statuses", statuses)
}

/// The table of all actions, with these choices.
pub(super) fn list<'l>(here: &Here<'_>, choices: &'l [Choice<'l>]) -> List<'l> {
    let actions = here.contents().actions();
    List {
        name: LIST,
        caption: here.words().counted("count.action", actions.len(), &[]),
        choices,
        has_years: true,
        columns: &COLUMNS,
        rows: html! { @for entry in actions { (row(here, entry.body)) } },
    }
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
            data-status=[action.status.as_deref()] data-figures=(figures(here, action)) data-from=[year(action.start)] data-to=[year(last)] {
            th scope="row" { (here.action(&action.id)) }
            td { (here.codes(Topic::Country, &action.countries)) }
            td { (here.codes(Topic::Theme, &action.themes)) }
            td { (status(here, action)) }
            td class="date" { (shown(action.start)) }
            td class="date" { (shown(action.end)) }
        }
    }
}

/// What an action adds to each figure that is counted on the map.
fn figures(here: &Here<'_>, action: &Action) -> String {
    let counts = here.contents().links().counts(action);
    let held = here.contents().activities_of(Some(&action.id));
    let held = held.iter().filter(|activity| counts && !activity.is_not_held());
    let figures = COUNTED.map(|figure| match figure {
        Counted::Projects => usize::from(counts),
        Counted::Activities => held.clone().count(),
    });
    figures.map(|figure| figure.to_string()).join(" ")
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
