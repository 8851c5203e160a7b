//! `mieux git`: what git needs in order to merge and show records.

mod install;
mod textconv;

use std::io::Write;

use clap::Subcommand;

use crate::globals::{Globals, Status};

/// Let git merge and show records
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Install(install::Args),
    Textconv(textconv::Args),
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    match &args.action {
        Action::Install(args) => install::run(args, globals, out),
        Action::Textconv(args) => textconv::run(args, globals, out),
    }
}
