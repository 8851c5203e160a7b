//! `mieux import`.

mod columns;
mod harm;
mod links;
mod mapping;
mod messy;
mod modes;
mod plan;
mod programme;
mod refused;
mod sheets_of_lists;
mod start;

use std::fs;

use super::support::{TestRegistry, command, told};

/// Writes a sheet into the working folder, beside the registry.
fn sheet(registry: &TestRegistry, name: &str, text: impl AsRef<[u8]>) {
    fs::write(registry.path().join(name), text).unwrap();
}

/// A record as it stands in the registry.
fn record(registry: &TestRegistry, path: &str) -> String {
    fs::read_to_string(registry.path().join("registry").join(path)).unwrap()
}

/// What the command says, with this on its standard input.
fn run_with_input(registry: &TestRegistry, input: &str, args: &[&str]) -> String {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut command = command(registry.path(), args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    told(&child.wait_with_output().unwrap())
}
