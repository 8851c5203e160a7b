//! Texts of records as paragraphs, and addresses that lead out of the site.

use maud::{Markup, html};

use super::here::Here;
use crate::model::Text;
use crate::render::visible;

impl Here<'_> {
    /// A text as paragraphs, with its language if that is another one. Marks such as `[2]` lead to the footnotes, of
    /// which there are so many.
    pub(super) fn prose(&self, text: &Text, footnotes: usize) -> Markup {
        let own = self.scene.language().code();
        let Some((language, text)) = text.best(own) else { return html! {} };
        let other = (language != own).then_some(language);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        html! {
            @for line in lines {
                p lang=[other] dir="auto" { (marked(line, footnotes)) }
            }
            @if let Some(other) = other { p class="other-language" { (self.in_other(other)) } }
        }
    }

    /// That a text is in another language.
    pub(super) fn in_other(&self, language: &str) -> String {
        let name = self.words().language_name(language);
        self.words().fill("site.other-language", &[("language", &visible(&name))])
    }
}

/// A line with its marks of footnotes as links.
fn marked(line: &str, footnotes: usize) -> Markup {
    let mut parts = line.split('[');
    let first = parts.next().unwrap_or_default();
    html! {
        (visible(first))
        @for part in parts {
            @match footnote(part, footnotes) {
                Some((number, rest)) => {
                    sup { a href={ "#footnote-" (number) } { (number) } } (visible(rest))
                }
                None => { "[" (visible(part)) }
            }
        }
    }
}

/// The number of a footnote that a text begins with, and the rest of it.
fn footnote(text: &str, footnotes: usize) -> Option<(usize, &str)> {
    let (number, rest) = text.split_once(']')?;
    let number: usize = number.parse().ok()?;
    (1..=footnotes).contains(&number).then_some((number, rest))
}

/// An address, as a link if it is one of the web.
pub(super) fn outer(address: &str) -> Markup {
    let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    html! {
        @if is_web {
            a href=(address) rel="noopener external" { (visible(address)) }
        } @else {
            bdi { (visible(address)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{marked, outer};

    #[test]
    fn only_marks_of_footnotes_that_are_there_are_links() {
        let shown = marked("One [1], two [3] and [x] <b>", 2).into_string();
        assert_eq!(
            shown,
            "One <sup><a href=\"#footnote-1\">1</a></sup>, two [3] and [x] &lt;b&gt;"
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(!outer("javascript:alert(1)").into_string().contains("href"));
        assert!(outer("https://example.org/?a=\"b").into_string().contains("?a=&quot;b"));
    }
}
