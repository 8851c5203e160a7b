//! Tables as JSON, as `schemas/output/list.schema.json` and `report.schema.json` say.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::fields::Fields;
use crate::model::Incomplete;
use crate::render::json_output::{JsonOutput, print};
use crate::report::{Known, Report};
use crate::table::{Cell, Table};

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut object = Map::new();
    object.insert("schema".to_owned(), json!(JsonOutput::List.schema()));
    object.extend(members(table));
    object.insert("notes".to_owned(), json!(table.notes));
    object.insert("incomplete".to_owned(), incomplete(&table.incomplete));
    print(&Value::Object(object), out)
}

pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut selection = Map::new();
    for (filter, choices) in report.selection.chosen() {
        let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
        selection.insert(filter.option.to_owned(), json!(codes));
    }
    for (option, date) in report.selection.dates() {
        if let Some(date) = date {
            selection.insert(option.to_owned(), json!(date.to_string()));
        }
    }
    let mut figures = Map::new();
    let mut known = Map::new();
    for figure in &report.figures {
        figures.insert(figure.name.clone(), cell(figure.value.clone()));
        if let Some(Known { stated, of }) = figure.known {
            let mut entry = json!({ "stated": stated, "of": of });
            if let Some(quartiles) = figure.quartiles {
                entry["quartiles"] = json!(quartiles);
            }
            known.insert(figure.name.clone(), entry);
        }
    }
    let tables: Vec<Value> =
        report.tables.iter().map(|table| Value::Object(members(table))).collect();
    let object = json!({
        "schema": JsonOutput::Report.schema(),
        "report": report.name,
        "selection": selection,
        "figures": figures,
        "known": known,
        "tables": tables,
        "notes": report.notes,
        "incomplete": incomplete(&report.incomplete),
    });
    print(&object, out)
}

fn incomplete(incomplete: &[Incomplete]) -> Value {
    let one = |one: &Incomplete| json!({ "file": one.file, "record": one.record.as_deref(), "reason": one.reason.in_english() });
    incomplete.iter().map(one).collect()
}

/// A table as JSON: its rows are objects, whose keys are the columns.
fn members(table: &Table) -> Map<String, Value> {
    let names = Fields::of(table).names;
    let members = [("name", json!(table.name)), ("columns", json!(names)), ("rows", rows(table))];
    members.map(|(key, value)| (key.to_owned(), value)).into_iter().collect()
}

/// The rows of a table as objects.
pub(super) fn rows(table: &Table) -> Value {
    let fields = Fields::of(table);
    let object = |row| -> Value {
        let cells = fields.values(row).into_iter().map(cell);
        fields.names.iter().cloned().zip(cells).collect()
    };
    table.rows.iter().map(object).collect()
}

fn cell(cell: Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Withheld | Cell::Fraction { .. } => Value::Null,
        Cell::Text(text) | Cell::Term { label: text, .. } => json!(text),
        Cell::Number(number) => json!(number),
        Cell::Difference(number) => json!(number),
        Cell::Decimal(number) | Cell::Percent(number) => json!(number),
        Cell::List(items) => json!(items),
        Cell::Terms(terms) => terms.into_iter().map(|(code, _)| code).collect(),
    }
}
