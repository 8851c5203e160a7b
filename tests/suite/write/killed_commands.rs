//! The commands themselves, killed at any time of a change of two thousand files.
//!
//! `cargo test --release -- --ignored killed_at_any_time` takes many minutes; `MIEUX_KILLS=20` fewer.

use std::fs;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Files, files, journal, root, variable};
use crate::common::TestRegistry;

const RECORDS: usize = 2000;

/// A partner, and two thousand actions that name it.
fn registry() -> TestRegistry {
    let registry = TestRegistry::empty();
    registry.file(
        "partners/hub.yaml",
        "id: hub\nname: {en: The hub}\nkind: ministry\nsources: [{source: page}]\n",
    );
    for number in 0..RECORDS {
        let text = format!(
            "id: action-{number}\ntitle: {{en: Action {number}}}\npartners: [{{partner: hub}}]\nsources: [{{source: page}}]\n"
        );
        registry.file(format!("actions/action-{number}.yaml"), text);
    }
    fs::write(registry.path().join("actions.csv"), sheet()).unwrap();
    registry
}

/// Two thousand rows: half of them change an action, half are new.
fn sheet() -> String {
    let rows = (RECORDS / 2..RECORDS * 3 / 2)
        .map(|number| format!("action-{number},Changed {number},hub,completed,2019,2020,page\n"));
    let headings = "id,title.en,partners[].partner,status,start,end,sources[].source\n";
    std::iter::once(headings.to_owned()).chain(rows).collect()
}

/// Puts the files back as they were.
fn restore(registry: &TestRegistry, old: &Files) {
    let root = root(registry);
    if let Some(journal) = journal(&root) {
        fs::remove_file(journal).unwrap();
    }
    for folder in ["actions", "partners"] {
        let _ = fs::remove_dir_all(root.join(folder));
    }
    for (path, text) in old {
        registry.file(path.to_str().unwrap(), text);
    }
}

/// How often the command was found to have done nothing, and all; anything between is a failure. A
/// quarter of the kills come while it reads, the others from the first byte of the journal on.
fn killed(args: &[&str], times: usize) -> (usize, usize) {
    let registry = registry();
    let root = root(&registry);
    let start = || {
        let mut command = registry.command(args);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let wait_for_journal = |child: &mut Child| {
        while journal(&root).is_none() && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
        }
    };
    let old = files(&root);
    let clock = Instant::now();
    let mut child = start();
    wait_for_journal(&mut child);
    let reading = clock.elapsed();
    assert!(child.wait().unwrap().success(), "{args:?}");
    let writing = clock.elapsed() - reading;
    let new = files(&root);
    assert_ne!(old, new);
    let mut found = (0, 0);
    for time in 0..times {
        restore(&registry, &old);
        let mut child = start();
        let part = time as f64 / times as f64;
        if time % 4 == 0 {
            sleep(reading.mul_f64(part / 2.0));
        } else {
            wait_for_journal(&mut child);
            sleep(writing.mul_f64(part));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(registry.command(["recover"]).output().unwrap().status.success());
        let now = files(&root);
        assert!(now == old || now == new, "{args:?}: neither old nor new at point {time}");
        found = if now == old { (found.0 + 1, found.1) } else { (found.0, found.1 + 1) };
    }
    found
}

#[test]
#[ignore = "takes many minutes"]
fn a_command_that_is_killed_at_any_time_leaves_the_old_registry_or_the_new_one() {
    let times = variable("MIEUX_KILLS").map_or(200, |times| times.parse().unwrap());
    for args in [
        &["set", "--all", "action", "--force", "notes.en=A note"][..],
        &["rename", "hub", "centre"],
        &["import", "actions", "actions.csv"],
    ] {
        let (old, new) = killed(args, times);
        assert!(
            old > 0 && new > 0,
            "{args:?}: always the same, {old} times old and {new} times new"
        );
    }
}
