//! What a compiler prints of a finding: what is wrong, the lines that it speaks of, and what to do.

use crate::finding::Severity;
use crate::yaml::Span;

/// What is printed of a finding; all texts fit their width.
#[derive(Debug)]
pub(super) struct Frame<'f> {
    pub(super) severity: Severity,
    /// The word for it, such as `error`.
    pub(super) word: String,
    pub(super) rule: &'f str,
    pub(super) title: String,
    pub(super) parts: Vec<Part<'f>>,
    /// The word `help`, and what to do.
    pub(super) help: Option<(String, String)>,
}

/// The lines of one file, or where they are.
#[derive(Debug)]
pub(super) enum Part<'f> {
    /// The path alone, of a file that has no lines.
    Path(String),
    /// A place whose lines are too long to be shown.
    Place {
        /// The path of the file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// Some lines.
    Lines(Excerpt<'f>),
}

/// Lines of a file with what is marked in them.
#[derive(Debug)]
pub(super) struct Excerpt<'f> {
    pub(super) path: String,
    /// The number of the first line, from 1.
    pub(super) first: usize,
    pub(super) text: String,
    pub(super) marks: Vec<Mark<'f>>,
}

/// What is marked in the lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark<'f> {
    /// Whether the finding is about it; else it is beside that.
    pub(super) is_primary: bool,
    /// The bytes, in the lines that are shown.
    pub(super) span: Span,
    /// A word on it.
    pub(super) label: Option<&'f str>,
}
