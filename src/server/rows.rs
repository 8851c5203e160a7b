//! The lines of a text that is being typed: their dashes, keys and indentation. Half a record is no YAML, so this knows no
//! more of YAML than how records are laid out.

use crate::yaml::Span;

/// A line of a text.
#[derive(Debug)]
pub(super) struct Row<'t> {
    /// Where it begins in the text.
    pub(super) start: usize,
    /// It, without its end.
    pub(super) text: &'t str,
    /// The columns of its dashes.
    pub(super) dashes: Vec<usize>,
    /// The column of what is behind them.
    pub(super) column: usize,
    /// The columns of its key.
    key: Option<Span>,
}

impl<'t> Row<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let mut row = Self { start, text, dashes: Vec::new(), column: 0, key: None };
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start_matches(' ');
            row.column += rest.len() - trimmed.len();
            let item = trimmed.strip_prefix('-');
            match item.filter(|item| item.is_empty() || item.starts_with(' ')) {
                Some(item) => {
                    row.dashes.push(row.column);
                    row.column += 1;
                    rest = item;
                }
                None => {
                    row.key = key(trimmed).map(|length| row.column..row.column + length);
                    return row;
                }
            }
        }
    }

    /// Its key.
    pub(super) fn key(&self) -> Option<&'t str> {
        self.text.get(self.key.clone()?)
    }

    /// Where the value of its key begins in the text: behind the colon.
    pub(super) fn value(&self) -> Option<usize> {
        self.key.as_ref().map(|key| self.start + key.end + 1)
    }

    /// Where its key or its content ends in the text.
    pub(super) fn end_of_key(&self) -> usize {
        self.key.as_ref().map_or(self.end(), |key| self.start + key.end)
    }

    /// Where it ends in the text.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The column of the first thing in it.
    pub(super) fn first_column(&self) -> usize {
        self.dashes.first().copied().unwrap_or(self.column)
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether there is nothing but a comment in it.
    pub(super) fn is_comment(&self) -> bool {
        self.text.trim_start().starts_with('#')
    }

    /// Whether a text of several lines begins below it, behind `>-` or `|`.
    pub(super) fn is_header(&self) -> bool {
        let value = self.key.as_ref().and_then(|key| self.text.get(key.end + 1..));
        let value = value.unwrap_or_default().split(" #").next().unwrap_or_default().trim();
        let style = value.strip_prefix(['>', '|']);
        style.is_some_and(|style| style.chars().all(|one| "+-123456789".contains(one)))
    }
}

/// How long the key is with which a content begins.
fn key(content: &str) -> Option<usize> {
    let colon = content.find(':')?;
    let (name, behind) = (&content[..colon], &content[colon + 1..]);
    let is_name = !name.is_empty() && !name.contains([' ', '"', '\'', '[', '{', '#']);
    (is_name && (behind.is_empty() || behind.starts_with(' '))).then_some(colon)
}

/// The lines of a text around a byte.
pub(super) struct Rows<'t> {
    rows: Vec<Row<'t>>,
    own: usize,
}

impl<'t> Rows<'t> {
    /// The lines of a text; that of the byte is their own.
    pub(super) fn of(text: &'t str, byte: usize) -> Self {
        let (mut start, mut own) = (0, 0);
        let mut rows = Vec::new();
        for line in text.split('\n') {
            if start <= byte {
                own = rows.len();
            }
            rows.push(Row::new(start, line.strip_suffix('\r').unwrap_or(line)));
            start += line.len() + 1;
        }
        Self { rows, own }
    }

    /// The line of the byte.
    pub(super) fn own(&self) -> &Row<'t> {
        &self.rows[self.own]
    }

    /// The lines above it with something in them, the nearest first.
    pub(super) fn above(&self) -> impl Iterator<Item = &Row<'t>> {
        self.rows[..self.own].iter().rev().filter(|row| !row.is_blank() && !row.is_comment())
    }

    /// The lines below it with something in them.
    pub(super) fn below(&self) -> impl Iterator<Item = &Row<'t>> {
        self.rows[self.own + 1..].iter().filter(|row| !row.is_blank() && !row.is_comment())
    }

    /// Whether a column of the own line is in a text of several lines.
    pub(super) fn is_in_text(&self, column: usize) -> bool {
        self.above()
            .find(|row| row.column < column)
            .is_some_and(|row| row.is_header() && row.first_column() < column)
    }

    /// Whether a column of the own line is directly below a key, and in no item of a list.
    pub(super) fn is_below_key(&self, column: usize) -> bool {
        let holder = self.above().find(|row| row.first_column() < column);
        holder.is_some_and(|row| row.column < column && row.key().is_some())
    }

    /// The names of the fields that lead to what is at a column of the own line; behind a dash at that column if it is an
    /// item.
    pub(super) fn path(&self, column: usize, is_item: bool) -> Vec<String> {
        let (mut column, mut is_item) = (column, is_item);
        if !is_item {
            (column, is_item) = of_item(self.own(), column);
        }
        let mut path = Vec::new();
        for row in self.above() {
            if column == 0 && !is_item {
                break;
            }
            let is_above = row.column < column || is_item && row.column == column;
            if let Some(key) = row.key().filter(|_| is_above) {
                path.push(key.to_owned());
                (column, is_item) = of_item(row, row.column);
            } else if !is_item {
                (column, is_item) = of_item(row, column);
            }
        }
        path.reverse();
        path
    }
}

/// The dash of the item that a column belongs to if it begins in this line, and whether there is one.
fn of_item(row: &Row<'_>, column: usize) -> (usize, bool) {
    let dash = row.dashes.iter().rfind(|dash| **dash < column && row.column <= column);
    dash.map_or((column, false), |dash| (*dash, true))
}
