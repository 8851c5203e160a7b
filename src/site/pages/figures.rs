//! The figures of the programme: by each topic, by year, by the origin of experts, by region and theme; what the records
//! state; what was published; and what the figures mean.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::content::Content;
use super::parts;
use crate::render::visible;
use crate::report::{Definition, Report};
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::reports;
use crate::site::topic::Topic;
use crate::table::Table;

/// The most rows of a table that is also drawn: a longer chart says no more than the table.
const DRAWN: usize = 20;

pub(super) fn page(here: &Here<'_>) -> Content {
    let figures = &here.scene.figures;
    let cross = reports::cross(here);
    let completeness = reports::completeness(here);
    let claims = reports::claims(here).filter(|report| report.tables.iter().any(has_rows));
    let topics = Topic::ALL.map(|topic| (topic.option(), figures.by(topic), Some(topic)));
    let others = [
        ("year", &figures.years, None),
        ("origin", &figures.origins, None),
        ("cross", &cross, Some(Topic::Region)),
    ];
    let divided: Vec<(&str, &Report, Option<Topic>)> = topics.into_iter().chain(others).collect();
    let completeness =
        Beside { name: "completeness", words: &["site.why.completeness"], report: &completeness };
    let claims = claims.as_ref().map(|report| Beside {
        name: "published",
        words: &["site.why.published", "site.experts-compared"],
        report,
    });
    let last: Vec<Beside<'_>> = std::iter::once(completeness).chain(claims).collect();
    let names = divided.iter().map(|(name, ..)| *name).chain(last.iter().map(|one| one.name));
    let reports = || divided.iter().map(|(_, report, _)| *report);
    let mut notes: Vec<String> = Vec::new();
    for note in reports().flat_map(|report| &report.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    let all = reports().chain(last.iter().map(|one| one.report));
    let definitions: BTreeMap<&str, &Definition> = all
        .flat_map(|report| &report.definitions)
        .map(|definition| (definition.term.as_str(), definition))
        .collect();
    let definitions: Vec<&Definition> = definitions.into_values().collect();
    let body = html! {
        (parts::headline(here, figures.by(Topic::Region)))
        nav aria-label=(here.word("site.on-this-page")) {
            ul class="columns" {
                @for name in names {
                    li { a href={ "#" (name) } { (here.word(&format!("site.topic.{name}"))) } }
                }
                li { a href="#definitions" { (here.word("definitions")) } }
            }
        }
        @for (name, report, topic) in &divided { (by_one(here, name, report, *topic)) }
        (parts::notes(here, &notes))
        @for one in &last { (beside(here, one)) }
        (parts::definitions(here, &definitions))
    };
    Content::titled(here, "site.figures", &body)
}

/// A report that divides figures: its table, drawn if that is short.
fn by_one(here: &Here<'_>, name: &str, report: &Report, topic: Option<Topic>) -> Markup {
    let heading = html! { (here.word(&format!("site.topic.{name}"))) };
    let is_own = topic.is_some_and(|topic| topic.option() == name);
    html! {
        section {
            h2 id=(name) {
                @match topic.filter(|_| is_own) {
                    Some(topic) => (here.link(&Place::Topic(topic), &heading)),
                    None => (heading),
                }
            }
            @for table in report.tables.iter().take(1) {
                @if table.rows.len() <= DRAWN { (parts::drawn(here, table, &format!("chart-{name}"))) }
                (parts::table(here, table, &format!("table-{name}"), topic))
            }
        }
    }
}

/// A report that divides no figures.
struct Beside<'r> {
    /// Its anchor, and the end of the key of its heading.
    name: &'static str,
    /// The keys of what it is for.
    words: &'static [&'static str],
    report: &'r Report,
}

/// What such a report is for, its tables and what to know about them.
fn beside(here: &Here<'_>, Beside { name, words, report }: &Beside<'_>) -> Markup {
    html! {
        section {
            h2 id=(name) { (here.word(&format!("site.topic.{name}"))) }
            @for key in *words { p { (here.word(key)) } }
            @for table in &report.tables {
                @if report.tables.len() > 1 { h3 { (visible(&table.title)) } }
                (parts::table(here, table, &format!("table-{}", table.name), None))
            }
            @if !report.notes.is_empty() {
                ul class="notes" { @for note in &report.notes { li { (parts::note(note)) } } }
            }
        }
    }
}

fn has_rows(table: &Table) -> bool {
    !table.rows.is_empty()
}
