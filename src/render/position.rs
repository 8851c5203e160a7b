//! Byte offsets to lines and columns, both from 1; columns in characters.

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
        let after =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
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
}
