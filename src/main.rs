//! The `mieux` command: arguments in, exit status out.
//!
//! 0 nothing wrong, 1 findings of severity error, 2 could not run.

mod at;
mod cli;
mod clock;
mod color;
mod commands;
mod failure;
mod globals;
mod pager;
mod speaker;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clap_complete::CompleteEnv;

use failure::{failure_status, is_json_asked_for, is_merge, report_usage};

/// The allocator of musl is slow.
#[cfg(all(feature = "mimalloc", target_env = "musl"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The most threads that are started. More do not help, and a large number could fill the memory.
const MAX_THREADS: usize = 256;

fn main() -> ExitCode {
    CompleteEnv::with_factory(cli::Cli::command).complete();
    limit_threads();
    color::choose(std::env::args_os());
    let as_json = is_json_asked_for(std::env::args_os());
    let failed = failure_status(std::env::args_os());
    if is_merge(std::env::args_os()) {
        abort_on_panic();
    }
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return report_usage(&error, as_json, failed),
        Err(error) => error.exit(),
    };
    match cli.run() {
        Ok(status) => status.into(),
        // A closed pipe, as with `head`, is not an error.
        Err(failure) if is_broken_pipe(&failure.error) => ExitCode::SUCCESS,
        Err(failure) => failure.report(as_json, failed),
    }
}

/// Ends with a signal where a panic would end with 101, which git takes for a conflict whose marks are in the file.
fn abort_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        report(panic);
        std::process::abort();
    }));
}

/// Bounds what `RAYON_NUM_THREADS` can ask for.
fn limit_threads() {
    let wanted = std::env::var("RAYON_NUM_THREADS").ok().and_then(|count| count.parse().ok());
    if wanted.is_some_and(|count: usize| count > MAX_THREADS) {
        // It fails only where the threads were started already.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(MAX_THREADS).build_global();
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
