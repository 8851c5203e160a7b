//! A record as a page of HTML.

use std::io::{self, Write};

use maud::html;

use super::values::{ValueLinks, Values};
use crate::model::FileKind;
use crate::render::page::{page, page_of};
use crate::render::visible;
use crate::view::{Code, Link, View};
use crate::words::Words;

const STYLE: &str = include_str!("html.css");

/// Whether the names of other records lead to their pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchors {
    /// They do not: this is the only page.
    Off,
    /// They lead to `ID.html` beside the page.
    Pages,
}

/// Writes a page with a record, and below it what refers to it.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(view: &View, anchors: Anchors, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(view.language);
    let values = Values { words: &words, links: &anchors, shows_codes: true };
    let kind = words.get(view.kind.name()).to_lowercase();
    let file = view.file.to_string_lossy();
    let place = words.fill("record-place", &[("kind", &kind), ("id", &view.id), ("file", &file)]);
    let heading =
        view.heading.best(view.language.code()).map_or(view.id.as_str(), |(_, text)| text);
    let body = html! {
        header {
            h1 {
                @if view.heading.is_empty() { (visible(&view.id)) } @else { (values.text(&view.heading)) }
            }
            p class="place" { bdi { (visible(&place)) } }
        }
        main {
            (values.fields(&view.fields))
            @for group in &view.back_links {
                section {
                    h2 { (visible(&group.label)) }
                    ul { @for link in &group.links { li { (values.link(link)) } } }
                }
            }
        }
    };
    writeln!(out, "{}", page(heading, view.language, STYLE, &body).into_string())
}

impl ValueLinks for Anchors {
    fn of_link(&self, link: &Link) -> Option<String> {
        let has_page = matches!(link.kind, FileKind::Record(_)) && *self == Self::Pages;
        has_page.then(|| page_of(&link.id))
    }

    fn of_code(&self, _: &Code) -> Option<String> {
        None
    }
}
