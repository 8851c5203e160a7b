//! What an editor can change at once: what certainly puts findings right, and the layout of a file.

use std::path::Path;

use lsp_types::{
    CodeAction, CodeActionKind, CreateFile, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier,
    TextEdit, WorkspaceEdit,
};
use similar::{DiffOp, TextDiff};

use super::desk::Desk;
use super::diagnostics::diagnostic;
use super::document::{Document, range_of};
use super::new_record::new_record;
use super::uri::uri_of;
use crate::check::{Tier, rule};
use crate::edit::{Change, apply, edit, entry, format};
use crate::finding::{Finding, Fix};
use crate::model::FileKind;
use crate::registry::FileId;
use crate::render::{Lines, visible};
use crate::words::Words;
use crate::yaml::Value;

/// All certain fixes of a file, as editors ask for them when a file is saved.
const FIX_ALL: &str = "source.fixAll.mieux";

/// The field with the rules that a record is excused from.
const EXCEPTIONS: &str = "allow";

/// The changes that an editor can offer in a range of a file.
pub(super) fn actions(
    desk: &Desk,
    file: FileId,
    document: &Document,
    range: Range,
    can_create: bool,
    words: &Words,
) -> Vec<CodeAction> {
    let (source, findings) = desk.findings(file);
    let lines = Lines::new(&source.text);
    let (mut actions, mut excuses) = (Vec::new(), Vec::new());
    for finding in findings {
        let shown = diagnostic(desk, &source, &lines, finding, words);
        if !touch(shown.range, range) {
            continue;
        }
        for fix in finding.fix.iter().chain(&finding.proposal) {
            let Some(text) = apply(&document.text, &[fix]) else { continue };
            let title = title(finding, fix, words);
            let is_preferred = Some(finding.fix.is_some());
            let action = action(document, title, &text, Some(shown.clone()));
            actions.push(CodeAction { is_preferred, ..action });
        }
        let new = new_record(desk, file, &source, finding).filter(|_| can_create);
        actions.extend(new.map(|(below, text)| created(desk, &below, text, &shown, words)));
        if let Some(text) = excused(desk, file, &document.text, finding.rule) {
            let title = words.fill("server.excuse", &[("rule", finding.rule)]);
            excuses.push(action(document, title, &text, Some(shown)));
        }
    }
    actions.extend(excuses);
    let fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    if let Some(text) = apply(&document.text, &fixes).filter(|_| !fixes.is_empty()) {
        let all = words.counted("server.fix-all", fixes.len(), &[]);
        let kind = Some(CodeActionKind::Custom(FIX_ALL.into()));
        actions.push(CodeAction { kind, ..action(document, all, &text, None) });
    }
    actions
}

/// The text of a record that is excused from a rule. The reason is left to the person: an empty one is refused.
fn excused(desk: &Desk, file: FileId, text: &str, id: &str) -> Option<String> {
    let has_exceptions = rule(id).is_some_and(|rule| rule.tier != Tier::Always);
    let shape = desk.registry().shape(desk.registry().file(file).kind);
    let field = shape.field(EXCEPTIONS).filter(|_| has_exceptions)?;
    let of_rule = |key: &str, value: &str| entry(key, Value::String(value.into()));
    let exception = Value::Map([of_rule("rule", id), of_rule("reason", "")].into());
    let address = field.name().parse().ok()?;
    edit(text, shape, &address, &Change::Append(vec![exception])).ok()
}

/// The creation of a file for a record that is missing.
fn created(
    desk: &Desk,
    below: &Path,
    text: String,
    shown: &Diagnostic,
    words: &Words,
) -> CodeAction {
    let uri = uri_of(&desk.root.join(below));
    let file = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
    let start = Range::default();
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier { uri },
    };
    let edits = vec![Edit::TextEdit(TextEdit { range: start, new_text: text })];
    let edit = TextDocumentEdit { text_document, edits };
    let path = below.to_string_lossy();
    CodeAction {
        title: words.fill("server.create", &[("path", &visible(&path))]),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown.clone()]),
        edit: Some(WorkspaceEdit {
            document_changes: Some(vec![
                DocumentChange::CreateFile(file),
                DocumentChange::TextDocumentEdit(edit),
            ]),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    }
}

fn touch(one: Range, other: Range) -> bool {
    let at = |position: lsp_types::Position| (position.line, position.character);
    at(one.start) <= at(other.end) && at(other.start) <= at(one.end)
}

fn title(finding: &Finding, fix: &Fix, words: &Words) -> String {
    match fix {
        Fix::Replace { value, .. } => words.fill("server.write", &[("value", value)]),
        Fix::RemoveItem { .. } => words.fill("server.remove", &[("rule", finding.rule)]),
    }
}

fn action(document: &Document, title: String, text: &str, shown: Option<Diagnostic>) -> CodeAction {
    let id = TextDocumentIdentifier { uri: document.uri.clone() };
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version: Some(document.version),
            text_document_identifier: id,
        },
        edits: edits(&document.text, text).into_iter().map(Edit::TextEdit).collect(),
    };
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: shown.map(|shown| vec![shown]),
        edit: Some(WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(edit)]),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    }
}

/// A text in house style as changes of its lines; none if it has faults.
pub(super) fn formatting(desk: &Desk, text: &str, kind: FileKind) -> Vec<TextEdit> {
    let formatted = format(text, desk.registry().shape(kind));
    formatted.map_or_else(|_| Vec::new(), |formatted| edits(text, &formatted))
}

/// The changes of lines that make one text of another.
pub(super) fn edits(old: &str, new: &str) -> Vec<TextEdit> {
    let diff = TextDiff::from_lines(old, new);
    let lines = Lines::new(old);
    let starts = |slices: &[&str]| -> Vec<usize> {
        let ends = slices.iter().scan(0, |at, slice| {
            *at += slice.len();
            Some(*at)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (starts(diff.old_slices()), starts(diff.new_slices()));
    // Where an operation is follows from those before it: the index of what is inserted may be off after the operations
    // were put together.
    let (mut from, mut to) = (0, 0);
    let edits = diff.ops().iter().filter_map(|op| {
        let (old_end, new_end) = (from + op.old_range().len(), to + op.new_range().len());
        let (old, text) =
            (old_starts[from]..old_starts[old_end], new_starts[to]..new_starts[new_end]);
        (from, to) = (old_end, new_end);
        let is_change = !matches!(op, DiffOp::Equal { .. });
        is_change
            .then(|| TextEdit { range: range_of(&lines, &old), new_text: new[text].to_owned() })
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::edits;
    use crate::server::document::byte_at;

    proptest! {
        #[test]
        fn edits_make_the_new_text(old in "([a-c😀]{0,3}\r?\n){0,6}[a-c]{0,2}", new in "([a-c😀]{0,3}\n){0,6}[a-c]{0,2}") {
            let mut text = old.clone();
            for edit in edits(&old, &new).into_iter().rev() {
                let bytes = byte_at(&old, edit.range.start)..byte_at(&old, edit.range.end);
                text.replace_range(bytes, &edit.new_text);
            }
            prop_assert_eq!(text, new);
        }
    }
}
