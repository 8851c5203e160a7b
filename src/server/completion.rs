//! What an editor offers while somebody types.
//!
//! The server filters, and an editor only shows: every item says that what is typed is what it is filtered by, since
//! editors would else hide what is found by another name than the one that is written.

use std::path::Path;

use lsp_types::{
    CompletionItem, CompletionItemTextEdit, CompletionList, InsertTextFormat, InsertTextMode,
    TextEdit,
};

use super::candidates::{Candidate, fields, item, record, values};
use super::cursor::{At, Cursor, cursor};
use super::document::range_of;
use crate::files::has_schemas;
use crate::model::{FileKind, folded};
use crate::registry::Registry;
use crate::render::{Lines, visible};
use crate::schema::Shape;
use crate::words::Words;

/// The most items that are offered at once. With each letter that is typed, others may come.
const MOST: usize = 200;

/// A text in which somebody types.
pub(super) struct Typing<'t> {
    pub(super) registry: &'t Registry,
    pub(super) kind: FileKind,
    /// The path of the file below the registry.
    pub(super) below: &'t Path,
    pub(super) text: &'t str,
    pub(super) words: &'t Words,
    /// Whether the editor can stop at the gaps of what is written.
    pub(super) has_snippets: bool,
}

/// What can be written at a byte of a text.
pub(super) fn completion(typing: &Typing<'_>, byte: usize) -> CompletionList {
    let items = cursor(typing.text, byte).map(|cursor| typing.items(&cursor));
    CompletionList { is_incomplete: true, items: items.unwrap_or_default(), ..Default::default() }
}

impl Typing<'_> {
    fn items(&self, cursor: &Cursor) -> Vec<CompletionItem> {
        let Some(shape) = shape_at(self.registry.shape(self.kind), &cursor.path) else {
            return Vec::new();
        };
        let one = shape.items().unwrap_or(shape);
        let is_new_item = cursor.is_below_key && shape.items().is_some();
        let form = self.form(cursor, shape, is_new_item);
        let candidates = self.candidates(cursor, one, is_new_item);
        let is_new = |candidate: &&Candidate| !cursor.there.contains(&candidate.written);
        let range = range_of(&Lines::new(self.text), &cursor.token);
        let found = best(candidates.iter().filter(is_new), &cursor.typed);
        let items = found.into_iter().enumerate().map(|(position, candidate)| {
            let (new_text, format) = form.written(candidate, one);
            let label = format!("{}  {}", candidate.written, candidate.label);
            CompletionItem {
                label: visible(label.trim_end()).into_owned(),
                kind: Some(candidate.sign),
                sort_text: Some(format!("{position:05}")),
                filter_text: Some(cursor.typed.clone()),
                text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text })),
                insert_text_format: Some(format),
                insert_text_mode: Some(match format {
                    InsertTextFormat::Snippet => InsertTextMode::AdjustIndentation,
                    _ => InsertTextMode::AsIs,
                }),
                ..CompletionItem::default()
            }
        });
        items.collect()
    }

    fn candidates(&self, cursor: &Cursor, one: &Shape, is_new_item: bool) -> Vec<Candidate> {
        let is_key = is_key(cursor, one);
        let mut candidates = match (is_key, cursor.at) {
            (true, _) => fields(self.registry, one, self.words),
            (false, At::Key) if !is_new_item => Vec::new(),
            (false, _) => values(self.registry, one, self.words),
        };
        let is_begun = one.field_names().any(|name| cursor.there.iter().any(|one| one == name));
        let whole = match self.kind {
            FileKind::Record(kind) if self.is_empty(cursor) => {
                let needs_modeline = !self.text.contains('#') && has_schemas(&self.registry.root);
                Some(record(self.registry, kind, self.below, needs_modeline, self.words))
            }
            _ if is_key && (is_new_item || cursor.at == At::Item && !is_begun) => {
                Some(item(self.registry, one, self.words))
            }
            _ => None,
        };
        // Who cannot stop at the gaps is better served with one field after the other.
        let position = if self.has_snippets { 0 } else { candidates.len() };
        whole.into_iter().for_each(|whole| candidates.insert(position, whole));
        candidates
    }

    /// Whether there is nothing in the file but what is being typed, and comments.
    fn is_empty(&self, cursor: &Cursor) -> bool {
        let (before, after) = (&self.text[..cursor.token.start], &self.text[cursor.token.end..]);
        let is_empty = |line: &str| line.trim().is_empty() || line.starts_with('#');
        cursor.at == At::Key && before.lines().chain(after.lines()).all(is_empty)
    }

    fn form(&self, cursor: &Cursor, shape: &Shape, is_new_item: bool) -> Form {
        let before = match () {
            () if is_new_item => "- ",
            () if needs_blank(self.text, cursor) => " ",
            () => "",
        };
        let start = self.text[..cursor.token.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[start..];
        Form {
            before,
            is_key: is_key(cursor, shape.items().unwrap_or(shape)),
            is_list: cursor.at == At::Value && shape.items().is_some(),
            has_snippets: self.has_snippets,
            column: cursor.token.start - start + before.len(),
            indent: line.len() - line.trim_start_matches(' ').len(),
        }
    }
}

fn is_key(cursor: &Cursor, one: &Shape) -> bool {
    match cursor.at {
        At::Key => !cursor.is_below_key || one.has_fields(),
        At::Item => one.has_fields(),
        At::Value | At::Bracketed => false,
    }
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
    has_snippets: bool,
    /// The column in which it begins.
    column: usize,
    /// How far the line is indented in which it is.
    indent: usize,
}

impl Form {
    fn written(&self, candidate: &Candidate, one: &Shape) -> (String, InsertTextFormat) {
        let (before, word) = (self.before, &candidate.written);
        match &candidate.lines {
            // The editor indents all lines as the first one.
            Some(lines) if self.has_snippets => {
                let lines = lines.snippet(self.column.saturating_sub(self.indent));
                return (format!("{before}{lines}"), InsertTextFormat::Snippet);
            }
            Some(lines) if candidate.is_whole() => {
                let lines = lines.plain(self.column);
                return (format!("{before}{lines}"), InsertTextFormat::PlainText);
            }
            _ => {}
        }
        let holds_fields = |field: &Shape| field.items().unwrap_or(field).has_fields();
        let written = match (self.is_key, self.is_list) {
            (true, _) if one.field_or_language(word).is_some_and(holds_fields) => {
                format!("{before}{word}:")
            }
            (true, _) => format!("{before}{word}: "),
            (false, true) => format!("{before}[{word}]"),
            (false, false) => format!("{before}{word}"),
        };
        (written, InsertTextFormat::PlainText)
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
