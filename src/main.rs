//! The `mieux` command: arguments in, exit status out.
//!
//! 0 nothing wrong, 1 findings of severity error, 2 could not run.

mod cli;
mod commands;
mod globals;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(status) => status.into(),
        // Who reads no further, as `head` does, has what they wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let mut stderr = anstream::stderr().lock();
            let red = anstyle::AnsiColor::Red.on_default().bold();
            let words = mieux::render::visible(&format!("{error:#}")).replace("\\n", "\n");
            // Where even this cannot be written nobody is left to tell.
            let _ = writeln!(stderr, "{red}error:{red:#} {words}");
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
