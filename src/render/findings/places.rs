//! Lines and columns of findings.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::finding::Spot;
use crate::registry::{FileId, Registry};
use crate::render::{Lines, Position};

/// Turns spots into lines and columns, indexing each file once.
pub(super) struct Places<'r> {
    pub(super) registry: &'r Registry,
    lines: HashMap<FileId, Lines<'r>>,
}

impl<'r> Places<'r> {
    pub(super) fn new(registry: &'r Registry) -> Self {
        Self { registry, lines: HashMap::new() }
    }

    /// Where a spot starts and ends.
    pub(super) fn locate(&mut self, file: FileId, spot: &Spot) -> (Position, Position) {
        let span = spot.span(self.registry.source(file));
        let lines = self.lines(file);
        (lines.position(span.start), lines.position(span.end))
    }

    pub(super) fn lines(&mut self, file: FileId) -> &Lines<'r> {
        let text = self.registry.text(file);
        self.lines.entry(file).or_insert_with(|| Lines::new(text))
    }

    /// The path of a file as text.
    pub(super) fn path(&self, file: FileId) -> Cow<'r, str> {
        self.registry.file(file).path.to_string_lossy()
    }
}
