//! What commands that list and count say of records in error, and how they end where there are any.

use std::io::{self, Write};

use mieux::model::Incomplete;
use mieux::render::visible;

use crate::globals::Status;

/// How many errors are named on standard error.
const NAMED: usize = 20;

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
