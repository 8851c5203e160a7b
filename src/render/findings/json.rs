//! The JSON of `mieux validate`, as `schemas/output/validate.schema.json` says: a format of its own, so that the
//! inner types may change.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Places, Shown, Summary};
use crate::finding::{Fix, Place, Spot};
use crate::model::Kind;
use crate::render::json_output::{JsonOutput, print};
use crate::render::message_json::MessageJson;

#[derive(Serialize)]
struct Output<'f> {
    schema: &'static str,
    findings: Vec<Row<'f>>,
    summary: Totals<'f>,
}

#[derive(Serialize)]
struct Row<'f> {
    rule: &'f str,
    severity: String,
    #[serde(flatten)]
    at: At,
    field: Option<String>,
    message: &'f str,
    #[serde(flatten)]
    says: MessageJson,
    help: Option<&'f str>,
    help_message: Option<MessageJson>,
    record: Option<String>,
    fingerprint: String,
    related: Option<Related<'f>>,
    fix: Option<Change<'f>>,
}

/// A place as lines and columns.
#[derive(Serialize)]
struct At {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Another place that belongs to a finding.
#[derive(Serialize)]
struct Related<'f> {
    #[serde(flatten)]
    at: At,
    message: &'f str,
    #[serde(flatten)]
    says: MessageJson,
}

/// What `--fix` would do.
#[derive(Serialize)]
struct Change<'f> {
    action: &'static str,
    field: String,
    value: Option<&'f str>,
}

#[derive(Serialize)]
struct Totals<'f> {
    /// How many records of each kind were checked.
    records: Map<String, Value>,
    errors: usize,
    warnings: usize,
    /// Findings by file that are counted and not listed, because the file has too many.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    hidden: BTreeMap<String, usize>,
    /// The rules that were not looked at because they need to know every file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules_left_out: Vec<&'static str>,
    /// The day by which dates of retention were judged, if a record that was checked has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    judged_on: Option<String>,
    /// What became of the findings of an earlier state, if only new ones are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Earlier<'f>>,
}

#[derive(Serialize)]
struct Earlier<'f> {
    revision: &'f str,
    resolved: usize,
    unchanged: usize,
}

pub(super) fn write(
    places: &mut Places<'_>,
    shown: &Shown<'_>,
    summary: &Summary,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fingerprints = shown.fingerprints(places.registry);
    let rows = shown
        .findings
        .iter()
        .zip(fingerprints)
        .map(|(shown, fingerprint)| {
            let finding = shown.finding;
            let source = places.registry.file(finding.place.file);
            Row {
                rule: finding.rule,
                severity: finding.severity.to_string(),
                at: at(places, &finding.place),
                field: field(&finding.place.spot),
                message: &shown.message,
                says: MessageJson::new(&finding.message),
                help: shown.help.as_deref(),
                help_message: finding.help.as_ref().map(MessageJson::new),
                record: source.record_id().map(|id| id.to_string()),
                fingerprint,
                related: shown.related.as_ref().zip(finding.related.as_ref()).map(
                    |((place, words), (_, message))| Related {
                        at: at(places, place),
                        message: words,
                        says: MessageJson::new(message),
                    },
                ),
                fix: finding.fix.as_ref().map(change),
            }
        })
        .collect();
    let records = Kind::ALL.map(|kind| (kind.name().to_owned(), summary.of(kind).into()));
    let hidden = shown.hidden.iter().map(|(file, count)| (places.path(*file).into_owned(), *count));
    let summary = Totals {
        records: records.into_iter().collect(),
        errors: summary.errors,
        warnings: summary.warnings,
        hidden: hidden.collect(),
        rules_left_out: summary.left_out.clone(),
        judged_on: summary.judged_on.map(|day| day.to_string()),
        since: summary.since.as_ref().map(|(revision, since)| Earlier {
            revision,
            resolved: since.resolved,
            unchanged: since.unchanged,
        }),
    };
    let output = Output { schema: JsonOutput::Validate.schema(), findings: rows, summary };
    print(&output, out)
}

fn at(places: &mut Places<'_>, place: &Place) -> At {
    let (start, end) = places.locate(place.file, &place.spot);
    At {
        file: places.path(place.file).into_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// The field that a spot is in, such as `partners[0].partner`.
fn field(spot: &Spot) -> Option<String> {
    match spot {
        Spot::Key(route) | Spot::Value(route) => Some(route.to_string()),
        Spot::Top | Spot::Bytes(_) => None,
    }
}

fn change(fix: &Fix) -> Change<'_> {
    let (action, route, value) = match fix {
        Fix::Replace { route, value } => ("replace", route, Some(value.as_str())),
        Fix::RemoveItem { route } => ("remove", route, None),
    };
    Change { action, field: route.to_string(), value }
}
