//! The diagnostic format of reviewdog (`DiagnosticResult` of its `reviewdog.proto`): columns are bytes, and ends
//! are exclusive.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::entry::{Entry, Level};
use super::places::Location;

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<Value> = entries.iter().map(diagnostic).collect();
    let result = json!({ "source": { "name": "mieux" }, "diagnostics": diagnostics });
    serde_json::to_writer_pretty(&mut *out, &result)?;
    writeln!(out)
}

fn diagnostic(entry: &Entry<'_>) -> Value {
    let mut diagnostic = json!({
        "message": entry.text(),
        "location": { "path": entry.at.path, "range": range(&entry.at) },
        "severity": match entry.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note => "INFO",
        },
    });
    if let Some(rule) = entry.rule {
        diagnostic["code"] = json!({ "value": rule });
    }
    if let Some(suggestion) = &entry.suggestion {
        diagnostic["suggestions"] =
            json!([{ "range": range(&suggestion.at), "text": suggestion.text }]);
    }
    diagnostic
}

fn range(at: &Location) -> Value {
    let (start, end) = at.byte_columns;
    json!({
        "start": { "line": at.start.line, "column": start },
        "end": { "line": at.end.line, "column": end },
    })
}
