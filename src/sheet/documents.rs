//! A YAML stream: documents that are a map each, or one list of maps.

use std::io::Read;
use std::ops::{ControlFlow, Range};

use super::encoding;
use super::json_path::{keys, with_id};
use super::keyed::Keyed;
use super::source::Input;
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;
use crate::message::Message;
use crate::yaml::{self, Document, Fault, FaultKind, Route, Value};

/// The most bytes of a stream, which is held in memory.
const MAX_STREAM: u64 = 1 << 24;

pub(super) fn read(
    input: Input<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let (mut decoded, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut text = String::new();
    decoded.by_ref().take(MAX_STREAM).read_to_string(&mut text).map_err(SheetError::system)?;
    if text.len() as u64 == MAX_STREAM {
        let limit = (MAX_STREAM >> 20).to_string();
        return Err(SheetError::new(message!("sheet.yaml-too-large", limit)));
    }
    let mut keyed = Keyed::new(each);
    keyed.notes.extend(note);
    let (mut number, mut lines, mut counted) = (0, 0, 0);
    for range in documents(&text) {
        lines += text[counted..range.start].matches('\n').count();
        counted = range.start;
        let document = yaml::read(&text[range.clone()]);
        let items = match &options.path {
            Some(path) => below(&text[range], document, lines, &keys(path))?,
            None => items(&text[range], document, lines)?,
        };
        for (item, faults) in items {
            number += 1;
            if keyed.item(number, item, faults)? == ControlFlow::Break(()) {
                return Ok(keyed.finish());
            }
        }
    }
    Ok(keyed.finish())
}

/// The bytes of each document: a line that begins with `---` starts one, and `...` ends it.
fn documents(text: &str) -> Vec<Range<usize>> {
    let is_mark = |line: &str, mark: &str| {
        let rest = line.strip_prefix(mark);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let (mut documents, mut start, mut end) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        if is_mark(line, "---") {
            documents.push(start..end);
            start = end;
        }
        end += line.len();
        if is_mark(line, "...") {
            documents.push(start..end - line.len());
            start = end;
        }
    }
    documents.push(start..end);
    documents.retain(|range| !says_nothing(&text[range.clone()]));
    documents
}

/// Whether a document has only blanks, comments and its mark.
fn says_nothing(document: &str) -> bool {
    document.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || line == "---"
    })
}

/// The items below some keys of a document: those of a list, or of a map of items by their ids.
fn below(
    text: &str,
    document: Document,
    lines: usize,
    keys: &[&str],
) -> Result<Vec<(Value, Vec<Message>)>, SheetError> {
    if let Some(fault) = document.faults.first() {
        return Err(SheetError::new(message_of(text, fault, lines)));
    }
    let route = keys.iter().fold(Route::default(), |route, key| route.key(key));
    let found = document.root.as_ref().and_then(|root| route.find(root));
    match found.map(|node| &node.value) {
        Some(Value::List(items)) => {
            Ok(items.iter().map(|item| (item.value.clone(), vec![])).collect())
        }
        Some(Value::Map(entries)) => {
            let items = entries.iter().map(|entry| with_id(entry.value.value.clone(), &entry.key));
            Ok(items.map(|item| (item, vec![])).collect())
        }
        _ => Err(SheetError::new(message!("sheet.no-items", path = route.to_string()))),
    }
}

/// What is wrong, with its line. `lines` come before the document.
fn message_of(text: &str, fault: &Fault, lines: usize) -> Message {
    let line = (lines + 1 + text[..fault.span.start].matches('\n').count()).to_string();
    match &fault.kind {
        FaultKind::Syntax(_) => message!("sheet.not-yaml", line),
        FaultKind::DuplicateKey { key, .. } => message!("sheet.duplicate-key", line, key),
        FaultKind::KeyNotText => message!("sheet.key-not-text", line),
        FaultKind::TooManyKeys => message!("sheet.too-many-keys", line),
        _ => message!("sheet.yaml-feature", line),
    }
}

/// The items of a document, each with what is wrong with it. `lines` come before the document.
fn items(
    text: &str,
    document: Document,
    lines: usize,
) -> Result<Vec<(Value, Vec<Message>)>, SheetError> {
    let say = |fault: &Fault| message_of(text, fault, lines);
    let root = document.root;
    let dash = root.as_ref().map(|root| dash(text, root.span.start)).unwrap_or_default();
    let list = match root.map(|root| root.value) {
        Some(Value::List(list)) => list,
        root => {
            let faults = document.faults.iter().map(say).collect();
            return Ok(vec![(root.unwrap_or(Value::Null), faults)]);
        }
    };
    // The value of an item begins behind its dash, if an anchor precedes it.
    let starts = list.iter().scan(0, |from, item| {
        let before = &text[*from..item.span.start];
        let start = before.rfind(&dash).map_or(item.span.start, |at| *from + at);
        *from = item.span.end.max(start);
        Some(start)
    });
    let starts: Vec<usize> = starts.collect();
    let mut faults = document.faults.iter().peekable();
    if let Some(fault) =
        faults.next_if(|fault| starts.first().is_none_or(|first| fault.span.start < *first))
    {
        return Err(SheetError::new(say(fault)));
    }
    let ends = starts.iter().skip(1).copied().chain([text.len() + 1]);
    let items = list.into_iter().zip(ends).map(|(item, end)| {
        let mut own = Vec::new();
        while let Some(fault) = faults.next_if(|fault| fault.span.start < end) {
            own.push(say(fault));
        }
        (item.value, own)
    });
    Ok(items.collect())
}

/// The line end, the indentation and the dash that begin each item of a list but the first.
fn dash(text: &str, start: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    format!("\n{}-", " ".repeat(start - line))
}
