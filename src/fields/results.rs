//! The results of actions and activities, one row each.

use std::collections::BTreeSet;

use super::columns::shown;
use crate::model::{FileKind, Kind, Language};
use crate::query::{Links, Picked};
use crate::table::{Cell, Column, Row, Table};
use crate::view::{Field, RecordFields, Value};
use crate::words::Words;

/// The fields of a result, in the order of the columns.
const FIELDS: [&str; 7] = ["kind", "title", "level", "date", "adopted", "reference", "link"];

/// The results of the actions and activities that were picked. The texts of the registry must be in memory.
#[must_use]
pub fn list_results(links: &Links<'_>, picked: &Picked<'_>, language: Language) -> Table {
    let registry = links.registry;
    let words = Words::of(language);
    let reader = RecordFields::new(registry, language);
    let mut rows = Vec::new();
    for kind in [Kind::Action, Kind::Activity] {
        let ids: BTreeSet<&str> = picked.ids(kind).into_iter().collect();
        for (file, record) in registry.records_of(kind).filter(|(_, one)| ids.contains(one.id())) {
            let fields = reader.of(file);
            let owner = owner(kind, record.id(), &fields);
            for result in results(&fields) {
                rows.push(row(&owner, result, &words));
            }
        }
    }
    let heading = |name: &str| {
        let path = ["results".to_owned(), name.to_owned()];
        reader.label(Kind::Action, &path)
    };
    let mut columns = vec![
        Column::words("action", words.get("action")),
        Column::words("activity", words.get("activity")),
    ];
    columns.extend(FIELDS.map(|name| match name {
        "kind" => Column::codes(name, heading(name)),
        _ => Column::words(name, heading(name)),
    }));
    let incomplete = registry.incomplete.clone();
    Table { incomplete, ..Table::new("results", columns, rows, language) }
}

/// The action and the activity to which results belong; one of them may be missing.
fn owner(kind: Kind, id: &str, fields: &[Field]) -> [Cell; 2] {
    if kind == Kind::Action {
        return [Cell::words(id), Cell::Empty];
    }
    let action = fields.iter().find(|field| field.name == "action");
    let action = action.and_then(|field| match &field.value {
        Value::Link(link) if link.kind == FileKind::Record(Kind::Action) => Some(link.id.as_str()),
        _ => None,
    });
    [Cell::words(action.unwrap_or_default()), Cell::words(id)]
}

fn results(fields: &[Field]) -> impl Iterator<Item = &[Field]> {
    let lists = fields.iter().filter(|field| field.name == "results");
    let items = lists.flat_map(|field| match &field.value {
        Value::List(items) => items.as_slice(),
        _ => &[],
    });
    items.filter_map(|item| match item {
        Value::Map(fields) => Some(fields.as_slice()),
        _ => None,
    })
}

fn row(owner: &[Cell; 2], result: &[Field], words: &Words) -> Row {
    let value =
        |name: &str| result.iter().find(|field| field.name == name).map(|field| &field.value);
    let cells = FIELDS.map(|name| match value(name) {
        Some(Value::Code(code)) => {
            Cell::Term { code: code.code.clone(), label: code.label.clone() }
        }
        Some(value) => Cell::words(shown(value, words)),
        None => Cell::Empty,
    });
    owner.iter().cloned().chain(cells).collect()
}
