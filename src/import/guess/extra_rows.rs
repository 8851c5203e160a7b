//! Rows of a sheet that are no records: totals, and sources and notes below the table.

use crate::model::folded;
use crate::sheet::{Cell, Row};

/// What rows of totals begin with.
const TOTALS: [&str; 9] = [
    "total",
    "totals",
    "totales",
    "totaux",
    "subtotal",
    "sous-total",
    "grand total",
    "suma",
    "somme",
];

/// What notes below a table begin with.
const NOTES: [&str; 9] =
    ["source", "sources", "fuente", "fuentes", "note", "notes", "nota", "notas", "remarque"];

/// Tests for the rows that are no records: the column and the text of a cell, whole or how it begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ExtraRows {
    pub(super) skip: Vec<(usize, String)>,
    pub(super) end: Option<(usize, String)>,
}

impl ExtraRows {
    /// What the rows of a sheet show.
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut extra = Self::default();
        for (at, row) in rows.iter().enumerate() {
            let Some((column, text)) = first_text(row) else { continue };
            let name = folded(text);
            let name = name.trim_end_matches([':', ' ']);
            if TOTALS.contains(&name) && !extra.skip.iter().any(|(_, known)| known == text) {
                extra.skip.push((column, text.to_owned()));
            }
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            let is_last = rows[at..]
                .iter()
                .all(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() <= 2);
            if let Some(word) = note(text).filter(|_| filled <= 2 && is_last && extra.end.is_none())
            {
                extra.end = Some((column, word.to_owned()));
            }
        }
        extra
    }
}

/// The first cell of a row, where it is a text.
fn first_text(row: &Row) -> Option<(usize, &str)> {
    let (column, cell) = row.cells.iter().enumerate().find(|(_, cell)| !cell.is_empty())?;
    match cell {
        Cell::Text(text) => Some((column, text)),
        _ => None,
    }
}

/// How a note begins: `Fuente:`.
fn note(text: &str) -> Option<&str> {
    let (word, _) = text.split_once(':')?;
    let is_note = NOTES.contains(&folded(word).as_str());
    is_note.then(|| &text[..=word.len()])
}
