//! A record as a page of HTML.

use std::io::{self, Write};

use maud::{Markup, html};

use crate::model::{FileKind, Text};
use crate::render::page::page;
use crate::render::visible;
use crate::view::{Field, Link, Value, View};
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
    let format = Format { words: &words, language: view.language.code(), anchors };
    let kind = words.get(view.kind.name()).to_lowercase();
    let file = view.file.to_string_lossy();
    let place = words.fill("record-place", &[("kind", &kind), ("id", &view.id), ("file", &file)]);
    let heading = view.heading.best(format.language).map_or(view.id.as_str(), |(_, text)| text);
    let body = html! {
        header {
            h1 {
                @if view.heading.is_empty() { (visible(&view.id)) } @else { (format.text(&view.heading)) }
            }
            p class="place" { bdi { (visible(&place)) } }
        }
        main {
            (format.fields(&view.fields))
            @for group in &view.back_links {
                section {
                    h2 { (visible(&group.label)) }
                    ul { @for link in &group.links { li { (format.link(link)) } } }
                }
            }
        }
    };
    writeln!(out, "{}", page(heading, view.language, STYLE, &body).into_string())
}

/// How values are written.
struct Format<'f> {
    words: &'f Words,
    language: &'f str,
    anchors: Anchors,
}

impl Format<'_> {
    fn fields(&self, fields: &[Field]) -> Markup {
        html! {
            dl class="fields" {
                @for field in fields {
                    div { dt { (visible(&field.label)) } dd { (self.value(&field.value)) } }
                }
            }
        }
    }

    /// A value, each text of a record in the direction of its own script.
    fn value(&self, value: &Value) -> Markup {
        html! {
            @match value {
                Value::Text(text) => (self.text(text)),
                Value::Plain(text) => bdi { (visible(text)) },
                Value::Date(date) => (visible(date)),
                Value::Integer(number) => (number),
                Value::Decimal(number) => (number),
                Value::Flag(flag) => (self.words.flag(*flag)),
                Value::Empty => "–",
                Value::Word(one) => (labelled(&one.word, &one.label)),
                Value::Code(one) => (labelled(&one.code, &one.label)),
                Value::Link(link) => (self.link(link)),
                Value::List(items) => (self.list(items)),
                Value::Map(fields) => @if let Some((link, role)) = value.link_with_role() {
                    (self.link(link))
                    @if let Some(role) = role { ": " (self.value(role)) }
                } @else {
                    (self.fields(fields))
                },
            }
        }
    }

    /// A list; codes beside each other, since there may be many.
    fn list(&self, items: &[Value]) -> Markup {
        let are_codes = items.iter().all(|item| matches!(item, Value::Code(_)));
        html! {
            ul role="list" class=[are_codes.then_some("codes")] {
                @for item in items { li { (self.value(item)) } }
            }
        }
    }

    /// The best text of several languages; one in another language than asked for says which.
    fn text(&self, text: &Text) -> Markup {
        html! {
            @if let Some((language, text)) = text.best(self.language) {
                @if language == self.language {
                    bdi { (visible(text)) }
                } @else {
                    bdi lang=(language) { (visible(text)) } " [" (visible(language)) "]"
                }
            }
        }
    }

    fn link(&self, link: &Link) -> Markup {
        let named = html! {
            @match &link.name {
                Some(name) => { bdi { (visible(name)) } " " span class="code" { "(" (visible(&link.id)) ")" } }
                None => bdi { (visible(&link.id)) },
            }
        };
        let has_page = matches!(link.kind, FileKind::Record(_)) && self.anchors == Anchors::Pages;
        html! {
            @if has_page { a href=(page_of(&link.id)) { (named) } } @else { (named) }
        }
    }
}

/// A code with what people call it.
fn labelled(code: &str, label: &str) -> Markup {
    html! {
        bdi { (visible(label)) }
        @if label != code { " " span class="code" { "(" (visible(code)) ")" } }
    }
}

/// The name of the page of a record, as an address: an id that no record should have names no other
/// place.
fn page_of(id: &str) -> String {
    let mut address = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address + ".html"
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn an_id_that_is_an_address_becomes_the_name_of_a_file() {
        assert_eq!(page_of("peru-iii-a04"), "peru-iii-a04.html");
        assert_eq!(page_of("javascript:x"), "javascript%3Ax.html");
        assert_eq!(page_of("../Perú"), "..%2FPer%C3%BA.html");
    }
}
