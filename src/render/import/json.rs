//! An import for programs, as `schemas/output/import.schema.json` says; `docs/import.md` documents the format.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use crate::finding::Severity;
use crate::import::{FieldChange, Outcome, Problem, Row, RowResult};
use crate::message::Message;
use crate::personal::hidden;
use crate::render::json_output::{JsonOutput, print};
use crate::render::message_json::MessageJson;
use crate::yaml::{Node, to_json};

pub(super) fn write(outcome: &Outcome, is_imported: bool, out: &mut dyn Write) -> io::Result<()> {
    let sheets = (0..outcome.sheets.len()).map(|input| {
        let notes = outcome
            .notes
            .iter()
            .filter(|(own, _)| *own == input)
            .map(|(_, note)| note.in_english());
        json!({
            "name": outcome.sheets[input].0,
            "count": outcome.count(input),
            "notes": notes.collect::<Vec<String>>(),
        })
    });
    let output = Output {
        schema: JsonOutput::Import.schema(),
        imported: is_imported,
        sheets: sheets.collect(),
        problems: Problems(outcome),
        rows: Rows(outcome),
    };
    print(&output, out)
}

/// The whole, of which problems and rows are made one by one: a sheet may have many.
#[derive(Serialize)]
struct Output<'o> {
    schema: &'static str,
    imported: bool,
    sheets: Vec<Json>,
    problems: Problems<'o>,
    rows: Rows<'o>,
}

struct Problems<'o>(&'o Outcome);

impl Serialize for Problems<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.problems.iter().map(|one| problem(self.0, one)))
    }
}

struct Rows<'o>(&'o Outcome);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|one| RowLine::of(self.0, one)))
    }
}

fn problem(outcome: &Outcome, problem: &Problem) -> Json {
    let (name, columns) = &outcome.sheets[problem.input];
    let column = problem.column.and_then(|column| columns.get(column));
    let message = json!(MessageJson::new(&problem.message));
    json!({
        "sheet": name,
        "row": (problem.row > 0).then_some(problem.row),
        "column": column.map(|column| &column.letter),
        "heading": column.map(|column| &column.heading),
        "severity": if problem.severity == Severity::Error { "error" } else { "warning" },
        "rule": problem.rule,
        "message": hidden(&problem.message.in_english()),
        "key": message["key"],
        "values": message["values"],
        "help": problem.help.as_deref().map(Message::in_english),
        "help_message": problem.help.as_deref().map(MessageJson::new),
    })
}

/// A row as it is written.
#[derive(Serialize)]
struct RowLine<'o> {
    sheet: &'o str,
    row: usize,
    kind: &'static str,
    id: &'o str,
    file: Cow<'o, str>,
    became: RowResult,
    fields: Vec<Field>,
    private: &'o [String],
}

#[derive(Serialize)]
struct Field {
    field: String,
    before: Json,
    after: Json,
}

impl<'o> RowLine<'o> {
    fn of(outcome: &'o Outcome, row: &'o Row) -> Self {
        let fields = row.effect.fields().into_owned().into_iter().map(Field::of);
        Self {
            sheet: &outcome.sheets[row.input].0,
            row: row.row,
            kind: row.kind.name(),
            id: &row.id,
            file: row.below.to_string_lossy(),
            became: row.result(),
            fields: fields.collect(),
            private: row.private.as_ref().map_or(&[], |private| &private.fields),
        }
    }
}

impl Field {
    fn of(change: FieldChange) -> Self {
        let value = |value: Option<Node>| value.as_ref().map_or(Json::Null, to_json);
        Self { field: change.field, before: value(change.before), after: value(change.after) }
    }
}
