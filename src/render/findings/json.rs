//! The JSON of `mieux validate`: a format of its own, so that the inner types may change.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Places, Shown, Summary};
use crate::model::{FileKind, Kind};

#[derive(Serialize)]
struct Output<'f> {
    findings: Vec<Row<'f>>,
    summary: Totals,
}

#[derive(Serialize)]
struct Row<'f> {
    rule: &'f str,
    severity: String,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'f str,
    help: Option<&'f str>,
    record: Option<String>,
}

#[derive(Serialize)]
struct Totals {
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
}

pub(super) fn write(
    places: &mut Places<'_>,
    shown: &Shown<'_>,
    summary: &Summary,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = shown
        .findings
        .iter()
        .map(|finding| {
            let (start, end) = places.locate(finding.place.file, &finding.place.spot);
            let source = places.registry.file(finding.place.file);
            let record = match source.kind {
                FileKind::Record(_) => Some(
                    source.stated_id().map_or_else(|| source.stem().into_owned(), str::to_owned),
                ),
                _ => None,
            };
            Row {
                rule: finding.rule,
                severity: finding.severity.to_string(),
                file: places.path(finding.place.file).into_owned(),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                message: &finding.message,
                help: finding.help.as_deref(),
                record,
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
    };
    serde_json::to_writer_pretty(&mut *out, &Output { findings: rows, summary })?;
    writeln!(out)
}
