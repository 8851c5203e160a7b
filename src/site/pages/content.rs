//! What a page is.

use maud::{Markup, html};

use crate::site::here::Here;

/// What a page is.
pub(in crate::site) struct Content {
    /// Its title, for the window.
    pub(in crate::site) title: String,
    /// What is in its main part.
    pub(in crate::site) body: Markup,
}

impl Content {
    /// A page whose title is a text of the site.
    pub(super) fn titled(here: &Here<'_>, key: &str, body: &Markup) -> Self {
        let title = here.word(key);
        Self { body: html! { h1 { (title) } (body) }, title }
    }
}
