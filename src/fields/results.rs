//! The results of actions and activities as rows of a list.

use std::collections::BTreeSet;

use super::entry::Entry;
use crate::model::{FileKind, Kind};
use crate::query::{Links, Picked};
use crate::view::{Field, Link, RecordFields, Value};

/// The columns of a list of results that asks for no others.
pub(super) const USUAL: [&str; 10] = [
    "action",
    "activity",
    "countries",
    "kind",
    "title",
    "level",
    "date",
    "adopted",
    "reference",
    "link",
];

/// The results of the actions and activities that were picked, each with whose it is.
pub(super) fn entries<'r>(
    links: &Links<'r>,
    picked: &Picked<'r>,
    reader: &RecordFields<'r>,
) -> Vec<Entry<'r>> {
    let registry = links.registry;
    let mut entries = Vec::new();
    for kind in [Kind::Action, Kind::Activity] {
        let ids: BTreeSet<&str> = picked.ids(kind).into_iter().collect();
        for (file, record) in registry.records_of(kind) {
            let Some(id) = ids.get(record.id()).copied() else { continue };
            let fields = reader.of(file);
            let mut results = results(&fields).peekable();
            if results.peek().is_none() {
                continue;
            }
            let owner = owner(links, kind, id, &fields, reader);
            entries.extend(
                results.map(|result| Entry {
                    id,
                    fields: owner.iter().chain(result).cloned().collect(),
                }),
            );
        }
    }
    entries
}

/// What a result has from the record that states it: its action, its activity, and the countries of its
/// action. An activity may have no action.
fn owner(
    links: &Links<'_>,
    kind: Kind,
    id: &str,
    fields: &[Field],
    reader: &RecordFields<'_>,
) -> Vec<Field> {
    let link = |kind, id: &str| {
        Value::Link(Link { kind: FileKind::Record(kind), id: id.to_owned(), name: None })
    };
    let countries = |fields: &[Field]| value(fields, "countries").cloned();
    let owner = match kind {
        Kind::Activity => {
            let action = value(fields, "action").and_then(|action| match action {
                Value::Link(action) => links.action_record(&action.id),
                _ => None,
            });
            [
                ("action", action.map(|action| link(Kind::Action, &action.body.id))),
                ("activity", Some(link(kind, id))),
                ("countries", action.and_then(|action| countries(&reader.of(action.file)))),
            ]
        }
        _ => {
            [("action", Some(link(kind, id))), ("activity", None), ("countries", countries(fields))]
        }
    };
    let stated = owner.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let field =
        |(name, value): (&str, Value)| Field { name: name.to_owned(), label: String::new(), value };
    stated.map(field).collect()
}

fn value<'f>(fields: &'f [Field], name: &str) -> Option<&'f Value> {
    fields.iter().find(|field| field.name == name).map(|field| &field.value)
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
