//! The `mieux` command: arguments in, exit status out.
//!
//! 0 nothing wrong, 1 findings of severity error, 2 could not run.

mod cli;
mod commands;
mod failure;
mod globals;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use failure::{is_json_asked_for, report, report_usage};

fn main() -> ExitCode {
    let as_json = is_json_asked_for(std::env::args_os());
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if as_json && error.use_stderr() => return report_usage(&error),
        Err(error) => error.exit(),
    };
    match cli.run() {
        Ok(status) => status.into(),
        // Who reads no further, as `head` does, has what they wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => report(&format!("{error:#}"), as_json),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
