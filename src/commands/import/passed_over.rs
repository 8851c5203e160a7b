//! What an edited workbook of an export may mean and an import passes over: cells that were emptied, rows that were
//! deleted, ids that were changed.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use mieux::export::OTHER_SHEETS;
use mieux::import::{Input, Link, Outcome, Row, RowEffect};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::Kind;
use mieux::registry::Registry;
use mieux::sheet::{Options, Source, read_sheet, sheets_of};

/// How many fields or records a sentence names.
const NAMED: usize = 5;

/// What to say of the cells whose fields an import with `--clear-empty` would remove, of which `cleared` is the plan.
pub(super) fn empty_cells(cleared: &Outcome) -> Option<Message> {
    let fields = cleared.rows.iter().flat_map(|row| {
        let fields = row.effect.fields().into_owned();
        let gone = fields.into_iter().filter(|change| change.after.is_none());
        gone.map(move |change| format!("{}: {}", row.id, change.field))
    });
    let fields: Vec<String> = fields.collect();
    let named = named(&fields);
    match fields.len() {
        0 => None,
        1 => Some(message!("import.empty-cell", named)),
        count => Some(message!("import.empty-cells", count, named)),
    }
}

/// What to say of the records of the registry that a whole workbook does not have, by kind.
pub(super) fn missing_rows(
    registry: &Registry,
    inputs: &[Input<'_>],
    outcome: &Outcome,
) -> Vec<Message> {
    let of_sheet = inputs.iter().enumerate();
    let of_kind = of_sheet.filter_map(|(position, input)| {
        let rows: Vec<&Row> = outcome.rows.iter().filter(|row| row.input == position).collect();
        let there: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let all = registry.records_of(input.kind).map(|(_, record)| record.id());
        let missing: Vec<&str> = all.filter(|id| !there.contains(id)).collect();
        let new = rows.iter().filter(|row| matches!(row.effect, RowEffect::Created { .. }));
        let new: Vec<&str> = new.map(|row| row.id.as_str()).collect();
        of_missing(input.kind, &missing, &new)
    });
    of_kind.collect()
}

fn of_missing(kind: Kind, missing: &[&str], new: &[&str]) -> Option<Message> {
    match (missing, new) {
        ([], _) => None,
        ([old], [new]) => Some(message!("import.changed-id", old, new)),
        ([one], _) => Some(message!("import.missing-row", id = one)),
        _ => {
            let records = Value::records(kind.name(), missing.len());
            Some(message!("import.missing-rows", records, named = named(missing)))
        }
    }
}

/// What to say of lists of the registry that a whole workbook has no row for any more.
pub(super) fn missing_lists(registry: &Registry, inputs: &[Input<'_>]) -> Option<Message> {
    let mut gone = Vec::new();
    for (input, link) in
        inputs.iter().flat_map(|input| input.links.iter().map(move |link| (input, link)))
    {
        let there = ids_in(link);
        let files = registry.records_of(input.kind).filter_map(|(file, record)| {
            let root = registry.root(file)?;
            let list = link.list.split('.').try_fold(root, |node, field| node.get(field))?;
            (!list.items().is_empty()).then(|| record.id())
        });
        let missing = files.filter(|id| !there.contains(*id));
        gone.extend(missing.map(|id| (id.to_owned(), link.list.clone())));
    }
    let (id, list) = gone.first()?;
    let fields: Vec<String> = gone.iter().map(|(id, list)| format!("{id}: {list}")).collect();
    Some(message!("import.missing-list", named = named(&fields), id, list))
}

/// The ids in a sheet of items.
fn ids_in(link: &Link<'_>) -> BTreeSet<String> {
    let options = Options { sheet: link.sheet.clone(), ..Options::default() };
    let mut ids = BTreeSet::new();
    // What cannot be read has been reported.
    let _ = read_sheet(&link.source, &options, &mut |columns, row| {
        let id = columns.iter().position(|column| column.heading == "id");
        let cell = id.and_then(|id| row.cells.get(id));
        ids.extend(cell.map(|cell| cell.shown().into_owned()));
        ControlFlow::Continue(())
    });
    ids
}

/// The first of them, with an ellipsis if there are more.
fn named(all: &[impl AsRef<str>]) -> Value {
    let first = all.iter().take(NAMED).map(|one| Value::code(one.as_ref()));
    let more = (all.len() > NAMED).then(|| Value::from("…"));
    Value::Sequence(first.chain(more).collect())
}

/// Whether a workbook was exported with all records of its kinds, as its sheet `about` says.
pub(super) fn is_whole(path: &Path) -> bool {
    let [about, _] = OTHER_SHEETS;
    let source = Source::File(path.into());
    if !sheets_of(&source).is_ok_and(|sheets| sheets.iter().any(|sheet| sheet == about)) {
        return false;
    }
    let options = Options { sheet: Some(about.to_owned()), ..Options::default() };
    let mut is_chosen = false;
    let read = read_sheet(&source, &options, &mut |_, row| {
        is_chosen |= row.cells.first().is_some_and(|cell| cell.shown() == "selection");
        ControlFlow::Continue(())
    });
    read.is_ok() && !is_chosen
}
