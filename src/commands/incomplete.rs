//! What commands that list and count say of records that they leave out, and of records in error.

use std::io::{self, Write};

use mieux::model::Incomplete;
use mieux::render::visible;

use crate::globals::{Globals, Status};

/// How many errors are named on standard error.
const NAMED: usize = 20;

/// Says on standard error what a selection leaves out, or contains by dates that are not its own.
pub(super) fn print_notes(notes: &[String], globals: &Globals) {
    for note in notes {
        globals.note(&format!("note: {}", visible(note)));
    }
}

/// Names the errors on account of which an answer may be wrong on standard error, and gives the status
/// with which the command ends.
pub(super) fn name_errors(incomplete: &[Incomplete]) -> Status {
    if incomplete.is_empty() {
        return Status::Clean;
    }
    let mut lines = match incomplete.len() {
        1 => "warning: the answer may be wrong, because of 1 error in the registry:".to_owned(),
        count => {
            format!("warning: the answer may be wrong, because of {count} errors in the registry:")
        }
    };
    for Incomplete { file, reason, .. } in incomplete.iter().take(NAMED) {
        lines += &format!("\n  {}: {}", visible(file), visible(reason));
    }
    if let Some(more) = incomplete.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines += &format!("\n  and {more} more");
    }
    // If nobody reads standard error, the exit status still says it.
    let _ =
        writeln!(io::stderr(), "{lines}\nhelp: `mieux validate` shows each error and its place");
    Status::Findings
}
