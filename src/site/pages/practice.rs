//! The page of a good practice: what it is, the actions that show it, and what else these have in common.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::content::Content;
use super::practices::{actions_of, heading, practice};
use super::{listing, term};
use crate::model::Action;
use crate::site::address::{PRACTICES, Place};
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>, code: &str) -> Option<Content> {
    let term = here.term(PRACTICES, code)?;
    let actions = actions_of(here, code);
    let body = html! {
        p class="kicker" { (here.link(&Place::Practices, &html! { (here.word("site.practices")) })) }
        h1 { (heading(here, code)) }
        @if !term.description.is_empty() { div class="prose" { (here.prose(&term.description, 0)) } }
        @if actions.is_empty() {
            p { (here.word("site.practice-without-action")) }
        } @else {
            dl class="facts" {
                (term::neighbours(here, &Topic::ALL, &actions))
                (together(here, code, &actions))
            }
            (listing::by_status(here, &actions))
        }
        (beside(here, code))
    };
    Some(Content { title: format!("{code}. {}", here.plain_label(PRACTICES, code)), body })
}

/// The other practices that the same actions show.
fn together(here: &Here<'_>, code: &str, actions: &[&Action]) -> Markup {
    let shown: BTreeSet<i64> =
        actions.iter().flat_map(|action| &action.good_practices).copied().collect();
    let others: Vec<String> =
        shown.iter().map(ToString::to_string).filter(|other| other != code).collect();
    html! {
        @if !others.is_empty() {
            div {
                dt { (here.word("site.practices-together")) }
                dd { ul { @for other in &others { li { (practice(here, other)) } } } }
            }
        }
    }
}

/// The practices before and after it.
fn beside(here: &Here<'_>, code: &str) -> Markup {
    let codes = here.contents().practices();
    let at = codes.iter().position(|one| *one == code);
    let before = at.and_then(|at| codes.get(at.checked_sub(1)?));
    let after = at.and_then(|at| codes.get(at + 1));
    html! {
        nav class="beside" aria-label=(here.word("site.practices")) {
            @if let Some(before) = before { p { (here.word("site.previous")) " " (practice(here, before)) } }
            @if let Some(after) = after { p { (here.word("site.next")) " " (practice(here, after)) } }
        }
    }
}
