//! A quick reader of the house style, to the very tree that [`super::reader`] makes.
//!
//! It knows block mappings and sequences, plain and quoted scalars on one line, flow lists of these,
//! and folded text without blank lines. Whatever else a file holds, the reader hands over by saying
//! nothing: `None` never means that a file is wrong. Tests and a fuzz target hold the two readers
//! against each other, spans included.

use memchr::{memchr, memchr2_iter};

use super::core_schema;
use super::node::{Entry, Node, Span, Value};

/// The tree of a text in the house style; `None` if the careful reader must read the text.
#[must_use]
pub fn read(text: &str) -> Option<Node> {
    if !is_printable(text.as_bytes()) {
        return None;
    }
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        line: Line::default(),
        depth: 0,
        entries: Vec::with_capacity(32),
        items: Vec::with_capacity(16),
        folded: String::new(),
    };
    reader.line = reader.next_line(0)?;
    let root = reader.map(0)?;
    (reader.line.is_end).then_some(root)
}

/// How deep it goes; deeper is no record.
const DEEPEST: usize = 32;

/// Which bytes a key is made of.
const IS_PART: [bool; 256] = {
    let mut is_part = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        is_part[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    is_part
};

/// A line with something on it besides a comment.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// Column of its first character, and of what follows `- ` once that is taken.
    indent: usize,
    /// Its first byte that counts.
    start: usize,
    /// The end of the line, blanks at its end aside.
    end: usize,
    /// Where the next line begins.
    next: usize,
    /// There are no more lines.
    is_end: bool,
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    line: Line,
    depth: usize,
    /// The entries of all mappings that are not complete, the innermost last; so too the items.
    entries: Vec<Entry>,
    items: Vec<Node>,
    /// Folded text while its lines are joined.
    folded: String,
}

impl Reader<'_> {
    /// The first line at or after `from` that is neither blank nor a comment.
    fn next_line(&self, mut from: usize) -> Option<Line> {
        loop {
            if from >= self.bytes.len() {
                return Some(Line { is_end: true, start: from, end: from, next: from, indent: 0 });
            }
            let end = self.line_end(from);
            let start = from + self.blanks(from, end);
            if start < end && self.bytes[start] != b'#' {
                let blanks = self.bytes[start..end].iter().rev().take_while(|byte| **byte == b' ');
                return Some(Line {
                    indent: start - from,
                    start,
                    end: end - blanks.count(),
                    next: end + 1,
                    is_end: false,
                });
            }
            from = end + 1;
        }
    }

    fn advance(&mut self) -> Option<()> {
        self.line = self.next_line(self.line.next)?;
        Some(())
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from.min(self.bytes.len())..];
        from + memchr(b'\n', rest).unwrap_or(rest.len())
    }

    fn blanks(&self, from: usize, end: usize) -> usize {
        self.bytes[from..end].iter().take_while(|byte| **byte == b' ').count()
    }

    /// A mapping whose keys begin at this column, from the current line on.
    fn map(&mut self, indent: usize) -> Option<Node> {
        self.depth += 1;
        if self.depth > DEEPEST || self.line.is_end || self.line.indent != indent {
            return None;
        }
        let start = self.line.start;
        let first = self.entries.len();
        while !self.line.is_end && self.line.indent == indent {
            let key_span = self.key()?;
            let key = &self.text[key_span.clone()];
            let entries = &self.entries[first..];
            if entries.len() > 100 || entries.iter().any(|entry| is_same(entry, key)) {
                return None;
            }
            let value = self.value(key_span.end + 1, indent)?;
            self.entries.push(Entry { key: key.into(), key_span, value });
        }
        self.depth -= 1;
        let entries: Box<[Entry]> = self.entries.drain(first..).collect();
        let end = entries.last()?.value.span.end;
        let is_over = self.line.is_end || self.line.indent < indent;
        is_over.then_some(Node { value: Value::Map(entries), span: start..end })
    }

    /// The key at the start of the current line: a word of ASCII with a colon behind it.
    fn key(&self) -> Option<Span> {
        let line = &self.bytes[self.line.start..self.line.end];
        let length = line.iter().position(|byte| !IS_PART[usize::from(*byte)])?;
        let is_word = line.first().is_some_and(u8::is_ascii_alphabetic) && length <= 64;
        let ends = line[length] == b':' && matches!(line.get(length + 1), None | Some(b' '));
        let key = self.line.start..self.line.start + length;
        let is_null = length == 4 && matches!(&self.text[key.clone()], "null" | "Null" | "NULL");
        (is_word && ends && !is_null).then_some(key)
    }

    /// The value after a colon: on its line, or as a block below it.
    fn value(&mut self, after: usize, indent: usize) -> Option<Node> {
        let start = after + self.blanks(after, self.line.end);
        let is_bare = start >= self.line.end || (self.bytes[start] == b'#' && start > after);
        if !is_bare {
            return self.inline(start, indent);
        }
        self.advance()?;
        if self.line.is_end || self.line.indent <= indent {
            return None;
        }
        let below = self.line.indent;
        if self.bytes[self.line.start] == b'-' { self.list(below) } else { self.map(below) }
    }

    /// A sequence whose dashes are at this column.
    fn list(&mut self, indent: usize) -> Option<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let start = self.line.start;
        let first = self.items.len();
        while !self.line.is_end && self.line.indent == indent {
            let dash = self.line.start;
            if self.bytes[dash] != b'-' || self.bytes.get(dash + 1) != Some(&b' ') {
                return None;
            }
            let content = dash + 1 + self.blanks(dash + 1, self.line.end);
            if content >= self.line.end {
                return None;
            }
            self.line.indent += content - dash;
            self.line.start = content;
            let item = if self.key().is_some() {
                self.map(self.line.indent)?
            } else {
                self.inline(content, indent)?
            };
            self.items.push(item);
        }
        self.depth -= 1;
        let items: Box<[Node]> = self.items.drain(first..).collect();
        let end = items.last()?.span.end;
        let is_over = self.line.is_end || self.line.indent < indent;
        is_over.then_some(Node { value: Value::List(items), span: start..end })
    }

    /// A value on one line, or folded text that begins on it; what goes on below another value is
    /// handed over.
    fn inline(&mut self, start: usize, indent: usize) -> Option<Node> {
        if &self.text[start..self.line.end] == ">-" {
            return self.folded(start, indent);
        }
        let (node, end) = match self.bytes[start] {
            b'"' | b'\'' => self.quoted(start)?,
            b'[' => self.flow_list(start, indent)?,
            _ => self.plain(start)?,
        };
        let rest = &self.bytes[end..self.line.end];
        let comment = self.blanks(end, self.line.end);
        let is_over = rest.is_empty() || (comment > 0 && rest.get(comment) == Some(&b'#'));
        if !is_over {
            return None;
        }
        self.advance()?;
        (self.line.is_end || self.line.indent <= indent).then_some(node)
    }

    fn quoted(&self, start: usize) -> Option<(Node, usize)> {
        let quote = self.bytes[start];
        let rest = &self.bytes[start + 1..self.line.end];
        let length = memchr(quote, rest)?;
        let content = &self.text[start + 1..=start + length];
        let end = start + length + 2;
        let escapes = if quote == b'"' {
            content.contains('\\')
        } else {
            self.bytes.get(end) == Some(&b'\'')
        };
        let node = Node { value: Value::String(content.into()), span: start..end };
        (!escapes).then_some((node, end))
    }

    /// A plain scalar up to a comment or the end of the line.
    fn plain(&self, start: usize) -> Option<(Node, usize)> {
        let line = &self.bytes[start..self.line.end];
        if !begins_plain(*line.first()?) {
            return None;
        }
        let mut length = line.len();
        for at in memchr2_iter(b':', b'#', line) {
            if line[at..].starts_with(b": ") {
                return None;
            }
            if line[..=at].ends_with(b" #") {
                length = at - 1;
                break;
            }
        }
        // The blanks at the end of the line are none of it already.
        let text = match length == line.len() {
            true => &self.text[start..start + length],
            false => self.text[start..start + length].trim_end_matches(' '),
        };
        let node = Node { value: core_schema::resolve(text), span: start..start + text.len() };
        (!text.ends_with(':')).then(|| (node, start + text.len()))
    }

    /// `[a, "b", 3]`, which may go on below after a comma, further to the right than what holds it.
    fn flow_list(&mut self, start: usize, indent: usize) -> Option<(Node, usize)> {
        let first = self.items.len();
        let mut at = start + 1;
        loop {
            at += self.blanks(at, self.line.end);
            if at >= self.line.end {
                self.advance()?;
                if self.line.is_end || self.line.indent <= indent {
                    return None;
                }
                at = self.line.start;
            }
            let (item, end) = match *self.bytes.get(at)? {
                b'"' | b'\'' => self.quoted(at)?,
                byte if begins_plain(byte) => self.flow_plain(at)?,
                _ => return None,
            };
            self.items.push(item);
            at = end + self.blanks(end, self.line.end);
            match *self.bytes.get(at)? {
                b',' => at += 1,
                b']' if at < self.line.end => break,
                _ => return None,
            }
        }
        let items: Box<[Node]> = self.items.drain(first..).collect();
        Some((Node { value: Value::List(items), span: start..at + 1 }, at + 1))
    }

    fn flow_plain(&self, start: usize) -> Option<(Node, usize)> {
        let line = &self.bytes[start..self.line.end];
        let length = line.iter().position(|byte| matches!(byte, b',' | b']'))?;
        let text = self.text[start..start + length].trim_end_matches(' ');
        let is_simple = |byte: u8| !matches!(byte, b':' | b'#' | b'[' | b'{' | b'}');
        let node = Node { value: core_schema::resolve(text), span: start..start + text.len() };
        text.bytes().all(is_simple).then(|| (node, start + text.len()))
    }

    /// `>-` with the lines below it, all at one column and none of them blank. Its bytes are those of
    /// the lines, as with the parser.
    fn folded(&mut self, start: usize, indent: usize) -> Option<Node> {
        let mut from = self.line.next;
        self.folded.clear();
        let mut span = start..start;
        let mut column = None;
        while from < self.bytes.len() {
            let line_end = self.line_end(from);
            let blanks = self.blanks(from, line_end);
            if from + blanks == line_end {
                return None;
            }
            let column = *column.get_or_insert(blanks);
            if column <= indent {
                return None;
            }
            if blanks < column {
                break;
            }
            if blanks > column || self.bytes[line_end - 1] == b' ' {
                return None;
            }
            if self.folded.is_empty() {
                span.start = from + column;
            } else {
                self.folded.push(' ');
            }
            self.folded.push_str(&self.text[from + column..line_end]);
            span.end = line_end;
            from = line_end + 1;
        }
        self.line = self.next_line(from)?;
        let is_over = self.line.is_end || self.line.indent <= indent;
        let text = self.folded.as_str();
        (is_over && !text.is_empty()).then(|| Node { value: Value::String(text.into()), span })
    }
}

/// Whether an entry has this key; most keys differ in length.
fn is_same(entry: &Entry, key: &str) -> bool {
    entry.key_span.len() == key.len() && entry.key == key
}

/// Whether a plain scalar may begin so; many others may as well, and are handed over.
fn begins_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Whether there is nothing in the text that YAML or an editor treats in its own way: control
/// characters other than the line feed, a byte order mark, other line separators.
fn is_printable(bytes: &[u8]) -> bool {
    // Whole parts at once, of which nearly all have no such byte.
    let is_doubtful = |byte: u8| {
        byte < 0x20 && byte != b'\n' || byte == 0x7f || byte == 0xc2 || byte == 0xe2 || byte == 0xef
    };
    bytes.chunks(64).enumerate().all(|(part, of_part)| {
        let has_doubtful = of_part.iter().fold(false, |found, byte| found | is_doubtful(*byte));
        !has_doubtful
            || (part * 64..part * 64 + of_part.len())
                .all(|at| !is_doubtful(bytes[at]) || is_printable_at(bytes, at))
    })
}

/// The same for the letter of which one of these bytes is the first.
fn is_printable_at(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        // U+0080 to U+009F, U+2028 and U+2029, and the last rows of the first plane.
        0xc2 => bytes.get(at + 1).is_some_and(|next| *next >= 0xa0),
        0xe2 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])),
        0xef => !matches!(bytes.get(at + 1), Some(0xbb | 0xbf)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::read;
    use crate::yaml::{Document, read_carefully};

    fn yaml_files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(yaml_files(&path));
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                found.push(path);
            }
        }
        found.sort();
        found
    }

    fn registry() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
        yaml_files(&folder).iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// Whatever the quick reader takes, the careful one reads to the same tree and spans.
    fn agrees(text: &str) -> bool {
        read(text).is_none_or(|root| {
            read_carefully(text) == Document { root: Some(root), faults: Vec::new() }
        })
    }

    #[test]
    fn it_reads_the_registry_and_agrees_on_every_byte() {
        let texts = registry();
        for text in &texts {
            assert!(agrees(text), "{text}");
        }
        let taken = texts.iter().filter(|text| read(text).is_some()).count();
        assert!(taken * 100 >= texts.len() * 95, "{taken} of {} files", texts.len());
    }

    #[test]
    fn flow_lists_go_on_below_and_have_quotes_in_their_words() {
        for text in [
            "a: [b, it's, \"c\", d'e\"f]\ng: h\n",
            "a: [b,\n    c, d,\n  # e\n\n  f] # g\nh: i\n",
            "a: [\n  b]\n",
            "a:\n  - [b,   \n    c]\n  - d\n",
            "a:\n  b: [c,\n   d]\n",
        ] {
            assert!(read(text).is_some(), "{text:?}");
            assert!(agrees(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_house_style_is_handed_over() {
        for text in [
            "",
            "# nothing\n",
            "a: &x 1\n",
            "a: *x\n",
            "a: !t 1\n",
            "a:\n",
            "a: |\n  b\n",
            "a: >\n  b\n",
            "a: >-\n  b\n\n  c\n",
            "a: >-\n  b\n   c\n",
            "a: >-\n\n  b\n",
            "a: {b: 1}\n",
            "a: [b: 1]\n",
            "a: [b\n]\n",
            "a: [b,\nc]\n",
            "a: [b\n  c]\n",
            "a: [b\n  , c]\n",
            "a: [b, # c\n  d]\n",
            "a: [b,\n  c]: d\n",
            "a:\n  - [b,\n  c]\n",
            "a: []\n",
            "a: \"x\\n\"\n",
            "a: 'it''s'\n",
            "a: b: c\n",
            "a: b\n  c\n",
            "a: b\n c: d\n",
            "a: 1\na: 2\n",
            "a:\n- b\n",
            "- a\n",
            "a: 1\n---\nb: 2\n",
            "---\na: 1\n",
            "\u{feff}a: 1\n",
            "a: 1\r\n",
            "a:\t1\n",
            "? a\n: b\n",
            "null: 1\n",
            "<<: 1\n",
            "a: - b\n",
            "a: # c\n",
            "a: 1 #c\n  b\n",
            "a: \"x\" y\n",
            "a:\n  - b\n   - c\n",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
