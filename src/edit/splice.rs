//! Where the bytes of a change go: each function gives the ranges of a text to replace, and with what.

use std::collections::BTreeSet;
use std::ops::Range;

use super::emit::{
    Block, Style, Written, behind_key, block_text, entry_lines, item_lines, one_line,
};
use super::page::{Member, Page};
use crate::yaml::{Entry, Node, Value, quoted};

/// Bytes to replace, and the text that takes their place.
pub(super) type Splice = (Range<usize>, String);

/// The text with other bytes in some places; `None` where two of them overlap.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|(bytes, _)| bytes.start);
    let mut changed = String::with_capacity(text.len());
    let mut end = 0;
    for (bytes, new) in splices {
        changed.push_str(text.get(end..bytes.start)?);
        changed.push_str(&new);
        end = bytes.end;
    }
    changed.push_str(text.get(end..)?);
    Some(changed)
}

/// Another value in place of one within brackets or braces; `entry` is the field that it belongs to.
pub(super) fn replace_in_flow(
    page: &Page<'_>,
    old: &Node,
    entry: Option<&Entry>,
    new: &Value,
) -> Splice {
    let new = one_line(new);
    match entry {
        Some(entry) if old.span.is_empty() => {
            let end = page.flow_end(entry);
            let sign = if page.field(entry).is_some() { " " } else { ": " };
            (end..end, format!("{sign}{new}"))
        }
        _ => (old.span.clone(), new),
    }
}

/// Another value in place of that of a member in block style. The comments between the two ends of the
/// member that are not within the old value stay.
pub(super) fn replace(
    page: &Page<'_>,
    member: &Member,
    is_item: bool,
    old: &Node,
    new: &Value,
    style: Style,
) -> Splice {
    let header = page.header(member.behind, old);
    let line_end = page.line_end(member.behind);
    let is_below = header.is_some() || old.span.is_empty() || old.span.start > line_end;
    let Written { head, mut below } = new_value(page, member, is_item, header.as_ref(), new, style);
    if !is_below && below.is_empty() {
        return (old.span.clone(), head);
    }
    // A comment on the line of the key or dash stays there; so does one behind a value that was on it.
    let (rest, end) = if is_below {
        let from = header.map_or(member.behind, |header| header.end);
        (from..line_end, member.end.max(line_end))
    } else {
        let end = page.line_end(member.end);
        (member.end..end, end)
    };
    let comment = comment(&page.text[rest]);
    let mut lines = if head.is_empty() { String::new() } else { format!(" {head}") };
    lines.push_str(comment.unwrap_or_default());
    if is_item && lines.is_empty() && !below.is_empty() {
        // The first line of a map or list is behind the dash.
        lines = format!(" {}", below.remove(0).trim_start_matches(' '));
    }
    for line in below {
        lines.push_str(style.newline);
        lines.push_str(&line);
    }
    (member.behind..end, lines)
}

/// The comment that ends a line, with the blanks before it.
fn comment(rest: &str) -> Option<&str> {
    let comment = rest.trim_end();
    comment.trim_start_matches([' ', '\t']).starts_with('#').then_some(comment)
}

/// A value as it is behind the key or dash of a member; text keeps the style of a header.
fn new_value(
    page: &Page<'_>,
    member: &Member,
    is_item: bool,
    header: Option<&Range<usize>>,
    new: &Value,
    style: Style,
) -> Written {
    let column = page.column(member.start);
    let step = if is_item { 2 } else { style.map_step };
    if let (Some(header), Value::String(text)) = (header, new) {
        let block =
            if page.text[header.clone()].starts_with('>') { Block::Folded } else { Block::Literal };
        let written = block_text(text, block, column + step, style);
        return written.unwrap_or_else(|| Written { head: quoted(text), below: Vec::new() });
    }
    if is_item && matches!(new, Value::List(items) if !items.is_empty()) {
        let item = Node { value: new.clone(), span: 0..0 };
        let mut below = item_lines(&item, column, style);
        if let Some(first) = below.first_mut() {
            first.replace_range(column..=column, " ");
        }
        return Written { head: String::new(), below };
    }
    let style = if is_item { Style { map_step: 2, ..style } } else { style };
    behind_key(new, column, page.column(member.behind), style)
}

/// A new field of a map in braces, at this position.
pub(super) fn insert_in_flow(
    page: &Page<'_>,
    map: &Node,
    position: usize,
    key: &str,
    value: &Value,
) -> Splice {
    let entry = super::tree::entry(key, value.clone());
    let pair = one_line(&Value::Map(Box::new([entry])));
    let pair = &pair[1..pair.len() - 1];
    let entries = map.entries();
    if let Some(before) = position.checked_sub(1).and_then(|before| entries.get(before)) {
        let end = page.flow_end(before);
        return (end..end, format!(", {pair}"));
    }
    let (start, sign) = match entries.first() {
        Some(first) => (first.key_span.start, ", "),
        None => (map.span.start + 1, ""),
    };
    (start..start, format!("{pair}{sign}"))
}

/// A new field of a map in block style, at this position. `is_top` says that it is that of the file,
/// where a comment above the first field speaks of the file.
pub(super) fn insert(
    page: &Page<'_>,
    members: &[Member],
    position: usize,
    is_top: bool,
    entry: Entry,
    style: Style,
) -> Option<Splice> {
    let first = members.first()?;
    let column = page.column(first.start);
    let lines = entry_lines(&[entry], column, style);
    if let Some(before) = position.checked_sub(1) {
        return Some(below(page, members.get(before)?, &lines, style));
    }
    let lines = lines.join(style.newline);
    if page.begins_line(first.start) {
        let at = if is_top { page.line_start(first.start) } else { page.attached(first) };
        return Some((at..at, format!("{lines}{}", style.newline)));
    }
    let pad = " ".repeat(column);
    Some((
        first.start..first.start,
        format!("{}{}{pad}", lines.trim_start_matches(' '), style.newline),
    ))
}

/// New items at the end of a list in brackets.
pub(super) fn append_in_flow(list: &Node, items: &[Value]) -> Splice {
    let items: Vec<String> = items.iter().map(one_line).collect();
    let items = items.join(", ");
    match list.items().last() {
        Some(last) => (last.span.end..last.span.end, format!(", {items}")),
        None => (list.span.start + 1..list.span.start + 1, items),
    }
}

/// New items at the end of a list in block style.
pub(super) fn append(
    page: &Page<'_>,
    members: &[Member],
    items: &[Value],
    style: Style,
) -> Option<Splice> {
    let last = members.last()?;
    let column = page.column(last.start);
    let items = items.iter().cloned().map(super::tree::node);
    let lines: Vec<String> = items.flat_map(|item| item_lines(&item, column, style)).collect();
    Some(below(page, last, &lines, style))
}

/// Lines below a member.
fn below(page: &Page<'_>, member: &Member, lines: &[String], style: Style) -> Splice {
    let at = page.after(member);
    let lines = lines.join(style.newline);
    // Where the last line of a file is not ended it stays so.
    if at == page.text.len() && !page.text.ends_with('\n') {
        return (at..at, format!("{}{lines}", style.newline));
    }
    (at..at, format!("{lines}{}", style.newline))
}

/// The bytes of some of the fields or items of a collection, that others stay of: in block style their
/// lines, in brackets or braces each with a comma. `None` where a comment of others would go with them.
pub(super) fn cuts(
    page: &Page<'_>,
    collection: &Node,
    gone: &BTreeSet<usize>,
) -> Option<Vec<Range<usize>>> {
    if page.is_flow(collection) {
        return cuts_in_flow(page, collection, gone);
    }
    let members = page.members(collection)?;
    let cut = |index: &usize| {
        let member = members.get(*index)?;
        if page.begins_line(member.start) {
            return Some(without_last_break(page, page.lines(member)));
        }
        let line_end = page.line_end(member.end);
        let next = members.get(index + 1)?;
        if page.text[member.end..next.start].contains('#') {
            // The comment is of the next one: it stays below the dash of both.
            let before = page.text[..member.start].trim_end_matches(' ').len();
            return Some(before..line_end);
        }
        Some(member.start..next.start)
    };
    gone.iter().map(cut).collect()
}

/// Where a file ends without a line break it goes on to do so when its last lines go.
fn without_last_break(page: &Page<'_>, lines: Range<usize>) -> Range<usize> {
    if lines.end < page.text.len() || page.text.ends_with('\n') || lines.start == 0 {
        return lines;
    }
    page.line_end(page.line_start(lines.start - 1))..lines.end
}

fn cuts_in_flow(
    page: &Page<'_>,
    collection: &Node,
    gone: &BTreeSet<usize>,
) -> Option<Vec<Range<usize>>> {
    let spans: Vec<Range<usize>> = match &collection.value {
        Value::Map(entries) => {
            entries.iter().map(|entry| entry.key_span.start..page.flow_end(entry)).collect()
        }
        _ => collection.items().iter().map(|item| item.span.clone()).collect(),
    };
    let cut = |(before, index): (usize, &usize)| {
        let own = spans.get(*index)?;
        let (cut, between) = if before < *index {
            let before = spans.get(index - 1)?.end;
            (before..own.end, before..own.start)
        } else {
            let next = spans.get(index + 1)?.start;
            (own.start..next, own.end..next)
        };
        // A comment between the two is somebody's, and stays.
        (!page.text[between].contains('#')).then_some(cut)
    };
    gone.iter().enumerate().map(cut).collect()
}
