//! What is between the cells of a text.

use super::records::Records;

/// What is tried, what is likelier first.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records are looked at.
const SAMPLE: usize = 50;

/// The delimiter that the first line of a text names, as `sep=;` does for Excel, and the length of that
/// line.
pub(super) fn named(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let words = line.trim_end_matches(['\r', '\n']).trim_matches('"');
    match words.strip_prefix("sep=")?.as_bytes() {
        [delimiter] if !delimiter.is_ascii_alphanumeric() => Some((*delimiter, line.len())),
        _ => None,
    }
}

/// The delimiter that makes most of the first records equally wide; the comma where none does.
pub(super) fn detected(text: &str) -> u8 {
    let mut best = (0.0, 0, b',');
    for delimiter in CANDIDATES {
        let (share, width) = evenness(text, delimiter);
        if width > 1 && (share, width) > (best.0, best.1) {
            best = (share, width, delimiter);
        }
    }
    best.2
}

/// The width that most records have with a delimiter, and the share of the records that have it.
fn evenness(text: &str, delimiter: u8) -> (f64, usize) {
    let mut records = Records::new(text.as_bytes(), delimiter);
    let mut widths = Vec::new();
    while widths.len() < SAMPLE && matches!(records.read(), Ok(true)) {
        let cells = records.cells().filter(|cell| !cell.trim().is_empty());
        if cells.count() > 0 {
            widths.push(records.cells().len());
        }
    }
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    let common = widths.iter().copied().max_by_key(|width| (count(*width), *width));
    let width = common.unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "at most fifty")]
    let share = count(width) as f64 / widths.len().max(1) as f64;
    (share, width)
}
