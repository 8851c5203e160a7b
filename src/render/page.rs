//! A page of HTML around what a format puts in it: one file that asks the network for nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::Language;
use crate::render::visible;

const STYLE: &str = include_str!("page.css");

/// Nothing but the styles of the page itself is let in, whatever a record holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page with a title, more styles and a body.
pub(crate) fn page(title: &str, language: Language, style: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (visible(title)) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
}

/// The name of the page of a record, as an address.
pub(crate) fn page_of(id: &str) -> String {
    stem_of(id) + ".html"
}

/// The name of the file of a record without its extension: an id that no record should have names no other place.
#[must_use]
pub fn stem_of(id: &str) -> String {
    let mut address = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
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
