//! The columns of a list that somebody asked for: one for each field.

use super::entry::Entry;
use super::error::FieldError;
use super::path::FieldPath;
use super::rows::Rows;
use crate::model::Language;
use crate::registry::Registry;
use crate::table::{Cell, Column, Table};
use crate::view::{RecordFields, Value};
use crate::words::Words;

/// The fields of these names; `all` means every field of the rows.
pub(super) fn parse(
    registry: &Registry,
    rows: Rows,
    names: &[String],
) -> Result<Vec<FieldPath>, FieldError> {
    let mut paths = Vec::new();
    for name in names {
        if name == "all" {
            let own = rows.shape(registry).field_names();
            for name in own.chain(rows.computed().iter().map(|field| field.name)) {
                paths.push(FieldPath::parse(registry, rows, name)?);
            }
        } else {
            paths.push(FieldPath::parse(registry, rows, name)?);
        }
    }
    Ok(paths)
}

/// A row for each entry, with a cell for each field.
pub(super) fn table(
    registry: &Registry,
    rows: Rows,
    entries: &[Entry<'_>],
    paths: &[FieldPath],
    reader: &RecordFields<'_>,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let columns = paths.iter().map(|path| {
        let name = path.names.join(".");
        let heading = rows.label(reader, &path.names, &words);
        if path.is_coded() { Column::codes(name, heading) } else { Column::words(name, heading) }
    });
    let cells = entries.iter().map(|entry| {
        paths.iter().map(|path| cell(path, path.values(&entry.fields), &words)).collect()
    });
    let incomplete = registry.incomplete.clone();
    Table { incomplete, ..Table::new(rows.name(), columns.collect(), cells.collect(), language) }
}

/// The cell of a field depends on its schema, never on how many values a record has.
fn cell(path: &FieldPath, values: Vec<Value>, words: &Words) -> Cell {
    let terms = || {
        values.iter().map(|value| match value {
            Value::Code(code) => (code.code.clone(), code.label.clone()),
            other => (shown(other, words), String::new()),
        })
    };
    match (path.is_coded(), path.is_list) {
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

/// A value in one line; those of a map are side by side.
fn shown(value: &Value, words: &Words) -> String {
    match value {
        Value::Text(text) => words.text(text),
        Value::Plain(text) | Value::Date(text) => text.clone(),
        Value::Word(word) => word.word.clone(),
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
