//! A text that an editor has open.

use lsp_types::{Position, Range, TextDocumentContentChangeEvent as Change, Uri};

use crate::render::Lines;
use crate::yaml::Span;

/// A text that an editor has open, as it is there.
#[derive(Debug)]
pub(super) struct Document {
    /// Its address, as the editor writes it.
    pub(super) uri: Uri,
    /// How often it was changed, as the editor counts.
    pub(super) version: i32,
    /// The text.
    pub(super) text: String,
}

impl Document {
    /// Takes changes in the order in which they were made.
    pub(super) fn change(&mut self, version: i32, changes: Vec<Change>) {
        self.version = version;
        for change in changes {
            match change {
                Change::TextDocumentContentChangePartial(part) => {
                    let bytes = bytes_of(&self.text, part.range);
                    self.text.replace_range(bytes, &part.text);
                }
                Change::TextDocumentContentChangeWholeDocument(whole) => self.text = whole.text,
            }
        }
    }
}

/// The byte at a position of a text.
pub(super) fn byte_at(text: &str, position: Position) -> usize {
    Lines::new(text).of_utf16(position.line as usize, position.character as usize)
}

/// The bytes of a range of a text.
fn bytes_of(text: &str, range: Range) -> Span {
    let (start, end) = (byte_at(text, range.start), byte_at(text, range.end));
    start..end.max(start)
}

/// The range of bytes of a text.
pub(super) fn range_of(lines: &Lines<'_>, bytes: &Span) -> Range {
    Range { start: position_of(lines, bytes.start), end: position_of(lines, bytes.end) }
}

fn position_of(lines: &Lines<'_>, byte: usize) -> Position {
    let (line, character) = lines.in_utf16(byte);
    Position { line: small(line), character: small(character) }
}

/// A count of lines or characters: no text that an editor opens has more than the protocol can say.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
