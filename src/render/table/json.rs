//! Tables as JSON; `docs/figures.md` documents the format, which is stable.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::report::{Cell, Known, Report, Row, Table};

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    print(&value(table), out)
}

pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut selection = Map::new();
    for (field, choices) in report.selection.fields() {
        if !choices.is_empty() {
            let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
            selection.insert(field.to_owned(), json!(codes));
        }
    }
    for (field, date) in report.selection.dates() {
        if let Some(date) = date {
            selection.insert(field.to_owned(), json!(date.to_string()));
        }
    }
    let mut figures = Map::new();
    let mut known = Map::new();
    for figure in &report.figures {
        figures.insert(figure.name.clone(), cell(&figure.value).swap_remove(0));
        if let Some(Known { stated, of }) = figure.known {
            known.insert(figure.name.clone(), json!({ "stated": stated, "of": of }));
        }
    }
    let tables: Vec<Value> = report.tables.iter().map(value).collect();
    let object = json!({
        "report": report.name,
        "selection": selection,
        "figures": figures,
        "known": known,
        "tables": tables,
        "notes": report.notes,
    });
    print(&object, out)
}

fn print(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// A column of codes becomes two: the code under the column's name, and `label`.
fn value(table: &Table) -> Value {
    let mut columns: Vec<&str> = Vec::new();
    for (position, column) in table.columns.iter().enumerate() {
        columns.push(&column.name);
        if is_term(table, position) {
            columns.push("label");
        }
    }
    let cells = |row: &Row| -> Vec<Value> { row.iter().flat_map(cell).collect() };
    let rows: Vec<Vec<Value>> = table.rows.iter().map(cells).collect();
    json!({ "name": table.name, "columns": columns, "rows": rows })
}

/// Whether a column holds codes with labels.
pub(super) fn is_term(table: &Table, position: usize) -> bool {
    let mut rows = table.rows.iter().chain(&table.total);
    rows.any(|row| matches!(row.get(position), Some(Cell::Term { .. })))
}

fn cell(cell: &Cell) -> Vec<Value> {
    match cell {
        Cell::Empty | Cell::Withheld => vec![Value::Null],
        Cell::Text(text) => vec![json!(text)],
        Cell::Number(number) => vec![json!(number)],
        Cell::Difference(number) => vec![json!(number)],
        Cell::Decimal(number) | Cell::Percent(number) => vec![json!(number)],
        Cell::Term { code, label } => {
            let code = if code.is_empty() { Value::Null } else { json!(code) };
            vec![code, json!(label)]
        }
        Cell::List(items) => vec![json!(items)],
    }
}
