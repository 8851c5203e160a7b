//! The code quality report of GitLab: a list of issues, which a merge request shows beside its lines.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::entry::{Entry, Level};

/// The rules that keep a file from being read, so that nothing in it counts.
const BLOCKERS: [&str; 4] = ["file-too-large", "merge-conflict", "unreadable-file", "yaml-syntax"];

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Value> = entries.iter().map(issue).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue(entry: &Entry<'_>) -> Value {
    let severity = match entry.level {
        Level::Error if entry.rule.is_some_and(|rule| BLOCKERS.contains(&rule)) => "blocker",
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    };
    json!({
        "description": entry.text(),
        "check_name": entry.rule.unwrap_or("mieux"),
        "fingerprint": entry.fingerprint,
        "severity": severity,
        "location": { "path": entry.at.path, "lines": { "begin": entry.at.start.line } },
    })
}
