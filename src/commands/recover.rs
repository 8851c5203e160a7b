//! `mieux recover`: a change that was interrupted, completed or dropped.

use std::io::Write;

use mieux::store::RegistryFolder;

use crate::globals::{Globals, Status};

/// Complete a change that was interrupted
///
/// A change is made whole or not at all. Where a command was killed before it was done, this completes the
/// change, or drops it if it had not begun. The next command that changes the registry does the same first;
/// commands that only read write nothing, and say that this one is needed. A change is known to the user who
/// began it, on the machine where it was begun.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let folder = RegistryFolder::open(&globals.root()?)?;
    let had_journal = folder.has_journal();
    drop(globals.session(&folder, false)?);
    if !had_journal {
        writeln!(out, "No change was interrupted.")?;
    }
    Ok(Status::Clean)
}
