//! The programme's own texts, which are Markdown files of the registry.

use maud::{Markup, PreEscaped, html};

use super::content::Content;
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
    let world = &here.contents().world;
    let own = here.scene.language().code();
    let (text, page) = world.page(name, own)?;
    let other = (text.language != own).then_some(text.language.as_str());
    let shown = page_html(world, text, page, &|destination| here.destination(destination));
    let body = html! {
        @if let Some(other) = other { p class="other-language" { (here.in_other(other)) } }
        div class="prose" lang=[other] { (PreEscaped(shown)) }
    };
    Some(Written { title: page.title.clone().unwrap_or_else(|| name.to_owned()), body })
}

/// The page of a text.
pub(super) fn page(here: &Here<'_>, name: &str) -> Option<Content> {
    let Written { title, body } = written(here, name)?;
    Some(Content { body: html! { h1 { bdi { (visible(&title)) } } (body) }, title })
}

/// The titles of all texts that have a page, each leading to it.
pub(in crate::site) fn titles(here: &Here<'_>) -> Markup {
    let own = here.scene.language().code();
    let titles = here.contents().texts().iter().copied().map(|name| {
        let title = here.contents().world.page(name, own).and_then(|(_, page)| page.title.clone());
        (Place::Text(name.to_owned()), title.unwrap_or_else(|| name.to_owned()))
    });
    html! {
        @for (place, title) in titles {
            li { (here.link(&place, &html! { bdi { (visible(&title)) } })) }
        }
    }
}
