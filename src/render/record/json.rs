//! A record as JSON: as its file has it, or as the view with labels, names and what refers to it.
//! `schemas/output/show.schema.json` and `view.schema.json` describe both.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::model::Text;
use crate::registry::SourceFile;
use crate::render::json_output::{JsonOutput, print};
use crate::view::{BackLinks, Field, Link, Value, View};
use crate::yaml::{Node, to_json};

/// The version of the format of a view, which its schema names as well.
const VERSION: u32 = 1;

/// Writes a record as its file has it, from the tree of the file.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_data(source: &SourceFile, root: &Node, out: &mut dyn Write) -> io::Result<()> {
    let object = json!({
        "schema": JsonOutput::Show.schema(),
        "kind": source.kind.name(),
        "id": source.id_or_stem().as_str(),
        "file": source.path.to_string_lossy(),
        "record": to_json(root),
    });
    print(&object, out)
}

/// Writes the view of a record.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let object = json!({
        "schema": JsonOutput::View.schema(),
        "version": VERSION,
        "language": view.language.code(),
        "kind": view.kind.name(),
        "id": view.id,
        "file": view.file.to_string_lossy(),
        "heading": texts(&view.heading),
        "fields": fields(&view.fields),
        "back_links": view.back_links.iter().map(back_links).collect::<Vec<_>>(),
    });
    print(&object, out)
}

fn fields(fields: &[Field]) -> Json {
    let field = |field: &Field| json!({ "name": field.name, "label": field.label, "value": value(&field.value) });
    fields.iter().map(field).collect()
}

/// A value with its type, which says what else there is about it.
fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!({ "type": "text", "text": texts(text) }),
        Value::Plain(text) => json!({ "type": "plain", "plain": text }),
        Value::Word(word) => json!({ "type": "plain", "plain": word.word, "label": word.label }),
        Value::Date(date) => json!({ "type": "date", "date": date }),
        Value::Integer(number) => json!({ "type": "number", "number": number }),
        Value::Decimal(number) => json!({ "type": "number", "number": number }),
        Value::Flag(flag) => json!({ "type": "flag", "flag": flag }),
        Value::Empty => json!({ "type": "empty" }),
        Value::Code(code) => json!({
            "type": "code",
            "vocabulary": code.vocabulary,
            "code": code.code,
            "label": code.label,
        }),
        Value::Link(one) => json!({ "type": "link", "link": link(one) }),
        Value::List(items) => {
            json!({ "type": "list", "items": items.iter().map(self::value).collect::<Vec<_>>() })
        }
        Value::Map(own) => json!({ "type": "map", "fields": fields(own) }),
    }
}

fn back_links(group: &BackLinks) -> Json {
    json!({
        "kind": group.kind.name(),
        "field": group.field,
        "label": group.label,
        "links": group.links.iter().map(link).collect::<Vec<_>>(),
    })
}

fn link(link: &Link) -> Json {
    json!({ "kind": link.kind.name(), "id": link.id, "name": link.name })
}

fn texts(text: &Text) -> Map<String, Json> {
    text.iter().map(|(language, text)| (language.to_owned(), json!(text))).collect()
}
