//! Values and fields in words, for messages and help lines.

use crate::message;
use crate::message::{Message, Value as Words};
use crate::model::{FileKind, Vocabulary};
use crate::registry::Source;
use crate::schema::Shape;
use crate::suggest::is_placeholder;
use crate::yaml::{Node, Route, Step, Value};

/// The longest value that a message repeats whole.
const LONGEST: usize = 60;

/// The most records of a circle that a message names beside the first.
const MOST_OF_CIRCLE: usize = 6;

/// A value as its author typed it, without quotes unless nothing is in them; cut where it is
/// long, empty for a collection.
pub(super) fn typed(source: &Source, route: &Route) -> String {
    let node = source.root.as_ref().and_then(|root| route.find(root));
    let text = node.map_or("", |node| match &node.value {
        Value::String(text) if text.is_empty() => "\"\"",
        Value::String(text) => text,
        Value::List(_) | Value::Map(_) => "",
        _ => &source.text[node.span.clone()],
    });
    short(text)
}

/// A text from a file for a message; cut where it is long.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Records that lead from one to the next and back to the first, `a → b → a`; of a longer circle, the first
/// few.
pub(super) fn circle_in_words<'i>(first: &str, others: impl Iterator<Item = &'i str>) -> String {
    let mut circle = vec![format!("`{first}`")];
    let mut others = others.map(|id| format!("`{id}`"));
    circle.extend(others.by_ref().take(MOST_OF_CIRCLE));
    circle.extend(others.next().map(|_| "…".to_owned()));
    circle.push(format!("`{first}`"));
    circle.join(" → ")
}

/// What to write in the place of a value: its line, or in a list the item alone.
pub(super) fn line(route: &Route, text: &str) -> String {
    match route.last_key() {
        Some(field) if !is_item(route) => format!("`{field}: {text}`"),
        _ => format!("`{text}`"),
    }
}

/// What to do with a value that somebody wrote who knew nothing, such as `n/a`; `None` for any other.
pub(super) fn left_out(
    shape: &Shape,
    root: &Node,
    route: &Route,
    written: &str,
) -> Option<Message> {
    is_placeholder(written).then(|| match removal(shape, root, route) {
        Some(Removal::Item) => message!("left-out.item"),
        Some(Removal::Field(field)) => message!("left-out.field", field),
        None => message!("left-out.required"),
    })
}

/// What to do where a value is missing or wrong: `write`, or leave it out if it need not be given.
pub(super) fn or_left_out(write: Message, shape: &Shape, root: &Node, route: &Route) -> Message {
    match removal(shape, root, route) {
        Some(Removal::Item) => message!("or-left-out.item", write),
        Some(Removal::Field(field)) => message!("or-left-out.field", write, field),
        None => message!("or-left-out.required", write),
    }
}

/// What to remove so that a value is left out and nothing stays empty.
enum Removal {
    Item,
    Field(String),
}

/// What to remove so that a value is left out; `None` if the record must have it.
fn removal(shape: &Shape, root: &Node, route: &Route) -> Option<Removal> {
    let (above, step) = route.split_last()?;
    let holder = above.find(root)?;
    match step {
        Step::Index(_) if holder.items().len() > 1 => Some(Removal::Item),
        Step::Key(field) if holder.entries().len() > 1 || above == Route::TOP => {
            let is_required = shape.at(&above).is_some_and(|map| map.requires(&field));
            (!is_required).then_some(Removal::Field(field))
        }
        _ => removal(shape, root, &above),
    }
}

/// A text in backticks, with the label of its code in brackets where it says more than the code.
pub(super) fn with_label(text: String, vocabulary: &Vocabulary, code: &str) -> Words {
    let label = vocabulary.get(code).map(|term| &term.label);
    match label.filter(|label| label.iter().any(|(_, label)| label != code)) {
        Some(label) => message!("part.labelled", text, label).into(),
        None => text.into(),
    }
}

/// A value in words: the file as a whole, an item of a list, or a field.
pub(super) fn part(kind: FileKind, route: &Route) -> Message {
    match (route.last_key(), kind) {
        (None, FileKind::Record(_)) => message!("part.record"),
        (None, _) => message!("part.file"),
        (Some(field), _) if is_item(route) => message!("part.item", field),
        (Some(field), _) => message!("part.field", field),
    }
}

/// Whether a route leads to an item of a list.
pub(super) fn is_item(route: &Route) -> bool {
    matches!(route.steps().last(), Some(Step::Index(_)))
}
