//! The page of a region, country, theme, area or phase: its figures, its actions, its partners, what was published.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::content::Content;
use super::{listing, map, parts};
use crate::model::Action;
use crate::report::Report;
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>, topic: Topic, code: &str) -> Content {
    let term = here.term(topic.vocabulary(), code);
    let actions = here.contents().actions_of(topic, code);
    let language = here.scene.language();
    let figures = &here.scene.figures;
    let profile = |counted| figures.profile(here.contents(), (topic, code), counted, language);
    let profile = here.narrowed.map(profile);
    let vocabularies = &here.contents().dataset.registry.vocabularies;
    let body = html! {
        p class="kicker" {
            (here.link(&Place::Topic(topic), &html! { (here.word(&format!("site.topic.{}", topic.option()))) }))
        }
        h1 { (here.label(topic.vocabulary(), code)) }
        (parts::of_row(here, figures.of_code(topic, code)))
        @if let Some(term) = term && !(term.narrative.is_empty() && term.description.is_empty()) {
            div class="prose" { (here.prose(&term.narrative, 0)) (here.prose(&term.description, 0)) }
        }
        @if topic == Topic::Region && let Some(term) = term { (map::part(here, &term.members)) }
        dl class="facts" { (neighbours(here, &others(topic), &actions)) }
        (listing::by_status(here, &actions))
        @if let Some(profile) = &profile { (in_time(here, profile)) (published(here, profile)) }
        (partners(here, &actions))
    };
    Content { title: here.words().label(vocabularies, topic.vocabulary(), code), body }
}

/// The topics by which the actions of a topic are told apart.
fn others(topic: Topic) -> Vec<Topic> {
    let others = Topic::ALL.into_iter();
    others.filter(|other| *other != topic && *other != Topic::Phase).collect()
}

/// The codes of these topics that the actions have.
pub(super) fn neighbours(here: &Here<'_>, topics: &[Topic], actions: &[&Action]) -> Markup {
    html! {
        @for topic in topics {
            @let codes = codes_of(here, *topic, actions);
            @if !codes.is_empty() {
                div {
                    dt { (here.word(&format!("site.topic.{}", topic.option()))) }
                    dd { (here.codes(*topic, &codes)) }
                }
            }
        }
    }
}

/// The codes of actions, in the order of the vocabulary.
fn codes_of<'h>(here: &Here<'h>, topic: Topic, actions: &[&Action]) -> Vec<&'h str> {
    let links = here.contents().links();
    let of_actions: BTreeSet<String> =
        actions.iter().flat_map(|action| topic.codes_of(links, action)).collect();
    let codes = here.contents().codes(topic).into_iter();
    codes.filter(|code| of_actions.contains(*code)).collect()
}

/// Projects by the year in which they began.
fn in_time(here: &Here<'_>, profile: &Report) -> Markup {
    html! {
        @for table in profile.tables.iter().filter(|table| table.name == "year" && table.rows.len() > 1) {
            section {
                h2 { (here.word("site.in-time")) }
                (parts::drawn(here, table, "years"))
                details { summary { (here.word("site.as-table")) } (parts::table(here, table, "year", None)) }
            }
        }
    }
}

/// What the programme published, beside the figures of the registry.
fn published(here: &Here<'_>, profile: &Report) -> Markup {
    let table = profile.tables.iter().find(|table| table.name == "published");
    html! {
        @if let Some(table) = table.filter(|table| !table.rows.is_empty()) {
            section {
                h2 { (here.word("site.topic.published")) }
                p { (here.word("site.why.published")) }
                (parts::table(here, table, "published", None))
            }
        }
        (parts::notes(here, &profile.notes))
    }
}

/// The partners of the actions.
fn partners(here: &Here<'_>, actions: &[&Action]) -> Markup {
    let named: BTreeSet<&str> = actions
        .iter()
        .flat_map(|action| &action.partners)
        .map(|named| named.partner.as_str())
        .filter(|id| here.contents().partner(id).is_some())
        .collect();
    html! {
        @if !named.is_empty() {
            section {
                h2 { (here.word("site.partners")) }
                ul class="columns" { @for id in named { li { (here.partner(id)) } } }
            }
        }
    }
}
