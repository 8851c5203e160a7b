//! Writing below a registry: all of a change or nothing of it, whatever happens in between.
//!
//! What takes a process of its own (to be killed, or to write beside another) is an ignored test that
//! other tests start; its variables say what to do.

mod checkout;
mod imported;
mod kept;
mod killed;
mod killed_commands;
mod killed_roster;
mod pending;
mod refused;
mod together;

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use mieux::store::{Event, Plan, RegistryFolder, Wait, WriteError, commit};
use nix::sys::signal::Signal;

use crate::common::{TestRegistry, state};

/// Longer than any writer of these tests takes.
const LONG: Wait = Wait::UpTo(Duration::from_secs(300));

/// Variables of a process that a test starts: the registry, and the step at which it is killed.
const REGISTRY: &str = "MIEUX_TEST_REGISTRY";
const STEP: &str = "MIEUX_TEST_STEP";

/// Every file of a registry with its bytes.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn root(registry: &TestRegistry) -> PathBuf {
    registry.path().join("registry")
}

/// Every file that there is below a registry now. A draft that was left behind would be one.
fn files(root: &Path) -> Files {
    fn gather(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
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

/// The registry in a folder, with the journals of the tests.
fn folder(root: &Path) -> RegistryFolder {
    RegistryFolder::with_state(root, &state()).unwrap()
}

/// The journal of the registry in a folder, where there is one.
fn journal(root: &Path) -> Option<PathBuf> {
    let folder = fs::metadata(root).unwrap();
    let made = folder.created().unwrap().duration_since(UNIX_EPOCH).unwrap();
    let name = format!("{:x}-{:x}.journal", folder.ino(), made.as_nanos());
    Some(state().join("journals").join(name)).filter(|path| path.exists())
}

/// The journal of a change that is about to be carried out, while the registry is as before: as if the
/// process had been killed just then.
fn interrupt(root: &Path, plan: &Plan) -> PathBuf {
    let kept = state().join(format!("kept-{}", fs::metadata(root).unwrap().ino()));
    let mut path = PathBuf::new();
    let last = plan.paths().last().unwrap().to_owned();
    let old = fs::read(root.join(&last)).ok();
    let interrupted = disturbed(root, plan, last.to_str().unwrap(), || {
        path = journal(root).unwrap();
        fs::copy(&path, &kept).unwrap();
        // What makes the change fail, and be taken back.
        fs::write(root.join(&last), "somebody").unwrap();
    });
    assert!(matches!(interrupted, Err(WriteError::Changed(_))), "{interrupted:?}");
    match old {
        Some(old) => fs::write(root.join(&last), old).unwrap(),
        None => fs::remove_file(root.join(&last)).unwrap(),
    }
    fs::rename(&kept, &path).unwrap();
    path
}

/// Commits, and hears nothing of it.
fn quietly(root: &Path, plan: &Plan) -> Result<(), WriteError> {
    commit(&folder(root), plan, LONG, &mut |_| {})
}

/// Commits, with `meanwhile` called before the first step that concerns a path with this end.
fn disturbed(
    root: &Path,
    plan: &Plan,
    end: &str,
    meanwhile: impl FnOnce(),
) -> Result<(), WriteError> {
    let mut meanwhile = Some(meanwhile);
    commit(&folder(root), plan, LONG, &mut |event| {
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

/// Whether the process of a test was killed at this step; else it was done before.
fn is_killed_at(test: &str, step: usize, root: &Path) -> bool {
    let variables: [(&str, &dyn AsRef<OsStr>); 2] = [(STEP, &step.to_string()), (REGISTRY, &root)];
    let mut child = process(test, &variables);
    let status = child.stdout(Stdio::null()).status().unwrap();
    assert!(status.success() || status.signal() == Some(Signal::SIGKILL as i32), "{status}");
    !status.success()
}

/// A variable of such a process; `None` where the test is not started by another.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
