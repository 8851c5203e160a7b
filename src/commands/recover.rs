//! `mieux recover`: a change that was interrupted, completed or dropped.

use std::io::Write;
use std::path::{Path, PathBuf};

use mieux::message;
use mieux::message::Message;
use mieux::store::{Pending, RegistryFolder};

use super::examples;
use super::sentence::{say, sentence};
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
        say(&message!("recover.none"), globals, out)?;
    }
    if args.dry_run && had_journal {
        show(globals.pending(&folder)?.as_ref(), &root, globals, out)?;
    } else {
        drop(globals.session(&folder, args.dry_run)?);
    }
    Ok(Status::Clean)
}

/// Shows what is still to be done of an interrupted change.
fn show(
    pending: Option<&Pending>,
    root: &Path,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Some(pending) = pending else {
        return Ok(say(&message!("recover.dropped"), globals, out)?);
    };
    let path = |below: &PathBuf| root.join(below).to_string_lossy().into_owned();
    let written = pending.texts.keys().map(|below| message!("recover.write", path = path(below)));
    let removed = pending.removed.iter();
    let removed = removed.map(|below| message!("recover.remove", path = path(below)));
    let steps: Vec<Message> = written.chain(removed).collect();
    say(&message!("recover.left", count = pending.files), globals, out)?;
    for step in &steps {
        writeln!(out, "  {}", sentence(step, globals))?;
    }
    Ok(say(&message!("recover.dry-run"), globals, out)?)
}
