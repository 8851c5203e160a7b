//! SARIF 2.1.0 (OASIS), for GitHub code scanning and other viewers.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::entry::{Entry, Level};
use super::places::Location;
use crate::render::Explanation;

/// How many results GitHub shows of a run.
const MOST_RESULTS: usize = 5000;

/// What stays as it is in a path of a URI (RFC 3986).
const IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn write(
    entries: &[Entry<'_>],
    rules: &[Explanation<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut results: Vec<&Entry<'_>> =
        entries.iter().filter(|entry| entry.level != Level::Note).collect();
    results.sort_by_key(|entry| entry.level);
    let left_out = results.len().saturating_sub(MOST_RESULTS);
    results.truncate(MOST_RESULTS);
    let mut notes: Vec<Value> = entries
        .iter()
        .filter(|entry| entry.level == Level::Note)
        .map(|entry| note(&entry.message, Some(&entry.at)))
        .collect();
    if left_out > 0 {
        let words = format!("{left_out} more findings are left out; errors come first");
        notes.push(note(&words, None));
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mieux",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "automationDetails": { "id": "mieux/" },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notes,
            }],
            "results": results.into_iter().map(|entry| result(entry, rules)).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn rule(rule: &Explanation<'_>) -> Value {
    json!({
        "id": rule.rule,
        "shortDescription": { "text": rule.finds },
        "fullDescription": { "text": rule.finds },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.to_string() },
    })
}

fn result(entry: &Entry<'_>, rules: &[Explanation<'_>]) -> Value {
    let mut result = json!({
        "ruleId": entry.rule,
        "level": entry.level.word(),
        "message": { "text": entry.text() },
        "locations": [{ "physicalLocation": place(&entry.at) }],
        "partialFingerprints": { "mieux/v1": entry.fingerprint },
    });
    if let Some(at) = rules.iter().position(|rule| Some(rule.rule) == entry.rule) {
        result["ruleIndex"] = at.into();
    }
    if let Some((at, words)) = &entry.related {
        result["relatedLocations"] =
            json!([{ "physicalLocation": place(at), "message": { "text": words } }]);
    }
    if let Some(suggestion) = &entry.suggestion {
        result["fixes"] = json!([{
            "description": { "text": entry.help.as_deref().unwrap_or(&entry.message) },
            "artifactChanges": [{
                "artifactLocation": artifact(&suggestion.at),
                "replacements": [{
                    "deletedRegion": region(&suggestion.at),
                    "insertedContent": { "text": suggestion.text },
                }],
            }],
        }]);
    }
    result
}

fn note(words: &str, at: Option<&Location>) -> Value {
    let places = at.map(|at| json!({ "physicalLocation": { "artifactLocation": artifact(at) } }));
    json!({
        "level": "note",
        "message": { "text": words },
        "locations": places.into_iter().collect::<Vec<_>>(),
    })
}

fn place(at: &Location) -> Value {
    json!({ "artifactLocation": artifact(at), "region": region(at) })
}

fn artifact(at: &Location) -> Value {
    let uri = utf8_percent_encode(&at.path, IN_PATH).to_string();
    json!({ "uri": uri, "uriBaseId": "SRCROOT" })
}

fn region(at: &Location) -> Value {
    json!({
        "startLine": at.start.line,
        "startColumn": at.start.column,
        "endLine": at.end.line,
        "endColumn": at.end.column,
    })
}
