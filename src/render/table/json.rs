//! Tables as JSON; `docs/figures.md` documents the format, which is stable.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::fields::Fields;
use crate::report::{Known, Report};
use crate::table::{Cell, Table};

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    print(&value(table), out)
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

fn value(table: &Table) -> Value {
    let fields = Fields::of(table);
    let cells = |row| -> Vec<Value> { fields.values(row).into_iter().map(cell).collect() };
    let rows: Vec<Vec<Value>> = table.rows.iter().map(cells).collect();
    json!({ "name": table.name, "columns": fields.names, "rows": rows })
}

fn cell(cell: Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Withheld => Value::Null,
        Cell::Text(text) | Cell::Term { label: text, .. } => json!(text),
        Cell::Number(number) => json!(number),
        Cell::Difference(number) => json!(number),
        Cell::Decimal(number) | Cell::Percent(number) => json!(number),
        Cell::List(items) => json!(items),
    }
}
