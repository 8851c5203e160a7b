//! What commands that list and count say of records that they leave out, and of records in error.

use std::io::{self, Write};

use mieux::message;
use mieux::message::Message;
use mieux::model::Incomplete;
use mieux::render::visible;
use mieux::words::Words;

use crate::globals::{Globals, Status};

/// How many errors are named on standard error.
const NAMED: usize = 20;

/// Says on standard error what a selection leaves out, or contains by dates that are not its own.
pub(super) fn print_notes(notes: &[String], globals: &Globals) {
    for note in notes {
        globals.inform(&message!("note.line", note));
    }
}

/// Names the errors on account of which an answer may be wrong on standard error, and gives the status
/// with which the command ends.
pub(super) fn name_errors(incomplete: &[Incomplete], words: Words) -> Status {
    name(incomplete, &message!("incomplete.answer", count = incomplete.len()), words)
}

/// Names the errors on account of which records are not exported, in the same way.
pub(super) fn name_left_out(incomplete: &[Incomplete], words: Words) -> Status {
    name(incomplete, &message!("export.left-out", count = incomplete.len()), words)
}

fn name(incomplete: &[Incomplete], heading: &Message, words: Words) -> Status {
    if incomplete.is_empty() {
        return Status::Clean;
    }
    let heading = heading.in_words(&words);
    let mut lines = format!("{}: {heading}", words.get("severity.warning"));
    for Incomplete { file, reason, .. } in incomplete.iter().take(NAMED) {
        lines += &format!("\n  {}: {}", visible(file), visible(&reason.in_words(&words)));
    }
    if let Some(more) = incomplete.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines += &format!("\n  {}", message!("incomplete.more", more).in_words(&words));
    }
    let help = message!("incomplete.help").in_words(&words);
    lines += &format!("\n{}: {help}", words.get("help"));
    // If nobody reads standard error, the exit status still says it.
    let _ = writeln!(io::stderr(), "{lines}");
    Status::Findings
}
