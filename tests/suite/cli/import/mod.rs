//! `mieux import`.

mod columns;
mod guess;
mod harm;
mod iati;
mod languages;
mod links;
mod mapping;
mod messy;
mod modes;
mod plan;
mod programme;
mod references;
mod refused;
mod rejects;
mod roster;
mod sheets_of_lists;
mod start;

use std::fs;

use crate::common::{TestRegistry, transcript};

/// Writes a sheet into the working folder, beside the registry.
fn sheet(registry: &TestRegistry, name: &str, text: impl AsRef<[u8]>) {
    fs::write(registry.path().join(name), text).unwrap();
}

/// The mapping that `--guess` proposed, without the exit status.
fn mapping_of(proposed: &str) -> &str {
    proposed.split("[exit").next().unwrap()
}

/// The same with a legal ground for the data of people.
fn with_consent(proposed: &str) -> String {
    let (to_complete, ground) =
        ("# \"consent.basis\" = \"CODE\"", "\"consent.basis\" = \"consent\"");
    mapping_of(proposed).replace(to_complete, ground)
}

/// What the command says, with this on its standard input.
fn run_with_input(registry: &TestRegistry, input: &str, args: &[&str]) -> String {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut command = registry.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    transcript(&child.wait_with_output().unwrap())
}
