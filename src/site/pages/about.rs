//! What the site is, where its facts come from, and what it never shows.

use maud::html;

use super::content::Content;
use crate::render::visible;
use crate::site::here::Here;

pub(super) fn page(here: &Here<'_>) -> Content {
    let name = &here.contents().dataset.registry.config.name;
    let name = visible(name);
    let text = |key: &str| here.words().fill(key, &[("name", &name)]);
    let body = html! {
        div class="prose" {
            p { (text("site.about-what")) }
            p { (text("site.about-figures")) }
            p { (text("site.about-languages")) }
            h2 { (here.word("site.privacy")) }
            p { (text("site.about-experts")) }
            p { (text("site.about-visitors")) }
        }
    };
    Content::titled(here, "site.about", &body)
}
