//! Lines and columns of findings.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use crate::finding::Spot;
use crate::registry::{FileId, Registry};
use crate::render::{Lines, Position};
use crate::yaml::Span;

/// A place in a file.
pub(super) struct Location {
    /// The path from the top of the repository, else from the working folder, with `/`.
    pub(super) path: String,
    pub(super) start: Position,
    pub(super) end: Position,
    /// The same columns in bytes, from 1.
    pub(super) byte_columns: (usize, usize),
}

/// Turns spots into lines and columns, indexing each file once.
pub(super) struct Places<'r> {
    pub(super) registry: &'r Registry,
    /// Where the registry lies below the top of its repository.
    folder: Option<&'r Path>,
    lines: HashMap<FileId, Lines<'r>>,
}

impl<'r> Places<'r> {
    pub(super) fn new(registry: &'r Registry, folder: Option<&'r Path>) -> Self {
        Self { registry, folder, lines: HashMap::new() }
    }

    /// Where a spot starts and ends.
    pub(super) fn locate(&mut self, file: FileId, spot: &Spot) -> (Position, Position) {
        let span = spot.span(self.registry.source(file));
        let lines = self.lines(file);
        (lines.position(span.start), lines.position(span.end))
    }

    /// A place as programs read it.
    pub(super) fn location(&mut self, file: FileId, span: Span) -> Location {
        let path = self.path_in_repository(file);
        let lines = self.lines(file);
        Location {
            path,
            start: lines.position(span.start),
            end: lines.position(span.end),
            byte_columns: (lines.byte_column(span.start), lines.byte_column(span.end)),
        }
    }

    pub(super) fn lines(&mut self, file: FileId) -> &Lines<'r> {
        let text = self.registry.text(file);
        self.lines.entry(file).or_insert_with(|| Lines::new(text))
    }

    /// The path of a file as text.
    pub(super) fn path(&self, file: FileId) -> Cow<'r, str> {
        self.registry.file(file).path.to_string_lossy()
    }

    /// The path of a file from the top of the repository, or from the working folder if it is in none, with `/`
    /// between folders.
    pub(super) fn path_in_repository(&self, file: FileId) -> String {
        let file = self.registry.file(file);
        let path = self.folder.map_or_else(|| file.path.clone(), |folder| folder.join(&file.below));
        path.to_string_lossy().replace('\\', "/")
    }
}
