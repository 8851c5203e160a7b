//! Byte offsets to lines and columns, both from 1; columns in characters.

use memchr::memchr_iter;

/// Where something is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// The lines of a text, for many look-ups.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let after = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self { text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// The position of a byte offset; one inside a character or past the end counts as the nearest
    /// before.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = &self.text[start..self.text.floor_char_boundary(offset)];
        // A byte order mark is no character that anybody sees.
        let mark = usize::from(start == 0 && before.starts_with('\u{feff}'));
        Position { line, column: before.chars().count() - mark + 1 }
    }

    /// The line and the column of a byte offset as language servers count them: both from 0, the column in units of
    /// UTF-16.
    #[must_use]
    pub fn in_utf16(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        (line, self.text[self.starts[line]..offset].encode_utf16().count())
    }

    /// The byte offset of such a line and column. Past the end of a line is its end, past the last line the end of the
    /// text, and inside a character before it.
    #[must_use]
    pub fn of_utf16(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.starts.get(line) else { return self.text.len() };
        let rest = &self.text[*start..];
        let text = rest.split_once('\n').map_or(rest, |(text, _)| text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let mut units = 0;
        let end = text.char_indices().find(|(_, one)| {
            units += one.len_utf16();
            units > column
        });
        start + end.map_or(text.len(), |(at, _)| at)
    }

    /// The column of a byte offset in bytes, from 1.
    #[must_use]
    pub fn byte_column(&self, offset: usize) -> usize {
        let line = self.starts.partition_point(|start| *start <= offset);
        self.text.len().min(offset) - self.starts[line - 1] + 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "título: año\nsegundo\r\n";
        let lines = Lines::new(text);
        let at = |needle: &str| lines.position(text.find(needle).unwrap());
        assert_eq!(at("año"), Position { line: 1, column: 9 });
        assert_eq!(at("segundo"), Position { line: 2, column: 1 });
        assert_eq!(lines.position(text.len()), Position { line: 3, column: 1 });
        assert_eq!(Lines::new("\u{feff}id: x").position(7), Position { line: 1, column: 5 });
        assert_eq!(Lines::new("").position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn every_position_of_an_editor_is_an_offset() {
        let text = "a😀b\r\n\u{301}é\n";
        let lines = Lines::new(text);
        for (offset, _) in text.char_indices().filter(|(_, one)| !one.is_control()) {
            let (line, column) = lines.in_utf16(offset);
            assert_eq!(lines.of_utf16(line, column), offset);
        }
        assert_eq!(lines.of_utf16(0, 2), 1, "inside a character is before it");
        assert_eq!(lines.of_utf16(0, 1000), 6, "past the end of a line is its end");
        assert_eq!(lines.of_utf16(1000, 0), text.len());
        assert_eq!(lines.in_utf16(text.len() + 5), (2, 0));
    }
}
