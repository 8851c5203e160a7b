//! The link from a page to the file of the registry that it shows.

use std::path::Path;

use maud::{Markup, html};

use crate::model::{FileKind, PageText};
use crate::site::here::Here;

/// The link to where a file can be edited; nothing if the settings do not say where.
pub(super) fn improve(here: &Here<'_>, below: &Path) -> Markup {
    let site = &here.contents().dataset.registry.config.site;
    html! {
        @if let Some(address) = site.edit_address(below) {
            p class="improve" { a href=(address) rel="noopener external" { (here.word("site.improve")) } }
        }
    }
}

/// The same for a text of the programme.
pub(super) fn improve_text(here: &Here<'_>, text: &PageText) -> Markup {
    let name = format!("{}.{}.md", text.name, text.language);
    improve(here, &Path::new(FileKind::Page.folder()).join(name))
}
