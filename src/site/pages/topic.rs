//! The page of a topic: its codes with their figures, each leading to its own page.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::{actions, map, parts};
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>, topic: Topic) -> Content {
    let report = here.scene.figures.by(topic);
    let table = report.tables.first();
    let figures = html! {
        @if let Some(table) = table { (parts::table(here, table, "figures", Some(topic))) }
    };
    let body = html! {
        @if topic == Topic::Country { (countries(here, &figures)) }
        @else {
            @if let Some(table) = table { (parts::drawn(here, table, "chart")) }
            (figures)
        }
        (parts::notes(here, &report.notes))
    };
    Content::titled(here, &format!("site.topic.{}", topic.option()), &body)
}

/// The map with the actions behind it. Both follow the same choices; the figures are those of all actions.
fn countries(here: &Here<'_>, figures: &Markup) -> Markup {
    let choices = [Choice::topic(here, Topic::Theme), actions::by_status(here)];
    let list = actions::list(here, &choices);
    html! {
        (list.fields(here))
        (map::world(here, Some(actions::LIST)))
        div data-unfiltered { (figures) }
        section {
            h2 { (here.link(&Place::Actions, &html! { (here.word("site.actions")) })) }
            (list.table(here))
        }
    }
}
