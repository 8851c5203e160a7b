//! `mieux git install`: the merge driver, the way to show differences, and the hook.

use std::io::Write;

use mieux::history::{Repository, SetupPart};
use mieux::message;
use mieux::message::Message;

use crate::commands::examples;
use crate::commands::sentence::{say, say_note};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Let git merge records field by field", "mieux git install"),
    ("Also check the records of each commit", "mieux git install --hook"),
    ("Undo both", "mieux git install --uninstall"),
];

/// Set up git to merge records field by field
///
/// Adds a line to .gitattributes, which you commit for everybody, and settings to your clone, which each colleague adds
/// with the same command. Git then runs `mieux merge` for records that two branches have changed, and shows
/// labels beside codes in `git diff` and `git log -p`. Where mieux is not installed, git merges by lines as before.
/// Nothing changes if all is set up already.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Also check the records of each commit before it is made
    ///
    /// Creates the hook `pre-commit`, in the folder that `core.hooksPath` names, if there is none.
    #[arg(long)]
    hook: bool,
    /// List what is missing, and change nothing; exit 1 if anything is
    #[arg(long, conflicts_with = "uninstall")]
    check: bool,
    /// Remove what this command has added, the hook as well
    #[arg(long, conflicts_with = "hook")]
    uninstall: bool,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let repository = Repository::of(&globals.root()?)?;
    let parts = SetupPart::of(&repository, args.hook || args.uninstall)?;
    if args.uninstall {
        let mut is_any = false;
        for part in &parts {
            if part.remove_from(&repository)? {
                say(&removed(part), globals, out)?;
                is_any = true;
            }
        }
        if !is_any {
            say(&message!("setup.nothing-to-remove"), globals, out)?;
        }
        return Ok(Status::Clean);
    }
    let mut missing = Vec::new();
    for part in &parts {
        if !part.is_in(&repository)? {
            missing.push(part);
        }
    }
    if missing.is_empty() {
        say(&message!("setup.complete"), globals, out)?;
        return Ok(Status::Clean);
    }
    for part in missing {
        if args.check {
            say(&lacking(part), globals, out)?;
        } else if part.add_to(&repository)? {
            say(&added(part), globals, out)?;
        } else if let SetupPart::Hook { path, line } = part {
            say_note(message!("setup.hook-kept", path = path.display(), line), globals, out)?;
        }
    }
    Ok(if args.check { Status::Findings } else { Status::Clean })
}

fn added(part: &SetupPart) -> Message {
    match part {
        SetupPart::Attributes { path, line } => {
            message!("setup.line-added", path = path.display(), line)
        }
        SetupPart::Setting { name, value } => message!("setup.set", name, value),
        SetupPart::Hook { path, .. } => message!("file.created", path = path.display()),
    }
}

fn lacking(part: &SetupPart) -> Message {
    match part {
        SetupPart::Attributes { path, line } => {
            message!("setup.line-missing", path = path.display(), line)
        }
        SetupPart::Setting { name, value } => message!("setup.not-set", name, value),
        SetupPart::Hook { path, .. } => message!("setup.no-hook", path = path.display()),
    }
}

fn removed(part: &SetupPart) -> Message {
    match part {
        SetupPart::Attributes { path, line } => {
            message!("setup.line-removed", path = path.display(), line)
        }
        SetupPart::Setting { name, .. } => message!("setup.unset", name),
        SetupPart::Hook { path, .. } => message!("file.removed", path = path.display()),
    }
}
