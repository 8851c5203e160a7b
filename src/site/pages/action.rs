//! The page of an action: its fact sheet, in the order of the sheets of the programme, then the rest of its record.

use maud::{Markup, html};
use smol_str::SmolStr;

use super::actions::{status, when};
use super::content::Content;
use super::improve::improve;
use super::items::{Items, items};
use super::practices::practice;
use super::{listing, sources, timeline, translated};
use crate::model::{Action, FactSheet, Kind, Text};
use crate::site::address::Place;
use crate::site::data::{Form, action_file};
use crate::site::here::Here;
use crate::site::topic::Topic;
use crate::view::{Field, Value, View, public_view};

/// The fields that have a place of their own on the page, or that say nothing to its readers.
const ELSEWHERE: [&str; 27] = [
    "title",
    "status",
    "phase",
    "countries",
    "regions",
    "participating_countries",
    "themes",
    "areas",
    "principles",
    "partners",
    "experts",
    "start",
    "end",
    "objective",
    "design_changes",
    "results",
    "good_practices",
    "complementary_initiatives",
    "follows",
    "fact_sheet",
    "sources",
    "notes",
    "translated",
    "allow",
    "former_ids",
    "identifiers",
    "budgets",
];

pub(super) fn page(here: &Here<'_>, id: &str) -> Option<Content> {
    let entry = here.contents().action(id)?;
    let action = entry.body;
    let view = public_view(here.contents().dataset.registry, entry.file, here.scene.language())?;
    let none = FactSheet::default();
    let sheet = action.fact_sheet.as_ref().unwrap_or(&none);
    let notes = sheet.footnotes.len();
    let told = |key: &str, text: &Text| told(here, key, text, notes);
    let body = html! {
        article class="sheet" {
            header {
                p class="kicker" { (here.codes(Topic::Theme, &action.themes)) }
                h1 { (here.text(&action.title)) }
                p class="meta" { (listing::meta(here, action)) }
                @if !sheet.summary.is_empty() { div class="lead" { (here.prose(&sheet.summary, notes)) } }
                (facts(here, action))
            }
            (told("field-title.objective", &action.objective))
            (told("field-title.context", &sheet.context))
            (told("field-title.design", &sheet.design))
            (items(here, &view, "design_changes", Items::Plain))
            (practices(here, sheet))
            (each(here, "field-title.impact", &sheet.impact, notes))
            (each(here, "field-title.lessons-learned", &sheet.lessons, notes))
            (items(here, &view, "results", Items::Titled))
            (good_practices(here, action))
            (timeline::section(here, id))
            (items(here, &view, "complementary_initiatives", Items::Titled))
            (rest(here, &view))
            (footnotes(here, sheet))
            @if !action.notes.is_empty() { div class="record" { (told("field-title.notes", &action.notes)) } }
            (sources::section(here, &action.sources, Kind::Action))
            (translated::note(here, &view))
            (downloads(here, id))
            (improve(here, &here.contents().dataset.registry.file(entry.file).below))
        }
    };
    Some(Content { title: here.words().text(&view.heading), body })
}

/// What the action is, in short.
fn facts(here: &Here<'_>, action: &Action) -> Markup {
    let fact = |key: &str, value: Markup| {
        let is_empty = value.clone().into_string().is_empty();
        html! { @if !is_empty { div { dt { (here.word(key)) } dd { (value) } } } }
    };
    let known = |id: &str| here.contents().has(&Place::Action(id.to_owned()));
    let actions = |ids: Vec<&str>| {
        let ids: Vec<&str> = ids.into_iter().filter(|id| known(id)).collect();
        html! { @if !ids.is_empty() { ul { @for id in ids { li { (here.action(id)) } } } } }
    };
    let partners = html! {
        @if !action.partners.is_empty() {
            ul {
                @for named in &action.partners {
                    li {
                        (here.partner(&named.partner))
                        @if let Some(role) = &named.role { ": " (here.label("roles", role)) }
                    }
                }
            }
        }
    };
    let labels = |vocabulary: &str, codes: &[SmolStr]| {
        html! {
            @for (position, code) in codes.iter().enumerate() {
                @if position > 0 { ", " }
                (here.label(vocabulary, code))
            }
        }
    };
    let links = here.contents().links();
    html! {
        dl class="facts" {
            (fact("field-title.status", status(here, action)))
            (fact("site.when", html! { (when(action)) }))
            (fact("field-title.countries", here.codes(Topic::Country, &action.countries)))
            (fact("site.topic.region", here.codes(Topic::Region, &Topic::Region.codes_of(links, action))))
            (fact("field-title.participating-countries", here.codes(Topic::Country, &action.participating_countries)))
            (fact("site.topic.area", here.codes(Topic::Area, &action.areas)))
            (fact("site.topic.phase", here.codes(Topic::Phase, &Topic::Phase.codes_of(links, action))))
            (fact("field-title.partners", partners))
            (fact("field-title.principles", labels("principles", &action.principles)))
            (fact("field-title.follows", actions(action.follows.iter().map(|id| id.as_str()).collect())))
            (fact("site.followed-by", actions(here.contents().followers_of(&action.id).to_vec())))
        }
    }
}

/// The record as data.
fn downloads(here: &Here<'_>, id: &str) -> Markup {
    html! {
        p class="downloads" {
            (here.word("site.as-data"))
            @for form in Form::ALL {
                " " a href=(here.file(&action_file(id, form))) download="" { (form.label()) }
            }
        }
    }
}

/// A text below its heading.
fn told(here: &Here<'_>, key: &str, text: &Text, footnotes: usize) -> Markup {
    html! {
        @if !text.is_empty() {
            section class="prose" { h2 { (here.word(key)) } (here.prose(text, footnotes)) }
        }
    }
}

/// Texts below a heading.
fn each(here: &Here<'_>, key: &str, texts: &[Text], footnotes: usize) -> Markup {
    html! {
        @if !texts.is_empty() {
            section class="prose" {
                h2 { (here.word(key)) }
                ul { @for text in texts { li { (here.prose(text, footnotes)) } } }
            }
        }
    }
}

fn practices(here: &Here<'_>, sheet: &FactSheet) -> Markup {
    html! {
        @if !sheet.practices.is_empty() {
            section class="prose" {
                h2 { (here.word("field-title.practices")) }
                @for practice in &sheet.practices {
                    @if !practice.title.is_empty() { h3 { (here.text(&practice.title)) } }
                    (here.prose(&practice.text, sheet.footnotes.len()))
                }
            }
        }
    }
}

/// The good practices of the programme that the action shows.
fn good_practices(here: &Here<'_>, action: &Action) -> Markup {
    html! {
        @if !action.good_practices.is_empty() {
            section {
                h2 { (here.word("field-title.good-practices")) }
                ul {
                    @for number in &action.good_practices { li { (practice(here, &number.to_string())) } }
                }
            }
        }
    }
}

/// The fields that have no place of their own, such as those that a registry adds.
fn rest(here: &Here<'_>, view: &View) -> Markup {
    let is_rest =
        |field: &&Field| !ELSEWHERE.contains(&field.name.as_str()) && field.value != Value::Empty;
    let fields: Vec<Field> = view.fields.iter().filter(is_rest).cloned().collect();
    html! {
        @if !fields.is_empty() {
            section { h2 { (here.word("site.more")) } (here.values().fields(&fields)) }
        }
    }
}

fn footnotes(here: &Here<'_>, sheet: &FactSheet) -> Markup {
    html! {
        @if !sheet.footnotes.is_empty() {
            section class="prose footnotes" {
                h2 { (here.word("field-title.footnotes")) }
                ol {
                    @for (position, text) in sheet.footnotes.iter().enumerate() {
                        li id={ "footnote-" (position + 1) } { (here.prose(text, 0)) }
                    }
                }
            }
        }
    }
}
