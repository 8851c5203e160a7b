//! The rules, one file each; the name of the file is the id.

mod duplicate_id;
mod duplicate_item;
mod duplicate_key;
mod empty_value;
mod end_before_start;
mod file_too_large;
mod id_differs_from_file_name;
mod malformed_date;
mod malformed_id;
mod malformed_value;
mod missing_field;
mod missing_source;
mod not_utf8;
mod out_of_range;
mod stray_file;
mod unknown_code;
mod unknown_field;
mod unknown_reference;
mod unreadable_file;
mod unsupported_yaml;
mod unused_exception;
mod value_not_in_list;
mod wrong_type;
mod yaml_syntax;

use super::{Context, Rule};
use crate::model::{FileId, FileKind, Kind};
use crate::yaml::{Route, Value};
pub(super) use unused_exception::unused;

/// Every rule, sorted by id.
pub static RULES: &[&Rule] = &[
    &duplicate_id::RULE,
    &duplicate_item::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &end_before_start::RULE,
    &file_too_large::RULE,
    &id_differs_from_file_name::RULE,
    &malformed_date::RULE,
    &malformed_id::RULE,
    &malformed_value::RULE,
    &missing_field::RULE,
    &missing_source::RULE,
    &not_utf8::RULE,
    &out_of_range::RULE,
    &stray_file::RULE,
    &unknown_code::RULE,
    &unknown_field::RULE,
    &unknown_reference::RULE,
    &unreadable_file::RULE,
    &unsupported_yaml::RULE,
    &unused_exception::RULE,
    &value_not_in_list::RULE,
    &wrong_type::RULE,
    &yaml_syntax::RULE,
];

/// The longest value that a message repeats whole.
const LONGEST: usize = 60;

/// What to write where a date belongs.
const DATES: &str = "write a year, a month or a day: `2017`, `2017-05` or `\"2017-05-12\"`";

/// A value as its author typed it, without quotes unless nothing stands in them; cut where it is
/// long, empty for a collection.
fn typed(context: &Context<'_>, file: FileId, route: &Route) -> String {
    let source = context.registry.file(file);
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
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What to write in the place of a value: its line, or in a list the item alone.
fn line(route: &Route, text: &str) -> String {
    match route.last_key() {
        Some(field) if !is_item(route) => format!("`{field}: {text}`"),
        _ => format!("`{text}`"),
    }
}

/// A value in words: the file as a whole, an item of a list, or a field.
fn part(kind: FileKind, route: &Route) -> String {
    match (route.last_key(), kind) {
        (None, FileKind::Claims) => "the file".to_owned(),
        (None, kind) => format!("the {}", kind.name()),
        (Some(field), _) if is_item(route) => format!("an item of `{field}`"),
        (Some(field), _) => format!("`{field}`"),
    }
}

fn is_item(route: &Route) -> bool {
    route.to_string().ends_with(']')
}

/// Whether a text has the form of an id; the schema has the same as a pattern.
fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 80
        && text.split('-').all(|group| !group.is_empty() && group.bytes().all(is_letter))
}

/// Whether the record or vocabulary of such a file may have this id.
fn is_id_of(kind: FileKind, text: &str) -> bool {
    let is_number = |digits: &str| digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    match kind {
        FileKind::Record(Kind::Expert) => {
            is_id(text) && text.strip_prefix("exp-").is_some_and(is_number)
        }
        _ => is_id(text),
    }
}

/// A kind of file, with its article.
fn an(kind: FileKind) -> String {
    match kind.name() {
        "claims" => "claims".to_owned(),
        name if name.starts_with(['a', 'e']) => format!("an {name}"),
        name => format!("a {name}"),
    }
}
