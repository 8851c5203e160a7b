//! The programme's own texts as HTML. Everything that is not Markdown of a known kind is shown as text.

use std::borrow::Cow;

use pulldown_cmark::html::push_html;
use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Tag, TagEnd};

use super::visible;
use crate::model::{Language, PageText};
use crate::pages::{AskedFigure, Destination, Link, Markup, Part, World};

/// Gives the address of what a link leads to; `None` if it has none.
pub type Addresses<'a> = dyn Fn(&Destination) -> Option<String> + 'a;

/// What a table is in.
const SCROLLED: &str = "<div class=\"scroll\" tabindex=\"0\">";

/// Parts of a page as HTML.
///
/// `addresses` is asked for everything but addresses elsewhere, with ids, codes and names as they are in the registry.
/// The words of a link without an address, of a dead one and of one that no page may have are shown without a link.
#[must_use]
pub fn page_html(
    world: &World<'_>,
    text: &PageText,
    parts: &[Part<'_>],
    addresses: &Addresses<'_>,
) -> String {
    let writer = Writer { world, text, addresses };
    let mut events = Vec::new();
    let mut open_links = Vec::new();
    for part in parts {
        match part {
            // A table may be wider than the screen: it is scrolled, and the page is not.
            Part::Markdown(event @ Event::Start(Tag::Table(_))) => {
                events.extend([Event::Html(SCROLLED.into()), shown(event)]);
            }
            Part::Markdown(event @ Event::End(TagEnd::Table)) => {
                events.extend([shown(event), Event::Html("</div>\n".into())]);
            }
            Part::Markdown(event) => events.push(shown(event)),
            Part::LinkStart(link) => {
                let address = writer.address(link);
                open_links.push(address.is_some());
                events.extend(address.map(link_start));
            }
            Part::LinkEnd => {
                let is_shown = open_links.pop().unwrap_or_default();
                events.extend(is_shown.then_some(Event::End(TagEnd::Link)));
            }
            Part::Figure(figure) => events.push(Event::Text(writer.figure(figure).into())),
            Part::Refused(refused) => {
                let text = Event::Text(clean(&refused.shown).into_owned().into());
                match refused.markup {
                    Markup::Image => {}
                    Markup::Html => events.push(text),
                    Markup::HtmlBlock => {
                        let (start, end) = (Tag::Paragraph, TagEnd::Paragraph);
                        events.extend([Event::Start(start), text, Event::End(end)]);
                    }
                }
            }
        }
    }
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    html
}

struct Writer<'w> {
    world: &'w World<'w>,
    text: &'w PageText,
    addresses: &'w Addresses<'w>,
}

impl Writer<'_> {
    fn address(&self, link: &Link) -> Option<String> {
        let written = link.destination.as_ref().ok()?;
        match self.world.destination(self.text, written).ok()? {
            Destination::Elsewhere(address) => Some(address),
            destination => (self.addresses)(&destination),
        }
    }

    /// The number; what is written if there is none.
    fn figure(&self, figure: &AskedFigure) -> String {
        let language = Language::of_code(&self.text.language).unwrap_or_default();
        let computed =
            figure.asked.as_ref().ok().and_then(|asked| self.world.figure(asked, language).ok());
        computed.unwrap_or_else(|| clean(&figure.written).into_owned())
    }
}

fn link_start(address: String) -> Event<'static> {
    let (link_type, empty) = (LinkType::Inline, || CowStr::Borrowed(""));
    Event::Start(Tag::Link { link_type, dest_url: address.into(), title: empty(), id: empty() })
}

/// An event whose text cannot turn the line or hide anything, and that needs no style of its own, which the policy of a
/// page would refuse.
fn shown<'e>(event: &'e Event<'_>) -> Event<'e> {
    match event {
        Event::Text(text) => Event::Text(clean(text).into()),
        Event::Code(text) => Event::Code(clean(text).into()),
        Event::Start(Tag::Table(columns)) => {
            Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))
        }
        event => event.clone(),
    }
}

/// A text with signs in the place of letters that cannot be seen; lines of code stay lines.
fn clean(text: &str) -> Cow<'_, str> {
    let is_kept = |letter| matches!(letter, '\n' | '\t');
    if !text.contains(is_kept) {
        return visible(text);
    }
    let pieces = text.split_inclusive(is_kept).map(|piece| {
        let (words, kept) = piece.split_at(piece.trim_end_matches(is_kept).len());
        format!("{}{kept}", visible(words))
    });
    Cow::Owned(pieces.collect())
}
