//! The text of a file by lines and members: where keys, dashes, values and comments are.

use std::ops::Range;

use super::emit::Style;
use crate::yaml::{Entry, Node, Value};

/// A text with its tree.
#[derive(Clone, Copy)]
pub(super) struct Page<'p> {
    pub(super) text: &'p str,
    pub(super) root: &'p Node,
}

/// A field with its key, or an item with its dash, in block style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// Where its key or dash begins.
    pub(super) start: usize,
    /// Behind its colon or dash.
    pub(super) behind: usize,
    /// Where its value ends.
    pub(super) end: usize,
    /// Whether blank lines below the value belong to it.
    keeps_blank_lines: bool,
}

impl<'p> Page<'p> {
    /// How new lines of this file are laid out: like the first of their sort, else in house style.
    pub(super) fn style(&self) -> Style {
        let first = self.text.find('\n').unwrap_or_default();
        let is_windows = self.text[..first].ends_with('\r');
        let (mut map_step, mut list_step) = (None, None);
        self.steps(self.root, &mut map_step, &mut list_step);
        Style {
            newline: if is_windows { "\r\n" } else { "\n" },
            map_step: map_step.unwrap_or(2),
            list_step: list_step.unwrap_or(2),
            is_ended: self.text.ends_with('\n'),
            blocks: true,
        }
    }

    fn steps(&self, node: &Node, map_step: &mut Option<usize>, list_step: &mut Option<usize>) {
        if self.is_flow(node) {
            return;
        }
        for entry in node.entries() {
            let step = match entry.value.value {
                Value::Map(_) => &mut *map_step,
                Value::List(_) => &mut *list_step,
                _ => continue,
            };
            if !self.is_flow(&entry.value) {
                let column = self.column(entry.value.span.start);
                step.get_or_insert(column.saturating_sub(self.column(entry.key_span.start)));
            }
        }
        let below = node.entries().iter().map(|entry| &entry.value).chain(node.items());
        below.for_each(|node| self.steps(node, map_step, list_step));
    }

    /// Whether a collection is within brackets or braces.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        self.text[node.span.clone()].starts_with(['[', '{'])
    }

    /// The start of the line.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of the line, before its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        let is_windows = end > at && self.text[..end].ends_with('\r');
        if is_windows { end - 1 } else { end }
    }

    /// The start of the next line.
    pub(super) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// The column of a byte, from 0.
    pub(super) fn column(&self, at: usize) -> usize {
        let before = &self.text[self.line_start(at)..at];
        before.trim_start_matches('\u{feff}').chars().count()
    }

    /// Whether only blanks are before it on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].bytes().all(|byte| byte == b' ')
    }

    /// The column of the comment that a line consists of.
    fn comment_column(&self, line: usize) -> Option<usize> {
        let text = &self.text[line..self.line_end(line)];
        let words = text.trim_start_matches([' ', '\t']);
        words.starts_with('#').then_some(text.len() - words.len())
    }

    /// The fields of a map or the items of a list in block style; `None` where one is written in a way
    /// that is not followed here, such as a key behind `?`.
    pub(super) fn members(&self, node: &'p Node) -> Option<Vec<Member>> {
        match &node.value {
            Value::Map(entries) => entries.iter().map(|entry| self.field(entry)).collect(),
            Value::List(items) => {
                let mut from = node.span.start;
                let members = items.iter().map(|item| {
                    let member = self.item(from, item)?;
                    from = self.next_line(member.end);
                    Some(member)
                });
                members.collect()
            }
            _ => None,
        }
    }

    /// A field, from its key to the end of its value.
    pub(super) fn field(&self, entry: &Entry) -> Option<Member> {
        let start = entry.key_span.start;
        let after = &self.text[entry.key_span.end..];
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        let behind = entry.key_span.end + blanks + 1;
        after[blanks..].starts_with(':').then(|| self.member(start, behind, &entry.value))
    }

    /// The first item at or after `from`.
    fn item(&self, mut from: usize, item: &Node) -> Option<Member> {
        loop {
            let rest = &self.text[from..];
            let start = from + rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            match self.text.as_bytes().get(start)? {
                b'-' => return Some(self.member(start, start + 1, item)),
                b'#' => from = self.next_line(start),
                _ => return None,
            }
        }
    }

    fn member(&self, start: usize, behind: usize, value: &Node) -> Member {
        let header = self.header(behind, value);
        let least = header.clone().map_or(behind, |header| header.end);
        let keeps_blank_lines =
            header.is_some_and(|header| self.text[header].contains('+')) || self.last_keeps(value);
        let end = if value.span.is_empty() { least } else { value.span.end.max(least) };
        Member { start, behind, end, keeps_blank_lines }
    }

    /// Whether the last text of a block keeps the blank lines below it.
    fn last_keeps(&self, node: &Node) -> bool {
        let last = node.entries().last().map(|entry| &entry.value).or(node.items().last());
        match last {
            Some(last) if !self.is_flow(node) => self.last_keeps(last),
            _ => node.as_str().is_some_and(|text| text.ends_with("\n\n") || text == "\n"),
        }
    }

    /// The header of text over several lines: `>-` or `|`.
    pub(super) fn header(&self, behind: usize, value: &Node) -> Option<Range<usize>> {
        value.as_str()?;
        let line = &self.text[behind..self.line_end(behind)];
        let words = line.trim_start_matches([' ', '\t']);
        let start = behind + line.len() - words.len();
        let length = words.find([' ', '\t']).unwrap_or(words.len());
        words.starts_with(['|', '>']).then_some(start..start + length)
    }

    /// The lines of a member that begins its line: with the comments directly above it, at its column,
    /// its own trailing comment, and the comments below it that are indented further.
    pub(super) fn lines(&self, member: &Member) -> Range<usize> {
        self.attached(member)..self.after(member)
    }

    /// The start of the comments directly above a member, or of its line. What opens a file speaks of
    /// all of it.
    pub(super) fn attached(&self, member: &Member) -> usize {
        let column = self.column(member.start);
        let line = self.line_start(member.start);
        let mut start = line;
        while start > 0 {
            let above = self.line_start(start - 1);
            if self.comment_column(above) != Some(column) {
                return start;
            }
            start = above;
        }
        line
    }

    /// The start of the first line that does not belong to a member any more.
    pub(super) fn after(&self, member: &Member) -> usize {
        let column = self.column(member.start);
        let mut line = self.next_line(member.end);
        while member.keeps_blank_lines
            && line < self.text.len()
            && self.text[line..self.line_end(line)].trim().is_empty()
        {
            line = self.next_line(line);
        }
        while line < self.text.len() && self.comment_column(line).is_some_and(|own| own > column) {
            line = self.next_line(line);
        }
        line
    }

    /// Where the value within brackets or braces ends that is behind a key.
    pub(super) fn flow_end(&self, entry: &Entry) -> usize {
        let end = entry.value.span.end.max(entry.key_span.end);
        match self.field(entry) {
            Some(field) if entry.value.span.is_empty() => field.behind,
            _ => end,
        }
    }
}
