//! The command line: which command is meant.

use std::io::{self, BufWriter, Write};

use anyhow::Context;
use clap::{Parser, Subcommand};

use crate::commands::{
    advance, edit, expert, explain, fmt, import, init, list, new, remove, rename, report, schema,
    set, show, validate,
};
use crate::globals::{Globals, Status};

/// Keep a programme's registry in YAML files: check it, list it, compute its figures
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    List(list::Args),
    Show(show::Args),
    Report(report::Args),
    New(new::Args),
    Edit(edit::Args),
    Set(Box<set::Args>),
    Advance(advance::Args),
    Rename(rename::Args),
    Remove(remove::Args),
    Fmt(fmt::Args),
    Import(Box<import::Args>),
    Expert(expert::Args),
    Init(init::Args),
}

impl Cli {
    /// Runs the command and writes what it has to say to standard output.
    pub(crate) fn run(self) -> anyhow::Result<Status> {
        let stdout = io::stdout().lock();
        let mut out = BufWriter::new(stdout);
        let globals = &self.globals;
        let status = match self.command {
            Command::Validate(args) => validate::run(&args, globals, &mut out),
            Command::Explain(args) => explain::run(&args, globals, &mut out),
            Command::Schema(args) => schema::run(&args, &mut out),
            Command::List(args) => list::run(&args, globals, &mut out),
            Command::Show(args) => show::run(&args, globals, &mut out),
            Command::Report(args) => report::run(&args, globals, &mut out),
            Command::New(args) => new::run(&args, globals, &mut out),
            Command::Edit(args) => edit::run(&args, globals, &mut out),
            Command::Set(args) => set::run(&args, globals, &mut out),
            Command::Advance(args) => advance::run(&args, globals, &mut out),
            Command::Rename(args) => rename::run(&args, globals, &mut out),
            Command::Remove(args) => remove::run(&args, globals, &mut out),
            Command::Fmt(args) => fmt::run(&args, globals, &mut out),
            Command::Import(args) => import::run(&args, globals, &mut out),
            Command::Expert(args) => expert::run(&args, globals, &mut out),
            Command::Init(args) => init::run(&args, &mut out),
        }?;
        out.flush().context("cannot write to the standard output")?;
        Ok(status)
    }
}
