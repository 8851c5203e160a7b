//! A paper as a page of HTML: one file that asks the network for nothing and prints on A4.

use maud::{PreEscaped, html};
use pulldown_cmark::html::push_html;
use pulldown_cmark::{CowStr, Event};

use super::pieces::{Piece, pieces, title};
use crate::model::Language;
use crate::render::page;

const STYLE: &str = include_str!("paper.css");

/// Signs that draw and say nothing to those who listen.
const DRAWN: [char; 2] = ['█', '■'];

/// A paper in Markdown as a page of HTML.
#[must_use]
pub fn html(markdown: &str, language: Language) -> String {
    let pieces = pieces(markdown, language);
    let title = title(&pieces);
    let mut body = String::new();
    push_html(&mut body, pieces.into_iter().flat_map(events));
    let body = html! { main class="paper" { (PreEscaped(body)) } };
    page(&title, language, STYLE, &body).into_string()
}

fn events(piece: Piece<'_>) -> Vec<Event<'_>> {
    match piece {
        Piece::Markdown(Event::Text(text)) if text.contains(DRAWN) => drawn(&text),
        Piece::Markdown(event) => vec![event],
        Piece::LanguageStart(code) => {
            vec![Event::InlineHtml(format!("<span lang=\"{code}\" dir=\"auto\">").into())]
        }
        Piece::LanguageEnd => vec![Event::InlineHtml("</span>".into())],
    }
}

/// A text in which what is drawn is hidden from readers of the screen.
fn drawn<'e>(text: &str) -> Vec<Event<'e>> {
    let mut events = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let is_drawn = rest.starts_with(DRAWN);
        let end = rest.find(|letter| DRAWN.contains(&letter) != is_drawn).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let part = Event::Text(CowStr::from(part.to_owned()));
        match is_drawn {
            true => events.extend([
                Event::InlineHtml("<span class=\"drawn\" aria-hidden=\"true\">".into()),
                part,
                Event::InlineHtml("</span>".into()),
            ]),
            false => events.push(part),
        }
        rest = after;
    }
    events
}
