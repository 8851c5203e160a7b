//! An import for programs, as `schemas/output/import.schema.json` says; `docs/import.md` documents the format.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use crate::finding::Severity;
use crate::import::{FieldChange, Outcome, Problem, Row, RowEffect};
use crate::render::json_output::{JsonOutput, print};
use crate::yaml::{Node, to_json};

pub(super) fn write(outcome: &Outcome, is_imported: bool, out: &mut dyn Write) -> io::Result<()> {
    let sheets = (0..outcome.sheets.len()).map(|input| {
        let notes = outcome.notes.iter().filter(|(own, _)| *own == input).map(|(_, note)| note);
        json!({
            "name": outcome.sheets[input].0,
            "count": outcome.count(input),
            "notes": notes.collect::<Vec<_>>(),
        })
    });
    let object = json!({
        "schema": JsonOutput::Import.schema(),
        "imported": is_imported,
        "sheets": sheets.collect::<Vec<_>>(),
        "problems": outcome.problems.iter().map(|one| problem(outcome, one)).collect::<Vec<_>>(),
        "rows": outcome.rows.iter().map(|one| row(outcome, one)).collect::<Vec<_>>(),
    });
    print(&object, out)
}

fn problem(outcome: &Outcome, problem: &Problem) -> Json {
    let (name, columns) = &outcome.sheets[problem.input];
    let column = problem.column.and_then(|column| columns.get(column));
    json!({
        "sheet": name,
        "row": (problem.row > 0).then_some(problem.row),
        "column": column.map(|column| &column.letter),
        "heading": column.map(|column| &column.heading),
        "severity": if problem.severity == Severity::Error { "error" } else { "warning" },
        "rule": problem.rule,
        "message": problem.message,
        "help": problem.help,
    })
}

fn row(outcome: &Outcome, row: &Row) -> Json {
    let word = match &row.effect {
        RowEffect::Created { .. } => "created",
        RowEffect::Changed { .. } => "changed",
        RowEffect::Unchanged => "unchanged",
    };
    json!({
        "sheet": outcome.sheets[row.input].0,
        "row": row.row,
        "kind": row.kind.name(),
        "id": row.id,
        "file": row.below.to_string_lossy(),
        "became": word,
        "fields": row.effect.fields().iter().map(field).collect::<Vec<_>>(),
    })
}

fn field(change: &FieldChange) -> Json {
    let value = |value: Option<&Node>| value.map_or(Json::Null, to_json);
    json!({
        "field": change.field,
        "before": value(change.before.as_ref()),
        "after": value(change.after.as_ref()),
    })
}
