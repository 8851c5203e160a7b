//! What a text is like as a whole: its line ends, the mark at its start, and its last line.

use std::iter::zip;

/// What is the same for all lines of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    has_mark: bool,
    is_windows: bool,
    is_ended: bool,
}

const MARK: char = '\u{feff}';

impl Layout {
    /// A text with line feeds alone, the last line of which is ended, and how it was before; `None` if its line ends
    /// are of several sorts.
    pub(super) fn split(text: &str) -> Option<(String, Self)> {
        let plain = text.strip_prefix(MARK).unwrap_or(text);
        let has_mark = plain.len() < text.len();
        let is_windows = plain.contains("\r\n");
        let mut plain = if is_windows { plain.replace("\r\n", "\n") } else { plain.to_owned() };
        let is_mixed = is_windows && plain.len() + plain.matches('\n').count() != text_length(text);
        if is_mixed || plain.contains('\r') {
            return None;
        }
        let is_ended = plain.ends_with('\n');
        if !is_ended {
            plain.push('\n');
        }
        Some((plain, Self { has_mark, is_windows, is_ended }))
    }

    /// The layout of the merged text: that of ours, but for what only theirs has changed.
    pub(super) fn merged(base: Option<Self>, ours: Self, theirs: Self) -> Self {
        let parts = |own: Self| [own.has_mark, own.is_windows, own.is_ended];
        let base = parts(base.unwrap_or(theirs));
        let mut merged = parts(ours);
        for ((own, base), theirs) in zip(zip(&mut merged, base), parts(theirs)) {
            if *own == base {
                *own = theirs;
            }
        }
        let [has_mark, is_windows, is_ended] = merged;
        Self { has_mark, is_windows, is_ended }
    }

    /// A text in this layout.
    pub(super) fn lay_out(self, plain: &str) -> String {
        let plain = match self.is_ended {
            true => plain,
            false => plain.strip_suffix('\n').unwrap_or(plain),
        };
        let text = if self.is_windows { plain.replace('\n', "\r\n") } else { plain.to_owned() };
        if self.has_mark { format!("{MARK}{text}") } else { text }
    }
}

/// The length of a text without the mark at its start.
fn text_length(text: &str) -> usize {
    text.strip_prefix(MARK).unwrap_or(text).len()
}
