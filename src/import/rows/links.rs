//! Sheets with the items of a list, a row each, which name their record by the id.

use std::collections::HashMap;

use super::draft::{Draft, Given};
use super::problem::Problem;
use super::sheet::Sheet;
use super::table::Table;
use crate::import::error::ImportError;
use crate::import::input::{Input, Link, Options};
use crate::message;
use crate::registry::Registry;
use crate::sheet::Column;
use crate::yaml::Value;

/// Adds the items of a list to the drafts of their records; a record that only the list names gets a
/// draft. `position` is that of the sheet of items among all sheets of the call.
pub(crate) fn join(
    table: &mut Table,
    link: &Link<'_>,
    position: usize,
    input: &Input<'_>,
    options: &Options,
    registry: &Registry,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Column>, ImportError> {
    let own = input.mapping.of_link(&link.list);
    let sheet = Sheet::of_link(link, input.kind, &own, position, &registry.schemas);
    let linked = Table::read(&sheet, options, &registry.vocabularies, problems, &mut || {})?;
    let first = table.targets.len();
    table.columns.extend(linked.columns.iter().map(|column| Column {
        heading: column.heading.clone(),
        letter: format!("{}!{}", link.name, column.letter),
    }));
    table.targets.extend(linked.targets);
    table.notes.extend(linked.notes);
    let width = linked.columns.len();
    let mut drafts = table.drafts_by_id();
    for (id, items) in by_record(&linked.drafts, position, problems) {
        let at = *drafts
            .entry(id.clone())
            .or_insert_with(|| table.add_draft(&id, position, items[0].row));
        let draft = &mut table.drafts[at];
        if let Some(bad) = items.iter().find(|item| item.is_bad) {
            draft.is_bad = true;
            if draft.sheet == table.position {
                let row = bad.row.to_string();
                let words = message!("import.bad-item", row, sheet = &link.name);
                problems.push(Problem::new(draft.sheet, draft.row, None, words));
            }
            continue;
        }
        let columns = (0..width).filter_map(|column| {
            let values: Vec<Value> = items.iter().map(|item| value(item, column)).collect();
            let is_said = values.iter().any(|value| *value != Value::Null);
            is_said.then_some(Given { column: first + column, values })
        });
        draft.given.extend(columns);
    }
    Ok(linked.columns)
}

/// The rows of each record, in the order in which the records are first named.
fn by_record<'d>(
    drafts: &'d [Draft],
    position: usize,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<&'d Draft>)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut records: Vec<(String, Vec<&Draft>)> = Vec::new();
    for draft in drafts {
        let Some(id) = &draft.id else {
            if draft.is_bad {
                continue;
            }
            let words = message!("import.item-without-id");
            problems.push(Problem::new(position, draft.row, None, words));
            continue;
        };
        let at = *places.entry(id).or_insert_with(|| {
            records.push((id.to_string(), Vec::new()));
            records.len() - 1
        });
        records[at].1.push(draft);
    }
    records
}

/// What a row says in a column; `Null` where it says nothing.
fn value(item: &Draft, column: usize) -> Value {
    let given = item.given.iter().find(|given| given.column == column);
    given.and_then(|given| given.values.first().cloned()).unwrap_or(Value::Null)
}
