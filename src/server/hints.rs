//! What codes and ids mean, beside them, where they are no words.

use lsp_types::{InlayHint, Label, Range};

use super::called::called;
use super::desk::Desk;
use super::document::range_of;
use crate::model::{FileKind, folded};
use crate::registry::Source;
use crate::render::{Lines, visible};
use crate::words::Words;

/// The most letters of a hint: the rest is said when somebody points at the value.
const MOST_LETTERS: usize = 30;

/// The hints in a range of a text.
pub(super) fn hints(
    desk: &Desk,
    source: &Source,
    kind: FileKind,
    range: Range,
    words: &Words,
) -> Vec<InlayHint> {
    let Some(root) = &source.root else { return Vec::new() };
    let registry = desk.registry();
    let lines = Lines::new(&source.text);
    let mut hints = Vec::new();
    registry.shape(kind).each_meaning(root, |_, node, meaning| {
        let place = range_of(&lines, &node.span);
        if place.end.line < range.start.line || place.start.line > range.end.line {
            return;
        }
        let Some(written) = node.scalar_text() else { return };
        let Some(name) = called(registry, meaning, &written, words) else { return };
        // A code that is its own name, such as `workshop`, needs none.
        let is_said = name == written || folded(&name) == folded(&written.replace('-', " "));
        if !name.is_empty() && !is_said {
            let label = Label::String(short(&visible(&name)));
            hints.push(InlayHint {
                position: place.end,
                label,
                kind: None,
                text_edits: None,
                tooltip: None,
                padding_left: Some(true),
                padding_right: None,
                data: None,
            });
        }
    });
    hints
}

fn short(name: &str) -> String {
    match name.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
