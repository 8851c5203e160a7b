//! Which words of a text differ.

use similar::{ChangeTag, TextDiff};

/// The fewest words at which words are compared: two short texts are read faster beside each other.
const FEWEST: usize = 4;
/// How alike two texts are, from 0 to 1, of which words are compared.
const ALIKE: f32 = 0.4;
/// How many words that are the same are kept beside those that differ.
const KEPT: usize = 4;

/// Words that follow each other and became the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

/// The words that differ, among some of those that do not; `None` if the texts are short, or hardly alike.
pub(super) fn word_changes(before: &str, after: &str) -> Option<Vec<Piece>> {
    let is_short = |text: &str| text.split_whitespace().count() < FEWEST;
    if is_short(before) || is_short(after) {
        return None;
    }
    let diff = TextDiff::from_words(before, after);
    if diff.ratio() < ALIKE {
        return None;
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(text)))
            | (ChangeTag::Delete, Some(Piece::Removed(text)))
            | (ChangeTag::Insert, Some(Piece::Added(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(word.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(word.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(word.to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    for (number, piece) in pieces.iter_mut().enumerate() {
        if let Piece::Same(text) = piece {
            *text = shortened(text, number == 0, number == last);
        }
    }
    Some(pieces)
}

/// The words beside others that differ: the last ones of the first piece, the first ones of the last.
fn shortened(text: &str, is_first: bool, is_last: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let (begin, end) = (if is_first { 0 } else { KEPT }, if is_last { 0 } else { KEPT });
    if words.len() <= begin + end + 1 {
        return text.to_owned();
    }
    let (head, tail) = (words[..begin].concat(), words[words.len() - end..].concat());
    match (is_first, is_last) {
        (true, _) => format!("… {tail}"),
        (_, true) => format!("{head}…"),
        _ => format!("{head}… {tail}"),
    }
}
