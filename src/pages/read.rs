//! Markdown to a page. Nothing is looked up, and nothing is refused for good: what a page may not have is kept
//! with its place.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::anchors::Anchors;
use super::figure::{Asked, FigureFault, in_heading, unwritten};
use super::link::{Destination, Refusal};
use super::run::{Run, RunPart};
use crate::yaml::Span;

/// What a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'t> {
    /// The words of the heading that it begins with; `None` if it does not begin with one.
    pub title: Option<String>,
    /// Its other headings, in their order.
    pub headings: Vec<Heading>,
    /// The anchors of the headings.
    anchors: Anchors,
    /// All of it, the title included.
    parts: Vec<Part<'t>>,
    /// How many of the parts are the title.
    title_parts: usize,
}

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 1.
    pub level: u8,
    /// By which links lead to it.
    pub anchor: String,
    /// Its words.
    pub words: String,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<'t> {
    /// Markdown without links, images or HTML.
    Markdown(Event<'t>),
    /// The words of a link follow.
    LinkStart(Link),
    /// The words of a link end.
    LinkEnd,
    /// A number that is computed.
    Figure(AskedFigure),
    /// What a page may not have.
    Refused(Refused),
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its bytes, with its words.
    pub span: Span,
    /// Its address as it is written.
    pub written: String,
    /// What it leads to, or why no page may have it.
    pub destination: Result<Destination, Refusal>,
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFigure {
    /// Its bytes.
    pub span: Span,
    /// As it is written, with its braces.
    pub written: String,
    /// What it asks for, or what is wrong with it.
    pub asked: Result<Asked, FigureFault>,
}

/// Markup that a page may not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub markup: Markup,
    /// What is shown of it, as plain text: all of HTML, and nothing of an image, whose words follow.
    pub shown: String,
}

/// Markup that a page may not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Raw HTML within a text.
    Html,
    /// Raw HTML as a block of its own.
    HtmlBlock,
    /// An image.
    Image,
}

impl<'t> Page<'t> {
    /// All of it, the title included.
    #[must_use]
    pub fn parts(&self) -> &[Part<'t>] {
        &self.parts
    }

    /// Whether a heading has this anchor.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.contains(anchor)
    }

    /// What follows the title.
    #[must_use]
    pub fn body(&self) -> &[Part<'t>] {
        &self.parts[self.title_parts..]
    }

    /// The words of what follows the title, without figures and what a page may not have.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        for part in self.body() {
            match part {
                Part::Markdown(Event::Text(text) | Event::Code(text)) => words.push_str(text),
                // Emphasis can end within a word, and everything else that ends is between two.
                Part::Markdown(Event::End(TagEnd::Emphasis | TagEnd::Strong)) => {}
                Part::Markdown(Event::End(_) | Event::SoftBreak | Event::HardBreak) => {
                    words.push(' ');
                }
                _ => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a text in Markdown says: CommonMark with tables, and anchors of headings as in `## Request {#request}`.
#[must_use]
pub fn read(text: &str) -> Page<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader::new(text);
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Text(words) if !reader.is_code => reader.run.push(words, span),
            event => {
                reader.end_run();
                reader.take(event, span);
            }
        }
    }
    reader.end_run();
    reader.page
}

struct Reader<'t> {
    text: &'t str,
    page: Page<'t>,
    /// The words that are not among the parts yet.
    run: Run<'t>,
    /// Where the open heading begins among the parts, and its words so far.
    heading: Option<(usize, String)>,
    /// The bytes of the open block of HTML.
    html: Option<Span>,
    is_code: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let page = Page {
            title: None,
            headings: Vec::new(),
            anchors: Anchors::default(),
            parts: Vec::new(),
            title_parts: 0,
        };
        Self { text, page, run: Run::default(), heading: None, html: None, is_code: false }
    }

    fn take(&mut self, event: Event<'t>, span: Span) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.heading = Some((self.page.parts.len(), String::new()));
                self.add(Part::Markdown(event));
            }
            Event::End(TagEnd::Heading(_)) => {
                self.add(Part::Markdown(event));
                self.end_heading();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let written = dest_url.into_string();
                let destination = Destination::read(&written);
                self.add(Part::LinkStart(Link { span, written, destination }));
            }
            Event::End(TagEnd::Link) => self.add(Part::LinkEnd),
            Event::Start(Tag::Image { .. }) => self.refuse(span, Markup::Image, ""),
            Event::End(TagEnd::Image) => {}
            Event::Start(Tag::HtmlBlock) => self.html = Some(span),
            Event::End(TagEnd::HtmlBlock) => {
                let span = self.html.take().unwrap_or(span);
                let shown = self.text.get(span.clone()).unwrap_or_default();
                self.refuse(span, Markup::HtmlBlock, shown);
            }
            Event::Html(_) => {}
            Event::InlineHtml(html) => self.refuse(span, Markup::Html, &html),
            Event::Start(Tag::CodeBlock(_)) => {
                self.is_code = true;
                self.add(Part::Markdown(event));
            }
            Event::End(TagEnd::CodeBlock) => {
                self.is_code = false;
                self.add(Part::Markdown(event));
            }
            Event::Text(_) | Event::Code(_) => self.words(event),
            Event::SoftBreak | Event::HardBreak => {
                self.add_words(" ");
                self.add(Part::Markdown(event));
            }
            event => self.add(Part::Markdown(event)),
        }
    }

    fn add(&mut self, part: Part<'t>) {
        self.page.parts.push(part);
    }

    fn refuse(&mut self, span: Span, markup: Markup, shown: &str) {
        self.add(Part::Refused(Refused { span, markup, shown: shown.to_owned() }));
    }

    fn words(&mut self, event: Event<'t>) {
        if let Event::Text(words) | Event::Code(words) = &event {
            self.add_words(words);
        }
        self.add(Part::Markdown(event));
    }

    fn add_words(&mut self, words: &str) {
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(words);
        }
    }

    /// Adds the words since the last markup, with the figures in them.
    fn end_run(&mut self) {
        for part in std::mem::take(&mut self.run).parts(self.text) {
            match part {
                RunPart::Words(words) => self.words(Event::Text(words.into())),
                RunPart::Braces { span, written, inside } => {
                    let asked = match inside {
                        _ if self.heading.is_some() => Err(in_heading()),
                        Some(words) => Asked::read(&words),
                        None => Err(unwritten()),
                    };
                    self.add_words(&written);
                    self.add(Part::Figure(AskedFigure { span, written, asked }));
                }
            }
        }
    }

    /// Gives the heading its anchor; the first thing on a page is its title.
    fn end_heading(&mut self) {
        let Some((at, words)) = self.heading.take() else { return };
        let Some(Part::Markdown(Event::Start(Tag::Heading { level, id, classes, attrs }))) =
            self.page.parts.get_mut(at)
        else {
            return;
        };
        classes.clear();
        attrs.clear();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if at == 0 {
            self.page.title = Some(words).filter(|words| !words.is_empty());
            self.page.title_parts = self.page.parts.len();
            return;
        }
        let anchor = self.page.anchors.next(id.as_deref(), &words);
        *id = Some(anchor.clone().into());
        let level = *level as u8;
        self.page.headings.push(Heading { level, anchor, words });
    }
}
