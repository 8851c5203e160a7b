//! The figures of the programme: by each topic, by year, by the origin of experts; and what they mean.

use std::collections::BTreeMap;

use maud::html;

use super::content::Content;
use super::parts;
use crate::report::{Definition, Report};
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

/// The most rows of a table that is also drawn: a longer chart says no more than the table.
const DRAWN: usize = 20;

pub(super) fn page(here: &Here<'_>) -> Content {
    let figures = &here.scene.figures;
    let topics = Topic::ALL.map(|topic| (topic.option(), figures.by(topic), Some(topic)));
    let others = [("year", &figures.years, None), ("origin", &figures.origins, None)];
    let all: Vec<(&str, &Report, Option<Topic>)> = topics.into_iter().chain(others).collect();
    let mut definitions: BTreeMap<&str, &Definition> = BTreeMap::new();
    for definition in all.iter().flat_map(|(_, report, _)| &report.definitions) {
        definitions.insert(&definition.term, definition);
    }
    let mut notes: Vec<String> = Vec::new();
    for note in all.iter().flat_map(|(_, report, _)| &report.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    let definitions: Vec<&Definition> = definitions.into_values().collect();
    let body = html! {
        (parts::headline(here, figures.by(Topic::Region)))
        nav aria-label=(here.word("site.on-this-page")) {
            ul class="columns" {
                @for (name, _, _) in &all {
                    li { a href={ "#" (name) } { (here.word(&format!("site.topic.{name}"))) } }
                }
                li { a href="#definitions" { (here.word("definitions")) } }
            }
        }
        @for (name, report, topic) in &all {
            section {
                h2 id=(name) {
                    @let heading = html! { (here.word(&format!("site.topic.{name}"))) };
                    @match topic {
                        Some(topic) => (here.link(&Place::Topic(*topic), &heading)),
                        None => (heading),
                    }
                }
                @for table in report.tables.iter().take(1) {
                    @if table.rows.len() <= DRAWN { (parts::drawn(here, table, &format!("chart-{name}"))) }
                    (parts::table(here, table, &format!("table-{name}"), *topic))
                }
            }
        }
        (parts::notes(here, &notes))
        (parts::definitions(here, &definitions))
    };
    Content::titled(here, "site.figures", &body)
}
