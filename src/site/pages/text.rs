//! The programme's own texts, which are Markdown files of the registry.

use maud::{Markup, PreEscaped, html};

use super::content::Content;
use super::improve::improve_text;
use crate::model::PageText;
use crate::pages::{Page, Part};
use crate::render::{page_html, visible};
use crate::site::address::Place;
use crate::site::here::Here;

/// A text in the language of the page, or in the next best.
pub(super) struct Written {
    /// Its title; its name if it has none.
    pub(super) title: String,
    /// What follows the title.
    pub(super) body: Markup,
}

/// The text of this name; `None` if the registry has none.
pub(super) fn written(here: &Here<'_>, name: &str) -> Option<Written> {
    let (text, page) = find(here, name)?;
    let body = html! { (shown(here, text, page.body())) (improve_text(here, text)) };
    Some(Written { title: title(name, page), body })
}

/// The page of a text.
pub(super) fn page(here: &Here<'_>, name: &str) -> Option<Content> {
    let Written { title, body } = written(here, name)?;
    Some(Content { body: html! { h1 { bdi { (visible(&title)) } } (body) }, title })
}

/// What a text begins with, below its title, which leads to its page: its first paragraph, and its steps if it has
/// any. Nothing if the registry has no such text.
pub(super) fn opening(here: &Here<'_>, name: &str) -> Markup {
    let Some((text, page)) = find(here, name) else { return html! {} };
    let place = Place::Text(name.to_owned());
    let address = here.to(&place);
    let steps = page.steps();
    let other = other_language(here, text);
    html! {
        section {
            h2 { (here.link(&place, &html! { bdi lang=[other] { (visible(&title(name, page))) } })) }
            (shown(here, text, page.opening()))
            @if !steps.is_empty() {
                ol class="steps" {
                    @for step in &steps {
                        li {
                            h3 lang=[other] {
                                @match &address {
                                    Some(address) => a href={ (address) "#" (step.anchor) } { (visible(step.words)) },
                                    None => (visible(step.words)),
                                }
                            }
                            (shown(here, text, step.parts))
                        }
                    }
                }
            }
        }
    }
}

/// The titles of all texts that have a page, each leading to it.
pub(in crate::site) fn titles(here: &Here<'_>) -> Markup {
    let titles = here.contents().texts().iter().copied().map(|name| {
        let title = find(here, name).map_or_else(|| name.to_owned(), |(_, page)| title(name, page));
        (Place::Text(name.to_owned()), title)
    });
    html! {
        @for (place, title) in titles {
            li { (here.link(&place, &html! { bdi { (visible(&title)) } })) }
        }
    }
}

/// The text of a name in the language of the page, or in the next best.
fn find<'h>(here: &Here<'h>, name: &str) -> Option<(&'h PageText, &'h Page<'h>)> {
    here.contents().world.page(name, here.scene.language().code())
}

fn title(name: &str, page: &Page<'_>) -> String {
    page.title.clone().unwrap_or_else(|| name.to_owned())
}

/// The language of a text, if it is not that of the page.
fn other_language<'t>(here: &Here<'_>, text: &'t PageText) -> Option<&'t str> {
    (text.language != here.scene.language().code()).then_some(text.language.as_str())
}

/// Parts of a text, which say if they are in another language.
fn shown(here: &Here<'_>, text: &PageText, parts: &[Part<'_>]) -> Markup {
    let other = other_language(here, text);
    let world = &here.contents().world;
    let shown = page_html(world, text, parts, &|destination| here.destination(destination));
    html! {
        @if !parts.is_empty() {
            @if let Some(other) = other { p class="other-language" { (here.in_other(other)) } }
            div class="prose" lang=[other] { (PreEscaped(shown)) }
        }
    }
}
