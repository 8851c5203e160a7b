//! `mieux recover`: a change that was interrupted, completed or dropped.

use std::io::Write;
use std::path::Path;

use mieux::render::visible;
use mieux::store::{Pending, RegistryFolder};

use crate::globals::{Access, Globals, Status};

/// Complete a change that was interrupted
///
/// A change is made whole or not at all. Where a command was killed before it was done, this completes the
/// change, or drops it if it had not begun. The next command that changes the registry does the same first;
/// commands that only read write nothing, and say that this one is needed. A change is known to the user who
/// began it, on the machine where it was begun.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Show which files would be written or removed, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = globals.root()?;
    let folder = RegistryFolder::open(&root)?;
    let had_journal = folder.has_journal();
    if !had_journal {
        writeln!(out, "No change was interrupted.")?;
    }
    if args.dry_run && had_journal {
        show(globals.pending(&folder)?.as_ref(), &root, out)?;
    } else {
        drop(globals.session(&folder, args.dry_run)?);
    }
    Ok(Status::Clean)
}

/// Shows what is still to be done of an interrupted change.
fn show(pending: Option<&Pending>, root: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(pending) = pending else {
        writeln!(out, "A change was interrupted before it began; it would be dropped.")?;
        return Ok(());
    };
    let written = pending.texts.keys().map(|below| ("write", below));
    let removed = pending.removed.iter().map(|below| ("remove", below));
    writeln!(out, "To complete the change of {} files:", pending.files)?;
    for (verb, below) in written.chain(removed) {
        let path = root.join(below);
        writeln!(out, "  {verb} {}", visible(&path.to_string_lossy()))?;
    }
    writeln!(out, "Nothing was written.")?;
    Ok(())
}
