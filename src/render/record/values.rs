//! The values of a record as HTML: labels for codes, texts in the direction of their own script, links to other pages.

use maud::{Markup, html};

use crate::model::Text;
use crate::render::visible;
use crate::view::{Code, Field, Link, Value};
use crate::words::Words;

/// Where values lead.
pub(crate) trait ValueLinks {
    /// The address of the page of a record; `None` if it has none.
    fn of_link(&self, link: &Link) -> Option<String>;

    /// The address of the page of a code; `None` if it has none.
    fn of_code(&self, code: &Code) -> Option<String>;
}

/// How values are written.
pub(crate) struct Values<'v> {
    /// The words of the page.
    pub(crate) words: &'v Words,
    /// Where they lead.
    pub(crate) links: &'v dyn ValueLinks,
    /// Whether codes and ids are beside their labels and names.
    pub(crate) shows_codes: bool,
}

impl Values<'_> {
    /// The fields of a map, each with its label.
    pub(crate) fn fields(&self, fields: &[Field]) -> Markup {
        html! {
            dl class="fields" {
                @for field in fields {
                    div { dt { (visible(&field.label)) } dd { (self.value(&field.value)) } }
                }
            }
        }
    }

    /// A value, each text of a record in the direction of its own script.
    pub(crate) fn value(&self, value: &Value) -> Markup {
        html! {
            @match value {
                Value::Text(text) => (self.text(text)),
                Value::Plain(text) => (self.plain(text)),
                Value::Date(date) => (visible(date)),
                Value::Integer(number) => (number),
                Value::Decimal(number) => (number),
                Value::Flag(flag) => (self.words.flag(*flag)),
                Value::Empty => "–",
                Value::Word(one) => (self.labelled(&one.word, &one.label)),
                Value::Code(one) => @match self.links.of_code(one) {
                    Some(address) => a href=(address) { (self.labelled(&one.code, &one.label)) },
                    None => (self.labelled(&one.code, &one.label)),
                },
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
    pub(crate) fn text(&self, text: &Text) -> Markup {
        let own = self.words.language().code();
        html! {
            @if let Some((language, text)) = text.best(own) {
                @if language == own {
                    bdi { (visible(text)) }
                } @else {
                    bdi lang=(language) { (visible(text)) } " [" (visible(language)) "]"
                }
            }
        }
    }

    /// A record by its name.
    pub(crate) fn link(&self, link: &Link) -> Markup {
        let named = html! {
            @match &link.name {
                Some(name) => {
                    bdi { (visible(name)) }
                    @if self.shows_codes { " " span class="code" { "(" (visible(&link.id)) ")" } }
                }
                None => bdi { (visible(&link.id)) },
            }
        };
        html! {
            @match self.links.of_link(link) {
                Some(address) => a href=(address) { (named) },
                None => (named),
            }
        }
    }

    /// A code with what people call it.
    fn labelled(&self, code: &str, label: &str) -> Markup {
        html! {
            bdi { (visible(label)) }
            @if self.shows_codes && label != code { " " span class="code" { "(" (visible(code)) ")" } }
        }
    }

    /// A text that is the same in every language.
    fn plain(&self, text: &str) -> Markup {
        html! { bdi { (visible(text)) } }
    }
}
