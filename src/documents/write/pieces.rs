//! What a paper in Markdown consists of, with nothing in it that could do anything: no HTML but the marks of languages, no pictures,
//! and links to addresses of the web alone.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::model::Language;
use crate::render::{french_spaces, visible};

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'t> {
    /// As Markdown has it. Never HTML or a picture.
    Markdown(Event<'t>),
    /// From here on, the text is in the language of this code.
    LanguageStart(String),
    /// To here.
    LanguageEnd,
}

/// The pieces of a paper.
pub(super) fn pieces(markdown: &str, language: Language) -> Vec<Piece<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { pieces: Vec::new(), open_languages: 0, links: Vec::new(), language };
    for event in Parser::new_ext(markdown, options) {
        reader.take(event);
    }
    reader.pieces
}

/// The text of the first heading.
pub(super) fn title(pieces: &[Piece<'_>]) -> String {
    let is_heading =
        |piece: &&Piece<'_>| !matches!(piece, Piece::Markdown(Event::End(TagEnd::Heading(_))));
    let from = pieces
        .iter()
        .skip_while(|piece| !matches!(piece, Piece::Markdown(Event::Start(Tag::Heading { .. }))));
    let texts = from.take_while(is_heading).filter_map(|piece| match piece {
        Piece::Markdown(Event::Text(text)) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

struct Reader<'t> {
    pieces: Vec<Piece<'t>>,
    open_languages: usize,
    /// Whether each open link is shown as one.
    links: Vec<bool>,
    language: Language,
}

impl<'t> Reader<'t> {
    fn take(&mut self, event: Event<'t>) {
        match event {
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html),
            Event::Start(Tag::HtmlBlock) => self.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => self.end(TagEnd::Paragraph),
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let schemes = ["https://", "http://", "mailto:"];
                let is_shown = schemes.iter().any(|scheme| dest_url.starts_with(scheme));
                self.links.push(is_shown);
                if is_shown {
                    self.push(event);
                }
            }
            Event::End(TagEnd::Link) => {
                if self.links.pop().unwrap_or_default() {
                    self.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::End(end) => self.end(end),
            Event::Text(text) => {
                let text = if self.language == Language::Fr && self.open_languages == 0 {
                    CowStr::from(french_spaces(&text).into_owned())
                } else {
                    text
                };
                self.push(Event::Text(clean(text)));
            }
            Event::Code(text) => self.push(Event::Code(clean(text))),
            event => self.push(event),
        }
    }

    fn push(&mut self, event: Event<'t>) {
        self.pieces.push(Piece::Markdown(event));
    }

    /// The end of a block ends the languages that are open in it.
    fn end(&mut self, end: TagEnd) {
        if !matches!(end, TagEnd::Emphasis | TagEnd::Strong) {
            for _ in 0..std::mem::take(&mut self.open_languages) {
                self.pieces.push(Piece::LanguageEnd);
            }
        }
        self.push(Event::End(end));
    }

    /// The mark of a language; all other HTML is a text.
    fn html(&mut self, html: &CowStr<'t>) {
        let start = html.strip_prefix("<span lang=\"").and_then(|rest| rest.strip_suffix("\">"));
        let is_code =
            |code: &&str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
        match start.filter(is_code) {
            Some(code) => {
                self.open_languages += 1;
                self.pieces.push(Piece::LanguageStart(code.to_owned()));
            }
            None if html.as_ref() == "</span>" && self.open_languages > 0 => {
                self.open_languages -= 1;
                self.pieces.push(Piece::LanguageEnd);
            }
            None => self.push(Event::Text(clean(html.clone()))),
        }
    }
}

/// A text without letters that cannot be seen; lines of code stay lines.
fn clean(text: CowStr<'_>) -> CowStr<'_> {
    let lines: Vec<String> = text.split('\n').map(|line| visible(line).into_owned()).collect();
    let cleaned = lines.join("\n");
    if cleaned == text.as_ref() { text } else { cleaned.into() }
}
