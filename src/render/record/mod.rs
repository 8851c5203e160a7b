//! One record, from its view, in one file a format.

mod html;
mod json;
mod terminal;

pub use html::{Anchors, write as write_record_html};
pub use json::{write as write_view, write_data as write_record_json};
pub use terminal::write as write_record;

use crate::view::{Code, Link, Value};

/// A scalar as one text, with what it stands for; `None` for texts by language, lists and maps.
fn scalar(value: &Value) -> Option<String> {
    Some(match value {
        Value::Plain(text) | Value::Date(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Empty => "null".to_owned(),
        Value::Code(Code { code, label, .. }) if label == code => code.clone(),
        Value::Code(Code { code, label, .. }) => format!("{label} ({code})"),
        Value::Link(link) => link_text(link),
        Value::Text(_) | Value::List(_) | Value::Map(_) => return None,
    })
}

/// An id with the name of its record.
fn link_text(link: &Link) -> String {
    match &link.name {
        Some(name) => format!("{}  {name}", link.id),
        None => link.id.clone(),
    }
}
