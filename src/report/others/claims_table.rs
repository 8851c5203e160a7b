//! Every published figure beside the one that the registry gives for the same scope and day.

use smol_str::SmolStr;

use crate::model::Claim;
use crate::query::{Links, OPERATIONAL};
use crate::registry::Registry;
use crate::report::ask::request::Request;
use crate::report::count::compared::Comparison;
use crate::report::page::claim::{agrees, columns, numbered, row};
use crate::report::page::report::{Report, report_around_tables};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// The position of the remarks among the columns: before the source.
const REMARK: usize = 8;

/// Computes the report of all claims, in the order of their files. If the request names figures, only
/// these are computed.
#[must_use]
pub fn claims_report(registry: &Registry, request: &Request) -> Report {
    claims_report_of(&Links::new(registry), request)
}

/// The same for one who computes many reports of a registry, and goes through it once.
#[must_use]
pub fn claims_report_of(links: &Links<'_>, request: &Request) -> Report {
    let registry = links.registry;
    let words = Words::of(request.language);
    let public = request.presentation.public;
    let comparison = Comparison { links, words: &words, public, only: &request.figures };
    let claims = || registry.claims.iter().flat_map(|record| &record.body.claims);
    let mut sources: Vec<&str> = Vec::new();
    let rows = claims().zip(comparison.computed(claims())).map(|(claim, computed)| -> Row {
        let mut remarks = computed.remarks;
        if agrees(claim, &computed.cell) {
            remarks.insert(0, words.get("remark-agrees"));
        }
        remarks.push(words.text(&claim.note));
        remarks.retain(|remark| !remark.is_empty());
        let source = numbered(&mut sources, &claim.source);
        let mut row = row(&words, &registry.vocabularies, claim, computed.cell, source);
        row.insert(0, Cell::words(scope(registry, &words, claim)));
        row.insert(REMARK, Cell::words(remarks.join(" ")));
        row
    });
    let rows: Vec<Row> = rows.collect();
    let mut columns = columns(&words);
    columns.insert(0, Column::words("scope", words.heading("claim.scope")));
    columns.insert(REMARK, Column::words("remark", words.heading("claim.remark")));
    let table = Table::new("claims", columns, rows, request.language);
    let mut report = report_around_tables(links, request, "claims", vec![table]);
    report.notes.extend(sources.iter().zip(1..).map(|(source, number)| {
        words.fill("source", &[("number", &number.to_string()), ("source", source)])
    }));
    report
}

/// What a claim speaks of, in words.
fn scope(registry: &Registry, words: &Words, claim: &Claim) -> String {
    let scope = &claim.scope;
    let label = |vocabulary, code: &Option<_>| {
        let code: &SmolStr = code.as_ref()?;
        Some(words.label(&registry.vocabularies, vocabulary, code))
    };
    let action = scope.action.as_ref().map(ToString::to_string);
    let [from, to] = [scope.from, scope.to].map(|date| date.map(|date| date.to_string()));
    let period = match (&from, &to) {
        (Some(from), Some(to)) if from == to => Some(from.clone()),
        (Some(from), Some(to)) => Some(words.fill("from-to", &[("from", from), ("to", to)])),
        (Some(from), None) => Some(words.fill("from", &[("from", from)])),
        (None, Some(to)) => Some(words.fill("to", &[("to", to)])),
        (None, None) => None,
    };
    let group = Some(words.text(&scope.group)).filter(|group| !group.is_empty());
    let parts = [
        action,
        label(OPERATIONAL, &scope.region),
        label("countries", &scope.country),
        label("phases", &scope.phase),
        group,
        period,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { registry.config.name.clone() } else { parts.join(" · ") }
}
