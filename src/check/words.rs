//! Values and fields in words, for messages and help lines.

use crate::message;
use crate::model::{FileKind, Vocabulary, unusual};
use crate::registry::Source;
use crate::schema::Shape;
use crate::suggest::is_placeholder;
use crate::yaml::{Node, Route, Step, Value};

/// The longest value that a message repeats whole.
const LONGEST: usize = 60;

/// The most records of a circle that a message names beside the first.
const MOST_OF_CIRCLE: usize = 6;

/// What to write where a date belongs.
pub(super) const DATES: &str =
    "write a year, a month or a day: `2017`, `2017-05` or `\"2017-05-12\"`";

/// What is wrong with an expert who is not named by a number; the name is not repeated.
pub(super) const NAME_OF_EXPERT: &str = "this is not the id of an expert";

/// What to write in the place of the name of an expert.
pub(super) const BY_NUMBER: &str = "write the id of the expert, such as `exp-0007`: `mieux list experts` \
                                    prints them. The names of experts belong in `private/experts/` alone";

/// A value as its author typed it, without quotes unless nothing stands in them; cut where it is
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
pub(super) fn left_out(shape: &Shape, root: &Node, route: &Route, written: &str) -> Option<String> {
    is_placeholder(written).then(|| match removal(shape, root, route) {
        Some(what) => format!("{what}: what is not known is left out"),
        None => "write the value: it must be given".to_owned(),
    })
}

/// What to do where a value is missing or wrong: `write`, or leave it out if it need not be given.
pub(super) fn or_left_out(write: &str, shape: &Shape, root: &Node, route: &Route) -> String {
    match removal(shape, root, route) {
        Some(what) => format!("{write}, or {what}: what is not known is left out"),
        None => format!("{write}: it must be given"),
    }
}

/// What to remove so that a value is left out and nothing stays empty: its item, or a field by its name;
/// `None` if the record must have it.
fn removal(shape: &Shape, root: &Node, route: &Route) -> Option<String> {
    let (above, step) = route.split_last()?;
    let holder = above.find(root)?;
    match step {
        Step::Index(_) if holder.items().len() > 1 => Some("remove the item".to_owned()),
        Step::Key(field) if holder.entries().len() > 1 || above == Route::TOP => {
            let is_required = shape.at(&above).is_some_and(|map| map.requires(&field));
            (!is_required).then(|| format!("remove `{field}`"))
        }
        _ => removal(shape, root, &above),
    }
}

/// What cannot be seen in a value or looks like another letter, for the end of a message.
pub(super) fn with_unusual(written: &str) -> String {
    unusual(written).map_or_else(String::new, |letter| format!("; it contains {letter}"))
}

/// The English label of a code in brackets, where it says more than the code.
pub(super) fn label(vocabulary: &Vocabulary, code: &str) -> String {
    match vocabulary.label(code, "en") {
        label if label == code => String::new(),
        label => format!(" ({label})"),
    }
}

/// A text in backticks, with the label of its code in brackets where it says more than the code.
pub(super) fn with_label(text: String, vocabulary: &Vocabulary, code: &str) -> message::Value {
    let label = vocabulary.get(code).map(|term| &term.label);
    match label.filter(|label| label.iter().any(|(_, label)| label != code)) {
        Some(label) => message!("part.labelled", text, label).into(),
        None => text.into(),
    }
}

/// A value in words: the file as a whole, an item of a list, or a field.
pub(super) fn part(kind: FileKind, route: &Route) -> String {
    match (route.last_key(), kind) {
        (None, FileKind::Claims) => "the file".to_owned(),
        (None, kind) => format!("the {}", kind.name()),
        (Some(field), _) if is_item(route) => format!("an item of `{field}`"),
        (Some(field), _) => format!("`{field}`"),
    }
}

/// Whether a route leads to an item of a list.
pub(super) fn is_item(route: &Route) -> bool {
    matches!(route.steps().last(), Some(Step::Index(_)))
}

/// A kind of file, with its article.
pub(super) fn an(kind: FileKind) -> String {
    match kind.name() {
        "claims" => "claims".to_owned(),
        name if name.starts_with(['a', 'e']) => format!("an {name}"),
        name => format!("a {name}"),
    }
}
