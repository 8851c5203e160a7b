//! What the site is, where its facts come from, and what it never shows: as a text of the registry says it, else in
//! words of the program.

use maud::{Markup, html};

use super::content::Content;
use super::text::{Written, written};
use crate::render::visible;
use crate::site::contents::ABOUT_TEXT;
use crate::site::here::Here;

pub(super) fn page(here: &Here<'_>) -> Content {
    match written(here, ABOUT_TEXT) {
        Some(Written { title, body }) => {
            Content { body: html! { h1 { bdi { (visible(&title)) } } (body) }, title }
        }
        None => Content::titled(here, "site.about", &usual(here)),
    }
}

fn usual(here: &Here<'_>) -> Markup {
    let name = &here.contents().dataset.registry.config.name;
    let name = visible(name);
    let text = |key: &str| here.words().fill(key, &[("name", &name)]);
    html! {
        div class="prose" {
            p { (text("site.about-what")) }
            p { (text("site.about-figures")) }
            p { (text("site.about-languages")) }
            h2 { (here.word("site.privacy")) }
            p { (text("site.about-experts")) }
            p { (text("site.about-visitors")) }
        }
    }
}
