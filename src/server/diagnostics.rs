//! Findings as an editor shows them.

use lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    Message,
};

use super::desk::Desk;
use super::document::range_of;
use crate::finding::{Finding, MAX_FINDINGS_PER_FILE, Severity};
use crate::message;
use crate::message::Message as Text;
use crate::personal::hidden;
use crate::registry::{FileId, Source};
use crate::render::Lines;
use crate::words::Words;

/// The name that an editor shows beside each finding.
const SOURCE: &str = "mieux";

/// Rules that find text which can be removed without loss.
const UNNECESSARY: [&str; 2] = ["duplicate-item", "unused-exception"];

/// The findings of a file in words. If there are too many, the first ones and how many more there are.
pub(super) fn diagnostics(desk: &Desk, file: FileId, words: &Words) -> Vec<Diagnostic> {
    let (source, findings) = desk.findings(file);
    let shown = findings.iter().take(MAX_FINDINGS_PER_FILE);
    let lines = Lines::new(&source.text);
    let mut diagnostics: Vec<Diagnostic> =
        shown.map(|finding| diagnostic(desk, &source, &lines, finding, words)).collect();
    let counted: usize = findings.iter().map(|finding| finding.more).sum();
    let rest = counted + findings.len().saturating_sub(MAX_FINDINGS_PER_FILE);
    if rest > 0 {
        diagnostics.push(Diagnostic {
            range: range_of(&lines, &(0..0)),
            severity: Some(DiagnosticSeverity::Information),
            source: Some(SOURCE.to_owned()),
            message: Message::String(message!("rest.findings", count = rest).in_words(words)),
            ..Diagnostic::default()
        });
    }
    diagnostics
}

/// A finding in a file with this text.
pub(super) fn diagnostic(
    desk: &Desk,
    source: &Source,
    lines: &Lines<'_>,
    finding: &Finding,
    words: &Words,
) -> Diagnostic {
    let in_words = |message: &Text| hidden(&message.in_words(words)).into_owned();
    let message = match &finding.help {
        Some(help) => format!("{}\n{}", in_words(&finding.message), in_words(help)),
        None => in_words(&finding.message),
    };
    let related = finding.related.as_ref().map(|(place, text)| {
        let there = desk.source(place.file);
        let range = range_of(&Lines::new(&there.text), &place.spot.span(Some(&there)));
        let location = Location { uri: desk.uri(place.file), range };
        vec![DiagnosticRelatedInformation { location, message: in_words(text) }]
    });
    let is_unnecessary = UNNECESSARY.contains(&finding.rule);
    Diagnostic {
        range: range_of(lines, &finding.place.spot.span(Some(source))),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(Code::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: Message::String(message),
        tags: is_unnecessary.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: related,
        ..Diagnostic::default()
    }
}
