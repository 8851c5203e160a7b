//! The comments of a text, each with the field or item that it speaks of.

use std::collections::{BTreeMap, HashMap};
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
    column: usize,
    /// The field or item whose value it is in.
    above: Option<usize>,
    /// Whether it is within brackets or braces.
    is_flow: bool,
}

/// A collection in brackets or braces.
struct Brackets {
    span: Range<usize>,
    /// Those around it.
    around: Option<usize>,
}

/// Finds the comments; `None` where the layout is one that is not followed.
///
/// A comment on a line of its own belongs to the next field or item, unless it is indented further than
/// that: then it ends the block before it.
pub(super) fn comments<'t>(page: &Page<'t>) -> Option<Comments<'t>> {
    let places = Places::of(page)?;
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

/// The bytes of each comment, in the order of the text; `None` where the layout is one that is not followed.
pub(super) fn comment_spans(page: &Page<'_>) -> Option<Vec<Range<usize>>> {
    Some(outside(page.text, &Places::of(page)?.texts))
}

/// The end of the comments that open a file: the last that names a schema or has a blank line below.
pub(super) fn opening(page: &Page<'_>) -> usize {
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
    /// In the order of the text.
    anchors: Vec<Anchor>,
    /// The innermost field or item that ends at a byte.
    ends: HashMap<usize, usize>,
    /// Keys and values, in which a `#` is no comment.
    texts: Vec<Range<usize>>,
    /// In the order of the text.
    brackets: Vec<Brackets>,
}

impl Places {
    /// Those of a whole text.
    fn of(page: &Page<'_>) -> Option<Self> {
        let mut places = Self::default();
        places.gather(page, page.root, None, None)?;
        places.texts.sort_by_key(|text| text.start);
        Some(places)
    }

    /// Goes through a value: of the field or item `above`, within the brackets `around`.
    fn gather(
        &mut self,
        page: &Page<'_>,
        node: &Node,
        above: Option<usize>,
        around: Option<usize>,
    ) -> Option<()> {
        if !matches!(node.value, Value::Map(_) | Value::List(_)) {
            self.texts.push(node.span.clone());
            return Some(());
        }
        let mut brackets = around;
        if page.is_flow(node) {
            brackets = Some(self.brackets.len());
            self.brackets.push(Brackets { span: node.span.clone(), around });
        }
        let is_flow = brackets.is_some();
        let members = if is_flow { Vec::new() } else { page.members(node)? };
        let fields = node.entries().iter().enumerate().map(|(index, entry)| {
            let end = members.get(index).map_or_else(|| page.flow_end(entry), |member| member.end);
            (entry.key_span.start..end, &entry.value)
        });
        let items = node.items().iter().enumerate().map(|(index, item)| {
            let span = members.get(index).map_or(item.span.clone(), |one| one.start..one.end);
            (span, item)
        });
        self.texts.extend(node.entries().iter().map(|entry| entry.key_span.clone()));
        for (span, value) in fields.chain(items) {
            let own = self.anchors.len();
            let column = page.column(span.start);
            self.anchors.push(Anchor { start: span.start, column, above, is_flow });
            self.ends.insert(span.end, own);
            self.gather(page, value, Some(own), brackets)?;
        }
        Some(())
    }

    /// The field or item that a comment belongs to, and its place relative to it.
    fn owner(&self, page: &Page<'_>, comment: &Range<usize>) -> Option<(usize, Place)> {
        let line = page.line_start(comment.start);
        let before = page.text[..comment.start].trim_end_matches([' ', '\t']);
        let next = self.anchors.partition_point(|anchor| anchor.start < comment.start);
        let (earlier, later) = self.anchors.split_at(next);
        if before.len() > line && !before.ends_with('\n') {
            let end = before.trim_end_matches([',', ' ']).len();
            let ended = self.ends.get(&end).and_then(|index| earlier.get(*index));
            let owner = ended.or(earlier.last()).or(later.first())?;
            return Some((owner.start, Place::Behind));
        }
        if let Some(end) = self.closing(comment.start) {
            let next = later.first().filter(|anchor| anchor.start < end);
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
        // Up the blocks that are open before the comment, from the innermost.
        let mut block = earlier.last();
        while let Some(anchor) = block {
            if !anchor.is_flow && anchor.column <= column {
                return Some((anchor.start, Place::Below));
            }
            block = anchor.above.and_then(|above| earlier.get(above));
        }
        later.first().map(|next| (next.start, Place::Above))
    }

    /// Where the innermost brackets end in which a byte is.
    fn closing(&self, at: usize) -> Option<usize> {
        let opened = self.brackets.partition_point(|brackets| brackets.span.start < at);
        let mut brackets = opened.checked_sub(1).and_then(|last| self.brackets.get(last));
        while let Some(own) = brackets {
            if own.span.end > at {
                return Some(own.span.end);
            }
            brackets = own.around.and_then(|around| self.brackets.get(around));
        }
        None
    }
}
