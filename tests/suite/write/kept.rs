//! What is private stays so while it is written, and after a kill in between.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use mieux::store::{Event, Plan, WriteError, commit};
use nix::sys::signal::{Signal, raise};

use super::{LONG, REGISTRY, disturbed, folder, journal, process, quietly, root, variable};
use crate::common::TestRegistry;

const PRIVATE: [&str; 2] = ["private/experts/exp-0001.yaml", "private/experts/exp-0002.yaml"];

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A registry with two private files that only their owner may read.
fn registry() -> TestRegistry {
    let registry = TestRegistry::empty();
    for path in PRIVATE {
        registry.file(path, "name: Somebody\n");
        let path = root(&registry).join(path);
        fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    }
    registry
}

/// Changes both files, and is killed before the first draft takes its place.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_is_killed() {
    let Some(registry) = variable(REGISTRY) else { return };
    let mut plan = Plan::default();
    for path in PRIVATE {
        plan.replace(path, "name: Somebody\n", "name: Somebody else\n");
    }
    commit(&folder(Path::new(&registry)), &plan, LONG, &mut |event| {
        if matches!(event, Event::Touching(path) if path.ends_with(PRIVATE[0])) {
            raise(Signal::SIGKILL).unwrap();
        }
    })
    .unwrap();
}

#[test]
fn after_a_kill_nobody_else_can_read_what_is_private() {
    let registry = registry();
    let root = root(&registry);
    let variables: [(&str, &dyn AsRef<OsStr>); 1] = [(REGISTRY, &root)];
    let mut child = process("write::kept::one_that_is_killed", &variables);
    assert!(!child.stdout(Stdio::null()).status().unwrap().success());
    let journal = journal(&root).unwrap();
    assert_eq!((mode(&journal), mode(journal.parent().unwrap())), (0o600, 0o700));
    // What is private lies in `private/` and nowhere else.
    let kept = fs::read(&journal).unwrap();
    assert!(!String::from_utf8_lossy(&kept).contains("Somebody"), "{}", kept.escape_ascii());
    for path in PRIVATE {
        let path = root.join(path);
        let name = format!(".{}.draft", path.file_name().unwrap().to_str().unwrap());
        assert_eq!(mode(&path.with_file_name(name)), 0o600);
    }
    registry.run(["recover"]);
    for path in PRIVATE {
        let path = root.join(path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "name: Somebody else\n");
        assert_eq!(mode(&path), 0o600);
    }
}

#[test]
fn what_is_put_back_keeps_its_mode() {
    let registry = registry();
    let root = root(&registry);
    let mut plan = Plan::default();
    for path in PRIVATE {
        plan.remove(path, "name: Somebody\n");
    }
    let written = disturbed(&root, &plan, PRIVATE[1], || {
        registry.file(PRIVATE[1], "name: Mine\n");
    });
    assert!(matches!(written, Err(WriteError::Changed(_))));
    assert_eq!(fs::read_to_string(root.join(PRIVATE[0])).unwrap(), "name: Somebody\n");
    assert_eq!(mode(&root.join(PRIVATE[0])), 0o600);
}

/// The journal cannot be removed once the change is made.
#[test]
fn an_error_after_the_change_says_that_the_change_is_made() {
    let registry = registry();
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.replace(PRIVATE[0], "name: Somebody\n", "name: Else\n");
    let mut times = 0;
    let mut blocked = None;
    let written = commit(&folder(&root), &plan, LONG, &mut |event| {
        let Event::Touching(path) = event else { return };
        if path.extension().is_some_and(|ending| ending == "journal") {
            times += 1;
            if times == 2 {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
                blocked = Some(path.to_owned());
            }
        }
    });
    let blocked = blocked.unwrap();
    fs::remove_dir(&blocked).unwrap();
    let said = written.unwrap_err().to_string();
    assert_snapshot!(said.replace(&*blocked.to_string_lossy(), "JOURNAL"), @"the change is made, but what follows it failed: cannot remove JOURNAL: it is a folder");
    assert_eq!(fs::read_to_string(root.join(PRIVATE[0])).unwrap(), "name: Else\n");
    let mut plan = Plan::default();
    plan.replace(PRIVATE[0], "name: Else\n", "name: Other\n");
    quietly(&root, &plan).unwrap();
}
