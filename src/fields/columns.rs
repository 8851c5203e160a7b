//! The columns of a list that somebody asked for: one for each field.

use super::entry::{Entry, computed};
use super::error::FieldError;
use super::path::FieldPath;
use crate::model::{FileKind, Kind, Language};
use crate::registry::Registry;
use crate::table::{Cell, Column, Table};
use crate::view::{RecordFields, Value};
use crate::words::Words;

/// The fields of these names; `all` stands for every field of the kind.
pub(super) fn parse(
    registry: &Registry,
    kind: Kind,
    names: &[String],
) -> Result<Vec<FieldPath>, FieldError> {
    let mut paths = Vec::new();
    for name in names {
        if name == "all" {
            let all = registry.shape(FileKind::Record(kind)).field_names();
            for name in all.chain(computed(kind).iter().copied()) {
                paths.push(FieldPath::parse(registry, kind, name)?);
            }
        } else {
            paths.push(FieldPath::parse(registry, kind, name)?);
        }
    }
    Ok(paths)
}

/// A row for each record, with a cell for each field.
pub(super) fn table(
    registry: &Registry,
    kind: Kind,
    entries: &[Entry<'_>],
    paths: &[FieldPath],
    reader: &RecordFields<'_>,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let columns = paths.iter().map(|path| {
        let name = path.names.join(".");
        let heading = match computed(kind).contains(&name.as_str()) {
            true => words.find(&format!("figure.{name}")).unwrap_or_else(|| words.get(&name)),
            false => reader.label(kind, &path.names),
        };
        if path.is_coded { Column::codes(name, heading) } else { Column::words(name, heading) }
    });
    let rows = entries.iter().map(|entry| {
        paths.iter().map(|path| cell(path, path.values(&entry.fields), &words)).collect()
    });
    let incomplete = registry.incomplete.clone();
    Table { incomplete, ..Table::new(kind.plural(), columns.collect(), rows.collect(), language) }
}

/// The cell of a field depends on its schema, never on how many values a record has.
fn cell(path: &FieldPath, values: Vec<Value>, words: &Words) -> Cell {
    let terms = || {
        values.iter().map(|value| match value {
            Value::Code(code) => (code.code.clone(), code.label.clone()),
            other => (shown(other, words), String::new()),
        })
    };
    match (path.is_coded, path.is_list) {
        (true, true) => Cell::Terms(terms().collect()),
        (true, false) => {
            terms().next().map_or(Cell::Empty, |(code, label)| Cell::Term { code, label })
        }
        (false, true) => Cell::List(values.iter().map(|value| shown(value, words)).collect()),
        (false, false) => match values.first() {
            Some(Value::Integer(number)) if usize::try_from(*number).is_ok() => {
                Cell::Number(usize::try_from(*number).unwrap_or_default())
            }
            Some(Value::Decimal(number)) => Cell::Decimal(*number),
            Some(value) => Cell::words(shown(value, words)),
            None => Cell::Empty,
        },
    }
}

/// A value in one line; those of a map stand side by side.
pub(super) fn shown(value: &Value, words: &Words) -> String {
    match value {
        Value::Text(text) => words.text(text),
        Value::Plain(text) | Value::Date(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Empty => String::new(),
        Value::Code(code) => code.code.clone(),
        Value::Link(link) => link.id.clone(),
        Value::List(items) => {
            items.iter().map(|item| shown(item, words)).collect::<Vec<_>>().join(", ")
        }
        Value::Map(fields) => {
            let parts = fields.iter().map(|field| shown(&field.value, words));
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}
