//! What has changed as tables: a row for each field, or a row for each kind with counts.

use super::describe::Describer;
use super::json::{label, name};
use crate::compare::{Comparison, FieldChange, RecordChange, RecordState};
use crate::model::{FileKind, Language};
use crate::table::{Cell, Column, Table};
use crate::view::Value;
use crate::words::Words;
use crate::yaml::{Node, to_json};

/// The columns of the table of changes.
const COLUMNS: [&str; 10] = [
    "kind",
    "id",
    "change",
    "was",
    "field",
    "field_change",
    "before",
    "before_label",
    "after",
    "after_label",
];

/// A row for each field that has changed; a record without one has a row by itself.
#[must_use]
pub fn changes_table(comparison: &Comparison<'_>, language: Language) -> Table {
    let describer = Describer::new(comparison, language);
    let of_record = |change: &RecordChange<'_>| {
        let record = [
            Cell::words(change.kind.name()),
            Cell::words(change.id.as_str()),
            Cell::words(change.state.name()),
            Cell::words(change.was.clone().unwrap_or_default()),
        ];
        let row = |cells: [Cell; 6]| record.iter().cloned().chain(cells).collect::<Vec<Cell>>();
        match change.fields.is_empty() {
            true => vec![row(std::array::from_fn(|_| Cell::Empty))],
            false => change.fields.iter().map(|field| row(cells(&describer, field))).collect(),
        }
    };
    let rows = comparison.records.iter().flat_map(of_record).collect();
    let columns = COLUMNS.map(|name| Column::words(name, heading(&describer.words, name)));
    with_notes(Table::new("diff", columns.into(), rows, language), comparison, &describer.words)
}

pub(super) fn heading(words: &Words, column: &str) -> String {
    words.get(&format!("diff.column.{column}"))
}

pub(super) fn cells(describer: &Describer<'_>, field: &FieldChange<'_>) -> [Cell; 6] {
    let words = |text: Option<String>| Cell::words(text.unwrap_or_default());
    let named = |value: Option<Value>| words(value.and_then(label));
    [
        Cell::words(field.field.as_str()),
        Cell::words(name(field.state())),
        words(field.before.map(written)),
        named(describer.value_before(field)),
        words(field.after.map(written)),
        named(describer.value_after(field)),
    ]
}

/// A value as somebody would type it; lists and maps as JSON.
fn written(node: &Node) -> String {
    node.scalar_text().unwrap_or_else(|| to_json(node).to_string())
}

/// How many records of each kind became what.
#[must_use]
pub fn counts_table(comparison: &Comparison<'_>, language: Language) -> Table {
    let describer = Describer::new(comparison, language);
    let others = [FileKind::Extension, FileKind::Page, FileKind::Stray];
    let all = FileKind::ALL.into_iter().chain(others);
    let row = |kind: FileKind| {
        let of_kind = comparison.records.iter().filter(|change| change.kind == kind);
        let states: Vec<RecordState> = of_kind.map(|change| change.state).collect();
        let count = |state| states.iter().filter(|own| **own == state).count();
        let numbers = RecordState::ALL.map(|state| Cell::Number(count(state)));
        let term = Cell::Term { code: kind.name().to_owned(), label: describer.kind(kind) };
        (!states.is_empty()).then(|| [term].into_iter().chain(numbers).collect::<Vec<Cell>>())
    };
    let heading = |name: &str| heading(&describer.words, name);
    let states = RecordState::ALL.map(RecordState::name);
    let states = states.map(|name| Column::numbers(name, heading(name)));
    let columns = [Column::codes("kind", heading("kind"))].into_iter().chain(states).collect();
    let table = Table::new("diff", columns, all.filter_map(row).collect(), language);
    with_notes(table, comparison, &describer.words)
}

fn with_notes(table: Table, comparison: &Comparison<'_>, words: &Words) -> Table {
    let notes = comparison.notes.iter().map(|note| note.in_words(words)).collect();
    Table { notes, ..table }
}
