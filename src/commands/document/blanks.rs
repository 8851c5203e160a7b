//! What is not known of what a paper says: how to find out, and how to write it down.

use std::io::Write;

use mieux::documents::{Blank, Filled, Owner};
use mieux::message;
use mieux::model::{FileKind, Kind, Language};
use mieux::registry::Registry;
use mieux::render::{TableFormat, write_table};
use mieux::schema::{Meaning, Shape};
use mieux::table::{Cell, Column, Table};

use crate::globals::{Globals, Status};

/// Lists the blanks of papers with what to type for each. The status says whether a record lacks something: what the command
/// is given, or a hand fills in, is no gap in the data.
pub(super) fn print(
    filled: &[(&str, Filled)],
    registry: &Registry,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    let words = globals.words();
    let mut blanks: Vec<&Blank> = Vec::new();
    for blank in filled.iter().flat_map(|(_, filled)| &filled.blanks) {
        if !blanks.contains(&blank) {
            blanks.push(blank);
        }
    }
    if blanks.is_empty() {
        globals.inform(&message!("document.complete"));
        return Ok(Status::Clean);
    }
    let heading = |key: &str| words.heading(&format!("document.column.{key}"));
    let columns = ["blank", "fill-in"].map(|name| Column::words(name, heading(name)));
    let row = |blank: &&Blank| {
        vec![Cell::words(field(blank)), Cell::words(way(blank, registry, globals))]
    };
    let rows = blanks.iter().map(row).collect();
    let table = Table::new("blanks", columns.to_vec(), rows, words.language());
    write_table(TableFormat::Table, &table, globals.screen(), out)?;
    let is_given = |blank: &&Blank| matches!(blank.of, Owner::Form | Owner::Private(_));
    Ok(if blanks.iter().all(is_given) { Status::Clean } else { Status::Findings })
}

/// Says on standard error how many blanks there are.
pub(super) fn count(filled: &[(&str, Filled)], globals: &Globals) {
    let count: usize = filled.iter().map(|(_, filled)| filled.blanks.len()).sum();
    if count > 0 {
        globals.inform(&message!("document.blanks", count));
    }
}

/// Whose field it is, and which.
fn field(blank: &Blank) -> String {
    match &blank.of {
        Owner::Record(_, id) => format!("{id} {}", blank.path),
        Owner::Private(id) => format!("private/experts/{id}.yaml {}", blank.path),
        Owner::Settings => format!("mieux.toml [iati.contact] {}", blank.path),
        Owner::Form | Owner::Computed => blank.path.clone(),
    }
}

/// What to type to fill it in.
fn way(blank: &Blank, registry: &Registry, globals: &Globals) -> String {
    let words = globals.words();
    match &blank.of {
        Owner::Record(kind, id) if kind == "action" && is_of_activities(&blank.path) => {
            format!("mieux new activity action={id}")
        }
        Owner::Record(kind, id) => match blank.path.as_str() {
            "period" => format!("mieux set {id} start=… end=…"),
            "each_day" => format!("mieux set {id} start=YYYY-MM-DD end=YYYY-MM-DD"),
            path => to_set(kind, id, path, registry, globals.language()),
        },
        Owner::Form => format!("{}=…", blank.path),
        Owner::Private(_) => "--private".to_owned(),
        Owner::Settings => words.get("document.in-settings"),
        Owner::Computed => words.get("document.in-no-record"),
    }
}

/// Whether what is not known of an action is in its activities.
fn is_of_activities(path: &str) -> bool {
    ["activities", "families", "timeline"].iter().any(|own| path.starts_with(own))
}

/// The command that sets a field: a text in a language, and a list of maps in an editor.
fn to_set(kind: &str, id: &str, path: &str, registry: &Registry, language: Language) -> String {
    let top = Kind::named(kind).map(|kind| registry.shape(FileKind::Record(kind)));
    let below = |shape: Option<&Shape>, step: &str| -> Option<Shape> {
        let name = step.split('[').next().unwrap_or_default();
        let shape = shape?.field(name)?;
        Some(if step.contains('[') { shape.items()?.clone() } else { shape.clone() })
    };
    let shape = path.split('.').fold(top.cloned(), |shape, step| below(shape.as_ref(), step));
    let items = shape.as_ref().and_then(Shape::items);
    if items.is_some_and(|items| items.field_names().next().is_some()) {
        return format!("mieux edit {id}");
    }
    match shape.as_ref().and_then(Shape::meaning) {
        Some(Meaning::Text) => format!("mieux set {id} {path}.{}=…", language.code()),
        _ => format!("mieux set {id} {path}=…"),
    }
}
