//! Every text of every record in every language. Notes and fact sheets are only here.

use serde_json::Value as Json;

use super::field::{Field, Item, number, owner_of, table, text};
use super::source::Source;
use super::table::Table;
use crate::model::{FileKind, Kind};
use crate::schema::{Meaning, Shape};

/// The table of the texts.
pub(super) fn texts(source: &Source<'_, '_>) -> Table {
    let kinds: Vec<Kind> = source.kinds().collect();
    let registry = source.dataset.registry;
    let mut found: Vec<(Item<'_>, Json)> = Vec::new();
    for kind in &kinds {
        let shape = registry.shape(FileKind::Record(*kind));
        for record in source.records(*kind) {
            each_text(shape, record.value, "", &mut |field, language, text| {
                let text = serde_json::json!({
                    "field": field, "language": language, "text": text
                });
                found.push((record, text));
            });
        }
    }
    let items = found.iter().map(|(record, value)| Item { value, ..*record });
    let owners = kinds.iter().copied().map(owner_of);
    let own = ["/field", "/language", "/text"].map(|at| text(&at[1..], at).required());
    let fields: Vec<Field> = [number()].into_iter().chain(owners).chain(own).collect();
    let table = table("texts", &["id"], &fields, items, source.language());
    Table { owners: kinds.iter().map(|kind| kind.name()).collect(), ..table }
}

/// Visits every text at or below a value: where it stands, such as `results[2].note`, its language, and the text.
fn each_text<'a>(
    shape: &Shape,
    value: &'a Json,
    place: &str,
    visit: &mut impl FnMut(&str, &'a str, &'a str),
) {
    match value {
        Json::Object(texts) if shape.meaning() == Some(&Meaning::Text) => {
            for (language, text) in texts {
                if let Some(text) = text.as_str().filter(|text| !text.is_empty()) {
                    visit(place, language, text);
                }
            }
        }
        Json::Object(fields) => {
            for (name, value) in fields {
                if let Some(shape) = shape.field(name) {
                    let dot = if place.is_empty() { "" } else { "." };
                    each_text(shape, value, &format!("{place}{dot}{name}"), visit);
                }
            }
        }
        Json::Array(items) => {
            let shape = shape.items().unwrap_or(shape);
            for (index, item) in items.iter().enumerate() {
                each_text(shape, item, &format!("{place}[{index}]"), visit);
            }
        }
        _ => {}
    }
}
