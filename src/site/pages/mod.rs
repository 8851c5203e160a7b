//! The pages, one file a kind: each returns a title and what is below the header.

mod about;
mod action;
mod actions;
mod activities;
mod content;
mod data;
mod figures;
mod filters;
mod improve;
mod items;
mod list;
mod listing;
mod map;
mod partner;
mod partners;
mod parts;
mod practice;
mod practices;
mod results;
mod search;
mod sources;
mod start;
mod term;
mod text;
mod timeline;
mod topic;
mod translated;

use maud::html;

use super::address::Place;
use super::here::Here;
pub(super) use content::Content;
pub(super) use listing::{sentence, years};
pub(super) use map::{MAP_SCRIPT, MAP_SCRIPT_FILE};
pub(super) use results::results;
pub(super) use text::titles;

/// The content of a page.
pub(super) fn content(here: &Here<'_>) -> Content {
    let page = match here.place {
        Place::Start => Some(start::page(here)),
        Place::Actions => Some(actions::page(here)),
        Place::Action(id) => action::page(here, id),
        Place::Activities => Some(activities::page(here)),
        Place::Results => Some(results::page(here)),
        Place::Partners => Some(partners::page(here)),
        Place::Partner(id) => partner::page(here, id),
        Place::Topic(topic) => Some(topic::page(here, *topic)),
        Place::Term(topic, code) => Some(term::page(here, *topic, code)),
        Place::Practices => Some(practices::page(here)),
        Place::Practice(code) => practice::page(here, code),
        Place::Figures => Some(figures::page(here)),
        Place::Data => Some(data::page(here)),
        Place::About => Some(about::page(here)),
        Place::Text(name) => text::page(here, name),
        Place::Search => Some(search::page(here)),
    };
    // Only places that the site has are asked for.
    page.unwrap_or_else(|| Content { title: String::new(), body: html! {} })
}
