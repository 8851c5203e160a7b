//! A page of HTML around what a format puts in it: one file that asks the network for nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::Language;
use crate::render::visible;

const STYLE: &str = include_str!("page.css");

/// Nothing but the styles of the page itself is let in, whatever a record holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page with a title, more styles and a body.
pub(super) fn page(title: &str, language: Language, style: &str, body: &Markup) -> Markup {
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
