//! How many records became what, in a sentence.

use crate::compare::{Comparison, RecordState};
use crate::message;
use crate::message::{Message, Value};

/// How many records were changed, added and so on.
#[must_use]
pub fn headline(comparison: &Comparison<'_>) -> Message {
    let (counts, others) = comparison.counts();
    let mut parts: Vec<Value> = Vec::new();
    for (state, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let part = if parts.is_empty() { first(state, count) } else { further(state, count) };
        parts.push(part.into());
    }
    if others > 0 {
        parts.push(Message::counted("diff.others", others).into());
    }
    match parts.is_empty() {
        true => message!("diff.nothing"),
        false => message!("diff.headline", parts = Value::Sequence(parts)),
    }
}

fn first(state: RecordState, count: usize) -> Message {
    let key = match state {
        RecordState::Changed => "diff.first-changed",
        RecordState::Added => "diff.first-added",
        RecordState::Removed => "diff.first-removed",
        RecordState::Renamed => "diff.first-renamed",
        RecordState::Moved => "diff.first-moved",
        RecordState::Layout => "diff.first-layout",
    };
    Message::counted(key, count)
}

fn further(state: RecordState, count: usize) -> Message {
    let key = match state {
        RecordState::Changed => "diff.changed",
        RecordState::Added => "diff.added",
        RecordState::Removed => "diff.removed",
        RecordState::Renamed => "diff.renamed",
        RecordState::Moved => "diff.moved",
        RecordState::Layout => "diff.layout",
    };
    Message::counted(key, count)
}
