//! The good practices of the programme, and the actions that show each.

use maud::{Markup, html};

use super::content::Content;
use super::text::written;
use crate::model::Action;
use crate::site::address::{PRACTICES, Place, anchor};
use crate::site::contents::PRACTICES_TEXT;
use crate::site::here::Here;

pub(super) fn page(here: &Here<'_>) -> Content {
    let body = html! {
        @if let Some(written) = written(here, PRACTICES_TEXT) { (written.body) }
        ol role="list" class="practices" {
            @for code in here.contents().practices() {
                @let showing = actions_of(here, &code);
                li id={ "practice-" (anchor(&code)) } {
                    h2 { (practice(here, &code)) }
                    @if !showing.is_empty() {
                        p class="meta" { (here.words().counted("count.action", showing.len(), &[])) }
                        ul { @for action in showing { li { (here.action(&action.id)) } } }
                    }
                }
            }
        }
    };
    Content::titled(here, "site.practices", &body)
}

/// The actions that show a practice.
pub(super) fn actions_of<'h>(here: &Here<'h>, code: &str) -> Vec<&'h Action> {
    let shows =
        |action: &&Action| action.good_practices.iter().any(|number| number.to_string() == code);
    here.contents().actions().iter().map(|entry| entry.body).filter(shows).collect()
}

/// A practice by its number and its name, which lead to its page.
pub(super) fn practice(here: &Here<'_>, code: &str) -> Markup {
    here.link(&Place::Practice(code.to_owned()), &heading(here, code))
}

/// The number and the name of a practice.
pub(super) fn heading(here: &Here<'_>, code: &str) -> Markup {
    html! { span class="ordinal" { (code) } " " (here.label(PRACTICES, code)) }
}
