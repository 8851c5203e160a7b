//! New values as text in the house style, or in the indentation that a file has.

use crate::yaml::{Entry, Node, Value, flow_scalar, is_printable, quoted, scalar};

/// The last column that a line of text may reach.
pub(super) const WIDTH: usize = 100;

/// How a file is laid out, as far as new lines in it follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// What ends a line.
    pub(super) newline: &'static str,
    /// How far a map is indented below its key.
    pub(super) map_step: usize,
    /// How far the dashes of a list are indented below its key.
    pub(super) list_step: usize,
    /// Whether the last line is ended. Readers differ on text that ends with it if not.
    pub(super) is_ended: bool,
    /// Whether text over several lines may be written as such; if not, it goes in quotes.
    pub(super) blocks: bool,
}

impl Style {
    /// That of `docs/records.md`.
    pub(super) const HOUSE: Self =
        Self { newline: "\n", map_step: 2, list_step: 2, is_ended: true, blocks: true };
}

/// A value as it is behind a key or a dash.
pub(super) struct Written {
    /// What goes on the line of the key or dash; empty for a map or list below.
    pub(super) head: String,
    /// The lines below, with their indentation.
    pub(super) below: Vec<String>,
}

impl Written {
    fn inline(head: String) -> Self {
        Self { head, below: Vec::new() }
    }
}

/// How text over several lines is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// `>-`: lines are joined.
    Folded,
    /// `|-`: lines are kept.
    Literal,
}

/// The value behind a key at `column`, the line of which is taken up to `used`.
pub(super) fn behind_key(value: &Value, column: usize, used: usize, style: Style) -> Written {
    match value {
        Value::Map(entries) if !entries.is_empty() => {
            let below = entry_lines(entries, column + style.map_step, style);
            Written { head: String::new(), below }
        }
        Value::List(items) if !items.is_empty() => {
            let inline = one_line(value);
            if items.iter().all(is_short) && used + 1 + width(&inline) <= WIDTH {
                return Written::inline(inline);
            }
            let dash = column + style.list_step;
            let below = items.iter().flat_map(|item| item_lines(item, dash, style)).collect();
            Written { head: String::new(), below }
        }
        Value::String(text) => text_behind(text, column + style.map_step, used, style),
        _ => Written::inline(one_line(value)),
    }
}

/// The lines of entries whose keys are at `column`.
pub(super) fn entry_lines(entries: &[Entry], column: usize, style: Style) -> Vec<String> {
    let lines = entries.iter().flat_map(|entry| {
        let mut line = format!("{}{}:", " ".repeat(column), flow_scalar(&entry.key));
        let written = behind_key(&entry.value.value, column, width(&line), style);
        if !written.head.is_empty() {
            line.push(' ');
            line.push_str(&written.head);
        }
        std::iter::once(line).chain(written.below)
    });
    lines.collect()
}

/// The lines of an item whose dash is at `dash`.
pub(super) fn item_lines(item: &Node, dash: usize, style: Style) -> Vec<String> {
    let column = dash + 2;
    let mut lines = match &item.value {
        Value::Map(entries) if !entries.is_empty() => entry_lines(entries, column, style),
        Value::List(items) if !items.is_empty() => {
            items.iter().flat_map(|item| item_lines(item, column, style)).collect()
        }
        value => {
            let style = Style { map_step: 2, ..style };
            let written = match value {
                Value::String(text) => text_behind(text, column, column - 1, style),
                value => Written::inline(one_line(value)),
            };
            let head = format!("{}{}", " ".repeat(column), written.head);
            std::iter::once(head).chain(written.below).collect()
        }
    };
    if let Some(first) = lines.first_mut() {
        first.replace_range(dash..column, "- ");
    }
    lines
}

/// A value on one line, as within brackets and braces.
pub(crate) fn one_line(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) if value.is_nan() => ".nan".to_owned(),
        Value::Float(value) if value.is_infinite() => {
            if *value > 0.0 { ".inf" } else { "-.inf" }.to_owned()
        }
        // With a point, so that it is a number with a fraction for everybody.
        Value::Float(value) => format!("{value:?}"),
        Value::String(text) => flow_scalar(text),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| one_line(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let pair = |entry: &Entry| {
                format!("{}: {}", flow_scalar(&entry.key), one_line(&entry.value.value))
            };
            let pairs: Vec<String> = entries.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Text behind a key or dash; what goes below is at `column`.
pub(super) fn text_behind(text: &str, column: usize, used: usize, style: Style) -> Written {
    let inline = scalar(text);
    let is_one_line = !text.contains('\n');
    if is_one_line && (used + 1 + width(&inline) <= WIDTH || !can_break(text)) {
        return Written::inline(inline);
    }
    let block = if is_one_line { Block::Folded } else { Block::Literal };
    let written = block_text(text, block, column, style);
    written.unwrap_or_else(|| Written::inline(quoted(text)))
}

/// Text over several lines that are at `column`; `None` where it would be read as another text.
pub(super) fn block_text(text: &str, block: Block, column: usize, style: Style) -> Option<Written> {
    let (content, chomping) = match text.strip_suffix('\n') {
        Some(content) => (content, ""),
        None => (text, "-"),
    };
    let is_blank = |letter: char| letter == ' ' || letter == '\t';
    let paragraphs: Vec<&str> = content.split('\n').collect();
    let is_readable = paragraphs.iter().all(|line| {
        let indents = block == Block::Folded && line.starts_with(is_blank);
        !indents && !line.ends_with(is_blank) && line.chars().all(is_printable_or_tab)
    });
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    let is_ended = style.is_ended || chomping == "-";
    if !style.blocks
        || !is_ended
        || !is_readable
        || first.is_empty()
        || last.is_empty()
        || first.starts_with(is_blank)
    {
        return None;
    }
    let pad = " ".repeat(column);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    let mut below = Vec::new();
    match block {
        Block::Literal => below.extend(paragraphs.into_iter().map(line)),
        Block::Folded => {
            for (number, paragraph) in paragraphs.into_iter().enumerate() {
                // A line break of the text is a blank line of the file.
                if number > 0 {
                    below.push(String::new());
                }
                if !paragraph.is_empty() {
                    below.extend(folded(paragraph, WIDTH.saturating_sub(column)).map(line));
                }
            }
        }
    }
    let sign = if block == Block::Folded { '>' } else { '|' };
    Some(Written { head: format!("{sign}{chomping}"), below })
}

fn is_printable_or_tab(letter: char) -> bool {
    letter == '\t' || is_printable(letter)
}

/// A paragraph broken at single blanks, in lines of at most `width` columns where words
/// allow it.
fn folded(paragraph: &str, width: usize) -> impl Iterator<Item = &str> {
    let bytes = paragraph.as_bytes();
    let is_blank = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t'));
    let mut starts = vec![0];
    let mut ends = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, _) in paragraph.match_indices(' ').chain([(paragraph.len(), "")]) {
        if self::width(&paragraph[start..at]) > width
            && let Some(end) = last.take()
        {
            ends.push(end);
            start = end + 1;
            starts.push(start);
        }
        if !is_blank(at + 1) && at > 0 && !is_blank(at - 1) {
            last = Some(at);
        }
    }
    ends.push(paragraph.len());
    starts.into_iter().zip(ends).map(|(start, end)| &paragraph[start..end])
}

/// Whether there is a place in a text where a line may end: an address is one long word.
pub(super) fn can_break(text: &str) -> bool {
    folded(text, 0).nth(1).is_some()
}

/// Whether an item may be in a list on one line.
pub(super) fn is_short(item: &Node) -> bool {
    match &item.value {
        Value::String(text) => !text.contains('\n'),
        Value::List(_) | Value::Map(_) => false,
        _ => true,
    }
}

/// The columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}
