//! The comments of a text, each with the field or item that it speaks of.

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::Page;
use crate::yaml::{Node, Value};

/// The comments of a field or item.
#[derive(Debug, Default)]
pub(super) struct Notes<'t> {
    /// On lines of their own above it.
    pub(super) above: Vec<&'t str>,
    /// Behind it.
    pub(super) behind: Vec<&'t str>,
    /// Below the last of what it holds.
    pub(super) below: Vec<&'t str>,
}

/// The comments of a file.
#[derive(Debug, Default)]
pub(super) struct Comments<'t> {
    /// Those that open the file and speak of all of it.
    pub(super) top: Vec<&'t str>,
    /// The others, by where the key, dash or bracketed item begins that they belong to.
    pub(super) notes: BTreeMap<usize, Notes<'t>>,
    /// All of them.
    pub(super) all: Vec<&'t str>,
}

/// A field or item.
struct Anchor {
    start: usize,
    end: usize,
    column: usize,
    /// The innermost brackets or braces that it stands in.
    brackets: Option<usize>,
}

/// Finds the comments; `None` where the layout is one that is not followed.
///
/// A comment on a line of its own belongs to the next field or item, unless it stands further in than
/// that: then it ends the block before it.
pub(super) fn comments<'t>(page: &Page<'t>) -> Option<Comments<'t>> {
    let mut places = Places::default();
    places.gather(page, page.root, None)?;
    places.anchors.sort_by_key(|anchor| anchor.start);
    places.texts.sort_by_key(|text| text.start);
    let mut found = Comments::default();
    let opening = opening(page);
    for comment in outside(page.text, &places.texts) {
        let words = page.text[comment.clone()].trim_end();
        found.all.push(words);
        if comment.start < opening {
            found.top.push(words);
            continue;
        }
        let (anchor, place) = places.owner(page, &comment)?;
        let notes = found.notes.entry(anchor).or_default();
        match place {
            Place::Above => notes.above.push(words),
            Place::Behind => notes.behind.push(words),
            Place::Below => notes.below.push(words),
        }
    }
    Some(found)
}

/// The end of the comments that open a file: the last that names a schema or has a blank line below.
fn opening(page: &Page<'_>) -> usize {
    let mut opening = 0;
    let mut line = 0;
    while line < page.text.len() {
        let text = page.text[line..page.line_end(line)].trim();
        let is_comment = text.trim_start_matches('\u{feff}').starts_with('#');
        if !text.is_empty() && !is_comment {
            return opening;
        }
        line = page.next_line(line);
        if text.is_empty() || text.contains("yaml-language-server") {
            opening = line;
        }
    }
    opening
}

/// The comments outside of keys and values.
fn outside(text: &str, texts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let ends = texts.iter().map(|text| (text.start, text.end)).chain([(text.len(), text.len())]);
    for (start, end) in ends {
        while let Some(sign) = text.get(at..start).and_then(|gap| gap.find('#')) {
            let sign = at + sign;
            let line_end = text[sign..].find('\n').map_or(text.len(), |newline| sign + newline);
            found.push(sign..line_end);
            at = line_end;
        }
        at = at.max(end);
    }
    found
}

enum Place {
    Above,
    Behind,
    Below,
}

#[derive(Default)]
struct Places {
    anchors: Vec<Anchor>,
    /// Keys and values, in which a `#` is no comment.
    texts: Vec<Range<usize>>,
    /// Brackets and braces.
    brackets: Vec<Range<usize>>,
}

impl Places {
    fn gather(&mut self, page: &Page<'_>, node: &Node, brackets: Option<usize>) -> Option<()> {
        if !matches!(node.value, Value::Map(_) | Value::List(_)) {
            self.texts.push(node.span.clone());
            return Some(());
        }
        let mut brackets = brackets;
        if page.is_flow(node) {
            self.brackets.push(node.span.clone());
            brackets = Some(self.brackets.len() - 1);
        }
        let is_flow = brackets.is_some();
        let members = if is_flow { Vec::new() } else { page.members(node)? };
        for (index, entry) in node.entries().iter().enumerate() {
            self.texts.push(entry.key_span.clone());
            let end = members.get(index).map_or_else(|| page.flow_end(entry), |member| member.end);
            let start = entry.key_span.start;
            self.anchors.push(Anchor { start, end, column: page.column(start), brackets });
            self.gather(page, &entry.value, brackets)?;
        }
        for (index, item) in node.items().iter().enumerate() {
            let span = members.get(index).map_or(item.span.clone(), |one| one.start..one.end);
            let column = page.column(span.start);
            self.anchors.push(Anchor { start: span.start, end: span.end, column, brackets });
            self.gather(page, item, brackets)?;
        }
        Some(())
    }

    /// The field or item that a comment belongs to, and where it stands to it.
    fn owner(&self, page: &Page<'_>, comment: &Range<usize>) -> Option<(usize, Place)> {
        let line = page.line_start(comment.start);
        let before = page.text[..comment.start].trim_end_matches([' ', '\t']);
        let next = self.anchors.partition_point(|anchor| anchor.start < comment.start);
        let (earlier, later) = self.anchors.split_at(next);
        if before.len() > line && !before.ends_with('\n') {
            let end = before.trim_end_matches([',', ' ']).len();
            let ended =
                earlier.iter().rev().find(|anchor| anchor.end == end && anchor.start >= line);
            let ended = ended.or_else(|| earlier.iter().rev().find(|anchor| anchor.end == end));
            let on_line = || earlier.last().filter(|anchor| anchor.start >= line);
            let owner = ended.or_else(on_line).or(earlier.last()).or(later.first())?;
            return Some((owner.start, Place::Behind));
        }
        let holds = |range: &&Range<usize>| range.contains(&comment.start);
        let inner = self.brackets.iter().filter(holds).max_by_key(|range| range.start);
        if let Some(inner) = inner {
            let next = later.first().filter(|anchor| anchor.start < inner.end);
            return match next {
                Some(next) => Some((next.start, Place::Above)),
                None => Some((earlier.last()?.start, Place::Below)),
            };
        }
        let column = page.column(comment.start);
        if let Some(next) = later.first()
            && column <= next.column
        {
            return Some((next.start, Place::Above));
        }
        let blocks = earlier.iter().rev().filter(|anchor| anchor.brackets.is_none());
        // Up the blocks that are open before the comment, from the innermost.
        let mut innermost = usize::MAX;
        for anchor in blocks {
            if anchor.column < innermost {
                innermost = anchor.column;
                if anchor.column <= column {
                    return Some((anchor.start, Place::Below));
                }
            }
        }
        later.first().map(|next| (next.start, Place::Above))
    }
}
