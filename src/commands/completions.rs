//! `mieux completions`: the script with which a shell completes commands.

use std::io::Write;

use clap_complete::Shell;
use clap_complete::env::Shells;
use mieux::message;

use super::examples;
use crate::globals::Status;

const EXAMPLES: &[(&str, &str)] = &[
    ("Print the script for bash", "mieux completions bash"),
    ("Print the script for fish", "mieux completions fish"),
];

/// Print a script that completes commands in your shell
///
/// Completes commands, options, and the ids and codes of the registry that you are in. Load the script when
/// the shell starts.
///
/// bash, in ~/.bashrc: `source <(mieux completions bash)`
///
/// zsh, in ~/.zshrc: `source <(mieux completions zsh)`
///
/// fish, in ~/.config/fish/config.fish: `mieux completions fish | source`
///
/// PowerShell, in $PROFILE: `mieux completions powershell | Out-String | Invoke-Expression`
///
/// elvish, in rc.elv: `eval (mieux completions elvish | slurp)`
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Your shell
    #[arg(value_enum)]
    shell: Shell,
}

/// The variable in which the script asks for completions.
const VARIABLE: &str = "COMPLETE";

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Status> {
    let (shells, name) = (Shells::builtins(), args.shell.to_string());
    let unknown = || message!("completions.unknown", shell = &name);
    let shell = shells.completer(&name).ok_or_else(unknown)?;
    shell.write_registration(VARIABLE, "mieux", "mieux", "mieux", out)?;
    Ok(Status::Clean)
}
