//! Writing below a registry: all of a change or nothing of it, whatever happens in between.
//!
//! What takes a process of its own (to be killed, or to write beside another) is an ignored test that
//! other tests start; its variables say what to do.

mod imported;
mod killed;
mod killed_commands;
mod refused;
mod together;

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mieux::write::{Event, Plan, Wait, WriteError, commit};

/// Every file of a registry but those that only `mieux` itself needs, with its bytes.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Every file that there is below a registry now. A draft that was left behind would be one.
fn files(root: &Path) -> Files {
    fn gather(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".mieux") {
                continue;
            }
            if path.is_dir() {
                gather(root, &path, found);
            } else {
                let below = path.strip_prefix(root).unwrap().to_owned();
                found.insert(below, fs::read(path).unwrap());
            }
        }
    }
    let mut found = Files::new();
    gather(root, root, &mut found);
    found
}

/// Commits, and hears nothing of it.
fn quietly(root: &Path, plan: &Plan) -> Result<(), WriteError> {
    commit(root, plan, Wait::Yes, &mut |_| {})
}

/// Commits, with `meanwhile` called before the first step that concerns a path with this end.
fn disturbed(
    root: &Path,
    plan: &Plan,
    end: &str,
    meanwhile: impl FnOnce(),
) -> Result<(), WriteError> {
    let mut meanwhile = Some(meanwhile);
    commit(root, plan, Wait::Yes, &mut |event| {
        let is_there = matches!(event, Event::Touching(path) if path.ends_with(end));
        if let Some(meanwhile) = meanwhile.take_if(|_| is_there) {
            meanwhile();
        }
    })
}

/// An ignored test of this binary as a process of its own.
fn process(test: &str, variables: &[(&str, &dyn AsRef<OsStr>)]) -> Command {
    // A full disk is an error to the process, not its end.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"]).arg(env::current_exe().unwrap());
    command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads", "1"]);
    command.envs(variables.iter().map(|(name, value)| (name, value.as_ref())));
    command
}

/// A variable of such a process; `None` if no other test has started this one.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
