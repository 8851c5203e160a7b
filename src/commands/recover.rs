//! `mieux recover`: a change that was interrupted, completed or dropped.

use std::io::Write;
use std::path::Path;

use mieux::render::visible;
use mieux::store::{Pending, RegistryFolder};

use super::examples;
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[("See what is left to do", "mieux recover --dry-run")];

/// Complete an interrupted change
///
/// If a command was killed while it changed the registry, this completes the change, or drops it if nothing
/// was written yet. The next command that changes the registry does the same. Only the user who started the
/// change can complete it, on the same machine.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Show the files to write or remove, without changing them
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
