//! The good practices of the programme, and the actions that show each.

use maud::html;

use super::content::Content;
use super::text::written;
use crate::model::Action;
use crate::site::address::anchor;
use crate::site::contents::PRACTICES_TEXT;
use crate::site::here::Here;

/// The vocabulary of the practices.
const VOCABULARY: &str = "good-practices";

pub(super) fn page(here: &Here<'_>) -> Content {
    let vocabulary = here.contents().dataset.registry.vocabularies.get(VOCABULARY);
    let terms = vocabulary.map_or(&[][..], |vocabulary| &vocabulary.terms);
    let shows = |action: &Action, code: &str| {
        action.good_practices.iter().any(|number| number.to_string() == code)
    };
    let body = html! {
        @if let Some(written) = written(here, PRACTICES_TEXT) { (written.body) }
        ol role="list" class="practices" {
            @for term in terms {
                @let code = term.code.to_string();
                @let actions = here.contents().actions().iter().map(|entry| entry.body);
                @let showing: Vec<&Action> = actions.filter(|action| shows(action, &code)).collect();
                li id={ "practice-" (anchor(&code)) } {
                    h2 { span class="ordinal" { (code) } " " (here.text(&term.label)) }
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
