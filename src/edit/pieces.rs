//! The text of a file in pieces: each field and each item in block style with its lines and comments.

use std::ops::Range;

use super::comments::{comment_spans, opening};
use super::emit::Style;
use super::page::{Member, Page};
use super::splice;
use super::tree::{entry, node, same};
use crate::yaml::{Node, Value, read};

/// A text whose pieces, one after the other, are all of it.
pub(crate) struct Outline<'t> {
    page: Page<'t>,
    comments: Vec<Range<usize>>,
}

/// A field or an item with the lines that belong to it.
#[derive(Clone)]
pub(crate) struct Piece<'t> {
    outline: &'t Outline<'t>,
    /// The key of a field; `None` for an item.
    key: Option<&'t str>,
    node: &'t Node,
    member: Member,
    /// The lines above that belong to it, and its own.
    bytes: Range<usize>,
}

/// The pieces of a map or a list.
pub(crate) struct Pieces<'t> {
    /// What is above the first of them: the line of the key or the dash, or what opens the file. Empty if the first
    /// piece is on the line of the dash.
    pub(crate) head: String,
    /// The column of the dash on whose line the first piece is.
    pub(crate) dash: Option<usize>,
    /// In the order of the text.
    pub(crate) pieces: Vec<Piece<'t>>,
    /// What is below the last of them.
    pub(crate) tail: &'t str,
}

impl<'t> Outline<'t> {
    /// The outline of a text that `root` was read from; `None` if its layout is one that is not followed.
    pub(crate) fn of(text: &'t str, root: &'t Node) -> Option<Self> {
        let page = Page { text, root };
        let comments = comment_spans(&page)?;
        Some(Self { page, comments })
    }

    /// The fields of the file; `None` if it is not a map in block style.
    pub(crate) fn fields(&'t self) -> Option<Pieces<'t>> {
        let Page { text, root } = self.page;
        if root.entries().is_empty() || self.page.is_flow(root) {
            return None;
        }
        let start = opening(&self.page);
        let head = text[..start].to_owned();
        self.pieces(root, start..text.len(), head, None)
    }

    /// The members of a collection within these bytes.
    fn pieces(
        &'t self,
        collection: &'t Node,
        within: Range<usize>,
        head: String,
        dash: Option<usize>,
    ) -> Option<Pieces<'t>> {
        let fields = collection.entries().iter().map(|own| (Some(own.key.as_str()), &own.value));
        let members = fields.chain(collection.items().iter().map(|item| (None, item)));
        let mut pieces = Vec::new();
        let mut start = within.start;
        for ((key, node), member) in members.zip(self.page.members(collection)?) {
            let end = self.page.after(&member).min(within.end);
            if member.start < start || end < member.end {
                return None;
            }
            pieces.push(Piece { outline: self, key, node, member, bytes: start..end });
            start = end;
        }
        Some(Pieces { head, dash, pieces, tail: self.page.text.get(start..within.end)? })
    }
}

impl<'t> Piece<'t> {
    /// Its value.
    pub(crate) fn node(&self) -> &'t Node {
        self.node
    }

    /// The column of its key or dash.
    pub(crate) fn column(&self) -> usize {
        self.outline.page.column(self.member.start)
    }

    /// The comments and blank lines above it.
    pub(crate) fn lead(&self) -> &'t str {
        let Page { text, .. } = self.outline.page;
        let line = self.outline.page.line_start(self.member.start);
        &text[self.bytes.start..line.max(self.bytes.start)]
    }

    /// Its lines. What a dash before it on its first line takes is blank.
    pub(crate) fn lines(&self) -> String {
        self.text_to(self.bytes.end)
    }

    /// Its text from the first column to a byte.
    fn text_to(&self, end: usize) -> String {
        let own = &self.outline.page.text[self.member.start..end];
        format!("{}{own}", " ".repeat(self.column()))
    }

    /// Its comments, and those above it.
    pub(crate) fn comments(&self) -> Vec<&'t str> {
        self.comments_in(&self.bytes)
    }

    /// Its comments without those above it.
    pub(crate) fn own_comments(&self) -> Vec<&'t str> {
        self.comments_in(&(self.member.start..self.bytes.end))
    }

    fn comments_in(&self, bytes: &Range<usize>) -> Vec<&'t str> {
        let Outline { page, comments } = self.outline;
        let first = comments.partition_point(|comment| comment.start < bytes.start);
        let within = comments[first..].iter().take_while(|comment| comment.start < bytes.end);
        within.map(|comment| page.text[comment.clone()].trim_end()).collect()
    }

    /// The pieces of a map or list that is its value; `None` if that is in brackets or braces, or no collection.
    pub(crate) fn inside(&self) -> Option<Pieces<'t>> {
        let page = &self.outline.page;
        let first = match &self.node.value {
            Value::Map(entries) => entries.first()?.key_span.start,
            Value::List(items) => {
                items.first()?;
                self.node.span.start
            }
            _ => return None,
        };
        if page.is_flow(self.node) {
            return None;
        }
        let on_line = page.text.get(self.member.behind..first)?.bytes().all(|byte| byte == b' ');
        if on_line && self.key.is_none() {
            let dash = Some(self.column());
            return self.outline.pieces(self.node, first..self.bytes.end, String::new(), dash);
        }
        let below = page.next_line(self.member.behind);
        let head = (below <= first).then(|| self.text_to(below))?;
        self.outline.pieces(self.node, below..self.bytes.end, head, None)
    }

    /// Its lines with another value, laid out as they are; `None` if that would lose a comment.
    pub(crate) fn with_value(&self, value: &Value) -> Option<String> {
        let page = &self.outline.page;
        let style = page.style();
        let expected = match self.key {
            Some(key) => Value::Map(Box::new([entry(key, value.clone())])),
            None => Value::List(Box::new([node(value.clone())])),
        };
        let expected = node(expected);
        let before = self.own_comments();
        // Text over several lines goes in quotes where it would be read as another one.
        [style, Style { blocks: false, ..style }].into_iter().find_map(|style| {
            let is_item = self.key.is_none();
            let (bytes, new) =
                splice::replace(page, &self.member, is_item, self.node, value, style);
            let rest = page.text.get(bytes.end..self.bytes.end)?;
            let lines = format!("{}{new}{rest}", self.text_to(bytes.start));
            let root = read(&lines).root.filter(|root| same(root, &expected))?;
            let written = Page { text: &lines, root: &root };
            let after = comment_spans(&written)?;
            let after = after.iter().map(|comment| lines[comment.clone()].trim_end());
            after.eq(before.iter().copied()).then_some(lines)
        })
    }
}
