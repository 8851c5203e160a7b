//! The items of a list of a record, each with its title and its other fields.

use maud::{Markup, html};

use crate::render::visible;
use crate::site::here::Here;
use crate::view::{Field, Value, View};

/// How the items of a list begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Items {
    /// With a title or a name.
    Titled,
    /// With nothing that stands for them.
    Plain,
}

/// The fields that name an item.
const NAMING: [&str; 2] = ["title", "name"];

/// The items of a list field of a record, below its label; nothing if it has none.
pub(super) fn items(here: &Here<'_>, view: &View, name: &str, are: Items) -> Markup {
    let field = view.fields.iter().find(|field| field.name == name);
    let Some(Field { label, value: Value::List(items), .. }) = field else { return html! {} };
    html! {
        section {
            h2 id=(name) { (visible(label)) }
            ul role="list" class="items" { @for item in items { li { (one(here, item, are)) } } }
        }
    }
}

fn one(here: &Here<'_>, item: &Value, are: Items) -> Markup {
    let Value::Map(fields) = item else { return here.values().value(item) };
    let (naming, others): (Vec<&Field>, Vec<&Field>) = fields
        .iter()
        .partition(|field| are == Items::Titled && NAMING.contains(&field.name.as_str()));
    let others: Vec<Field> = others.into_iter().cloned().collect();
    html! {
        @for field in naming { p class="title" { (here.values().value(&field.value)) } }
        @match &others[..] {
            [Field { value: Value::Text(text), .. }] if are == Items::Plain => (here.prose(text, 0)),
            _ => (here.values().fields(&others)),
        }
    }
}
