//! `mieux expert`: what the law requires of those who keep data on people, and what experts cost.

mod access;
mod apply;
mod cost;
mod erase;
mod review;
mod tombstone;

use std::io::Write;

use clap::Subcommand;

use crate::globals::{Access, Globals, Status};

/// Manage the data of experts (GDPR), and their costs
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Access(access::Args),
    Apply(apply::Args),
    Cost(cost::Args),
    Erase(erase::Args),
    Review(review::Args),
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        match &self.action {
            Action::Apply(args) => args.access(),
            Action::Erase(args) => args.access(),
            Action::Access(_) | Action::Cost(_) | Action::Review(_) => Access::Read,
        }
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    match &args.action {
        Action::Access(args) => access::run(args, globals, out),
        Action::Apply(args) => apply::run(args, globals, out),
        Action::Cost(args) => cost::run(args, globals, out),
        Action::Erase(args) => erase::run(args, globals, out),
        Action::Review(args) => review::run(args, globals, out),
    }
}
