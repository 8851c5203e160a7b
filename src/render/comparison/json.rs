//! What has changed as JSON, as `schemas/output/diff.schema.json` says.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::describe::Describer;
use crate::compare::{
    Comparison, FieldChange, FieldState, FindingChange, FindingChanges, RecordChange, State,
};
use crate::message::Message;
use crate::model::Language;
use crate::render::json_output::{JsonOutput, print};
use crate::render::table::rows_as_json;
use crate::view::Value;
use crate::yaml::to_json;

/// The version of the format, which its schema names as well.
const VERSION: u32 = 1;

/// Writes what has changed.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    comparison: &Comparison<'_>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let describer = Describer::new(comparison, language);
    let records = comparison.records.iter().map(|change| record(&describer, change));
    let notes = comparison.notes.iter().map(|note| note.in_words(&describer.words));
    let object = json!({
        "schema": JsonOutput::Diff.schema(),
        "version": VERSION,
        "from": state(&comparison.from),
        "to": state(&comparison.to),
        "records": records.collect::<Vec<_>>(),
        "findings": comparison.findings.as_ref().map(findings),
        "figures": comparison.figures.as_ref().map(rows_as_json),
        "notes": notes.collect::<Vec<_>>(),
    });
    print(&object, out)
}

fn state(state: &State) -> Json {
    json!({ "state": state.kind.name(), "rev": state.rev, "commit": state.commit, "date": state.day })
}

fn record(describer: &Describer<'_>, change: &RecordChange<'_>) -> Json {
    let fields = change.fields.iter().map(|change| field(describer, change));
    let reason = |message: &Option<Message>| message.as_ref().map(Message::in_english);
    json!({
        "kind": change.kind.name(),
        "id": change.id,
        "change": change.state.name(),
        "was": change.was,
        "file": describer.path(change),
        "was_file": describer.path_before(change),
        "title": describer.title(change),
        "fields": fields.collect::<Vec<_>>(),
        "fault_before": reason(&change.fault_before),
        "fault_after": reason(&change.fault_after),
    })
}

fn findings(changes: &FindingChanges) -> Json {
    let finding = |finding: &FindingChange| {
        json!({
            "rule": finding.rule,
            "severity": finding.severity,
            "file": finding.file,
            "line": finding.line,
            "message": finding.message.in_english(),
        })
    };
    let all = |findings: &[FindingChange]| findings.iter().map(finding).collect::<Vec<_>>();
    json!({ "introduced": all(&changes.introduced), "resolved": all(&changes.resolved) })
}

fn field(describer: &Describer<'_>, change: &FieldChange<'_>) -> Json {
    let state = change.state();
    json!({
        "field": change.field,
        "was_field": (change.was != change.field).then_some(&change.was),
        "change": name(state),
        "before": change.before.map(to_json),
        "after": change.after.map(to_json),
        "before_label": describer.value_before(change).and_then(label),
        "after_label": describer.value_after(change).and_then(label),
    })
}

/// The name of what became of a field, for programs.
pub(super) fn name(state: FieldState) -> &'static str {
    match state {
        FieldState::Added => "added",
        FieldState::Removed => "removed",
        FieldState::Changed => "changed",
    }
}

/// What people call a code, a word, or the record of an id.
pub(super) fn label(value: Value) -> Option<String> {
    match value {
        Value::Code(code) => Some(code.label),
        Value::Word(word) => Some(word.label),
        Value::Link(link) => link.name,
        _ => None,
    }
}
