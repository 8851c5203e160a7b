//! `mieux man`: the help of all commands as manual pages.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::Command;
use clap_mangen::Man;
use mieux::message;

use super::examples;
use super::target::Target;
use crate::globals::Status;

const EXAMPLES: &[(&str, &str)] = &[
    ("Print the page of mieux", "mieux man"),
    ("Write the pages of all commands to a folder", "mieux man ."),
];

/// Print the manual page, or write all pages
///
/// With DIR, writes a page for each command: mieux.1, mieux-list.1 and so on. Put them in a folder `man1` below a
/// folder in MANPATH, such as ~/.local/share/man.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Folder for the pages of all commands
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Replace pages that exist
    #[arg(long, requires = "folder")]
    overwrite: bool,
}

/// Writes the pages of `command`.
pub(crate) fn run(args: &Args, command: Command, out: &mut dyn Write) -> anyhow::Result<Status> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.folder else {
        Man::new(command).render(out)?;
        return Ok(Status::Clean);
    };
    if !folder.is_dir() {
        bail!(message!("target.no-folder", folder = folder.display()));
    }
    let pages = pages(&command);
    let target = |page: &Man| Target::at(&folder.join(page.get_filename()), args.overwrite);
    // Nothing is written unless everything can be.
    let targets = pages.iter().map(target).collect::<anyhow::Result<Vec<_>>>()?;
    for (page, target) in pages.iter().zip(targets) {
        let mut text = Vec::new();
        page.render(&mut text)?;
        target.write(&text)?;
    }
    Ok(Status::Clean)
}

/// The page of a command and those of the commands below it.
fn pages(command: &Command) -> Vec<Man> {
    let below = command.get_subcommands().flat_map(pages);
    std::iter::once(Man::new(command.clone())).chain(below).collect()
}
