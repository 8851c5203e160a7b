//! Links to documents and pages.

use super::xml::Element;

/// Media types by the end of an address.
const TYPES: [(&str, &str); 12] = [
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("txt", "text/plain"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// What an address is that ends in nothing known.
const PAGE: &str = "text/html";

/// The element `document-link`; `format` is a media type, that of the end of the address if it is `None`.
pub(super) fn link(
    url: &str,
    format: Option<&str>,
    title: Vec<Element>,
    category: &str,
) -> Element {
    let title = Element::new("title").holding(title);
    Element::new("document-link")
        .with("url", address(url))
        .with("format", format.unwrap_or_else(|| media_type(url)))
        .holding([title, Element::of_code("category", category)])
}

/// Whether a source is an address of the web, and not the name of a document.
pub(super) fn is_url(text: &str) -> bool {
    host(text).is_some()
}

/// The host of an address of the web.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
}

/// The address with what no address can contain as percentages.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\0'..=' ' | '\u{7f}' => {
                address.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            other => address.push(other),
        }
    }
    address
}

fn media_type(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let end = file.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    let known = end.and_then(|end| TYPES.iter().find(|(own, _)| *own == end));
    known.map_or(PAGE, |(_, media_type)| media_type)
}

#[cfg(test)]
mod tests {
    use super::{address, host, media_type};

    #[test]
    fn the_end_of_an_address_tells_the_type() {
        assert_eq!(media_type("https://example.org/a/Report.PDF?x=1#page=2"), "application/pdf");
        assert_eq!(media_type("https://example.org"), "text/html");
        assert_eq!(media_type("https://example.org/v1.2/page"), "text/html");
    }

    #[test]
    fn what_no_address_can_contain_is_written_as_percentages() {
        assert_eq!(address("https://example.org/a b|c?d=é"), "https://example.org/a%20b%7Cc?d=é");
        assert_eq!(host("https://example.org?a"), Some("example.org"));
        assert_eq!(host("003_6f4c9b9068d742f5.txt"), None);
        assert_eq!(host("https:///a"), None);
    }
}
