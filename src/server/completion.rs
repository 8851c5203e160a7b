//! What an editor offers while somebody types.
//!
//! The server filters, and an editor only shows: every item says that what is typed is what it is filtered by, since
//! editors would else hide what is found by another name than the one that is written.

use lsp_types::{CompletionItem, CompletionItemTextEdit, CompletionList, TextEdit};

use super::candidates::{Candidate, fields, values};
use super::cursor::{At, Cursor, cursor};
use super::document::range_of;
use crate::model::{FileKind, folded};
use crate::registry::Registry;
use crate::render::{Lines, visible};
use crate::schema::Shape;
use crate::words::Words;

/// The most items that are offered at once. With each letter that is typed, others may come.
const MOST: usize = 200;

/// What can be written at a byte of a text.
pub(super) fn completion(
    registry: &Registry,
    text: &str,
    kind: FileKind,
    byte: usize,
    words: &Words,
) -> CompletionList {
    let items = cursor(text, byte).map(|cursor| items(registry, text, kind, &cursor, words));
    CompletionList { is_incomplete: true, items: items.unwrap_or_default(), ..Default::default() }
}

fn items(
    registry: &Registry,
    text: &str,
    kind: FileKind,
    cursor: &Cursor,
    words: &Words,
) -> Vec<CompletionItem> {
    let Some(shape) = shape_at(registry.shape(kind), &cursor.path) else { return Vec::new() };
    let one = shape.items().unwrap_or(shape);
    let is_key = cursor.at == At::Key || cursor.at == At::Item && one.has_fields();
    let candidates = match (is_key, cursor.at) {
        (true, _) => fields(registry, one, words),
        (false, At::Key) => Vec::new(),
        (false, _) => values(registry, one, words),
    };
    let form = Form {
        before: if needs_blank(text, cursor) { " " } else { "" },
        is_key,
        is_list: cursor.at == At::Value && shape.items().is_some(),
    };
    let is_new = |candidate: &&Candidate| !cursor.there.contains(&candidate.written);
    let range = range_of(&Lines::new(text), &cursor.token);
    let found = best(candidates.iter().filter(is_new), &cursor.typed);
    let items = found.into_iter().enumerate().map(|(position, candidate)| {
        let Candidate { written, label, sign, .. } = candidate;
        let new_text = form.written(written, one.field_or_language(written));
        CompletionItem {
            label: visible(format!("{written}  {label}").trim_end()).into_owned(),
            kind: Some(*sign),
            sort_text: Some(format!("{position:05}")),
            filter_text: Some(cursor.typed.clone()),
            text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        }
    });
    items.collect()
}

/// What the schema says of the place that names of fields lead to.
fn shape_at<'s>(top: &'s Shape, path: &[String]) -> Option<&'s Shape> {
    path.iter().try_fold(top, |shape, name| shape.items().unwrap_or(shape).field_or_language(name))
}

/// Whether the word would stick to a colon or a dash.
fn needs_blank(text: &str, cursor: &Cursor) -> bool {
    let before = text.get(..cursor.token.start).unwrap_or_default();
    cursor.at != At::Key && before.ends_with([':', '-'])
}

/// How what is chosen is written.
struct Form {
    before: &'static str,
    is_key: bool,
    is_list: bool,
}

impl Form {
    fn written(&self, word: &str, field: Option<&Shape>) -> String {
        let before = self.before;
        let holds_fields = |field: &Shape| {
            let one = field.items().unwrap_or(field);
            one.has_fields()
        };
        match (self.is_key, self.is_list) {
            (true, _) if field.is_some_and(holds_fields) => format!("{before}{word}:"),
            (true, _) => format!("{before}{word}: "),
            (false, true) => format!("{before}[{word}]"),
            (false, false) => format!("{before}{word}"),
        }
    }
}

/// The candidates that what is typed can mean, the likeliest first: called so, beginning so, with a word that begins so,
/// containing it.
fn best<'c>(candidates: impl Iterator<Item = &'c Candidate>, typed: &str) -> Vec<&'c Candidate> {
    let typed = folded(typed.trim());
    let mut found: Vec<(usize, &Candidate)> =
        candidates.filter_map(|one| Some((rank(one, &typed)?, one))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

fn rank(candidate: &Candidate, typed: &str) -> Option<usize> {
    let names = [&candidate.written, &candidate.label].into_iter().chain(&candidate.names);
    let ranks = names.filter_map(|name| {
        let name = folded(name);
        let begins_word = || {
            name.match_indices(typed).any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric))
        };
        match () {
            () if name == typed => Some(0),
            () if name.starts_with(typed) => Some(1),
            () if begins_word() => Some(2),
            () if name.contains(typed) => Some(3),
            () => None,
        }
    });
    ranks.min()
}
