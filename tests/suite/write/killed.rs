//! A process that is killed while it writes leaves the old registry or the new one to the next command.

use std::fs;
use std::path::Path;

use insta::{allow_duplicates, assert_snapshot};
use mieux::store::{Event, Plan, commit};
use nix::sys::signal::{Signal, raise};

use super::{
    Files, LONG, REGISTRY, STEP, files, folder, interrupt, is_killed_at, journal, quietly, root,
    variable,
};
use crate::common::TestRegistry;

/// The process that is killed.
const PROCESS: &str = "write::killed::one_that_is_killed";

fn record(id: &str, title: &str) -> String {
    format!("id: {id}\ntitle: {{en: {title}}}\nsources: [{{source: page}}]\n")
}

/// A registry, and a change of 130 files of it: some change, others come, go or move.
fn planned(registry: &TestRegistry) -> Plan {
    let mut plan = Plan::default();
    for number in 0..110 {
        let id = format!("action-{number}");
        let path = format!("actions/{}/{id}.yaml", number % 3);
        let old = record(&id, "Old");
        registry.file(&path, &old);
        match number {
            0..10 => plan.remove(path, old),
            10..20 => {
                plan.move_to(path, format!("actions/moved/{id}.yaml"), old, record(&id, "Moved"));
            }
            _ => plan.replace(path, old, record(&id, "New")),
        }
    }
    for number in 0..10 {
        let id = format!("partner-{number}");
        plan.create(format!("partners/new/{id}.yaml"), record(&id, "New"));
    }
    plan
}

/// What a registry holds after the change of [`planned`].
fn changed() -> Files {
    let registry = TestRegistry::empty();
    quietly(&root(&registry), &planned(&registry)).unwrap();
    files(&root(&registry))
}

/// Writes to the registry and is killed before the step of this number.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_is_killed() {
    let (Some(step), Some(registry)) = (variable(STEP), variable(REGISTRY)) else { return };
    let mut steps_left: usize = step.parse().unwrap();
    let plan = planned(&TestRegistry::empty());
    commit(&folder(Path::new(&registry)), &plan, LONG, &mut |event| {
        if let Event::Touching(_) = event {
            if steps_left == 0 {
                raise(Signal::SIGKILL).unwrap();
            }
            steps_left -= 1;
        }
    })
    .unwrap();
}

#[test]
fn after_a_kill_at_any_step_the_next_command_finds_the_old_registry_or_the_new_one() {
    let new = changed();
    let mut steps = 0;
    let mut was_new = false;
    loop {
        let registry = TestRegistry::in_memory();
        planned(&registry);
        let root = root(&registry);
        let old = files(&root);
        let is_killed = is_killed_at(PROCESS, steps, &root);
        // A command that only reads leaves all as it is.
        let before = files(&root);
        registry.run(["list", "actions"]);
        assert_eq!(files(&root), before, "{steps}");
        // One that only completes the change, and now and then one that could write more.
        let said = match steps % 20 {
            0 => registry.run(["validate", "--fix"]),
            _ => registry.run(["recover"]),
        };
        let found = files(&root);
        let is_new = found == new;
        assert!(is_new || found == old, "a mix after {steps} steps: {said}");
        assert!(is_new || !was_new, "old again after {steps} steps");
        assert_eq!(journal(&root), None, "{steps}");
        was_new = is_new;
        if !is_killed {
            break;
        }
        steps += 1;
    }
    assert!(was_new && steps >= 200, "killed at {steps} points");
}

#[test]
fn the_next_command_says_that_it_completes_a_change() {
    let registry = TestRegistry::empty();
    planned(&registry);
    assert!(is_killed_at(PROCESS, 150, &root(&registry)));
    assert_snapshot!(registry.run(["recover"]), @"
    [stderr]
    A change of 130 files was interrupted; it is complete now.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "partners", "--format", "csv"]).replace('\r', ""), @"
    id,name,kind,kind_label,country,country_label
    partner-0,,,,,
    partner-1,,,,,
    partner-2,,,,,
    partner-3,,,,,
    partner-4,,,,,
    partner-5,,,,,
    partner-6,,,,,
    partner-7,,,,,
    partner-8,,,,,
    partner-9,,,,,
    [stderr]
    warning: the answer may be wrong, because of 30 errors in the registry:
      registry/partners/new/partner-0.yaml: missing field `kind`
      registry/partners/new/partner-0.yaml: missing field `name`
      registry/partners/new/partner-0.yaml: the record has no field `title`
      registry/partners/new/partner-1.yaml: missing field `kind`
      registry/partners/new/partner-1.yaml: missing field `name`
      registry/partners/new/partner-1.yaml: the record has no field `title`
      registry/partners/new/partner-2.yaml: missing field `kind`
      registry/partners/new/partner-2.yaml: missing field `name`
      registry/partners/new/partner-2.yaml: the record has no field `title`
      registry/partners/new/partner-3.yaml: missing field `kind`
      registry/partners/new/partner-3.yaml: missing field `name`
      registry/partners/new/partner-3.yaml: the record has no field `title`
      registry/partners/new/partner-4.yaml: missing field `kind`
      registry/partners/new/partner-4.yaml: missing field `name`
      registry/partners/new/partner-4.yaml: the record has no field `title`
      registry/partners/new/partner-5.yaml: missing field `kind`
      registry/partners/new/partner-5.yaml: missing field `name`
      registry/partners/new/partner-5.yaml: the record has no field `title`
      registry/partners/new/partner-6.yaml: missing field `kind`
      registry/partners/new/partner-6.yaml: missing field `name`
      and 10 more
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn a_journal_that_was_torn_is_dropped_and_nothing_has_changed() {
    let registry = TestRegistry::empty();
    planned(&registry);
    let root = root(&registry);
    let old = files(&root);
    assert!(is_killed_at(PROCESS, 1, &root));
    let journal = journal(&root).unwrap();
    let whole = fs::read(&journal).unwrap();
    for length in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
        fs::write(&journal, &whole[..length]).unwrap();
        // To who reads it is as if there were none.
        allow_duplicates! { assert_snapshot!(registry.run(["list", "partners", "--format", "csv"]), @"
        id,name,kind,kind_label,country,country_label
        [exit 0]
        "); }
        assert_eq!(fs::read(&journal).unwrap(), &whole[..length]);
        allow_duplicates! { assert_snapshot!(registry.run(["recover"]), @"
        [stderr]
        A change of this registry was interrupted before it began; nothing was changed.
        [exit 0]
        "); }
        assert_eq!(files(&root), old);
        assert!(!journal.exists());
    }
}

/// Between the kill and the next command somebody writes to one of the files.
#[test]
fn what_somebody_wrote_after_a_kill_is_left_as_it_is_and_named() {
    let registry = TestRegistry::empty();
    planned(&registry);
    let root = root(&registry);
    assert!(is_killed_at(PROCESS, 100, &root));
    let mine = record("action-77", "My own");
    registry.file("actions/2/action-77.yaml", &mine);
    assert_snapshot!(registry.run(["recover"]), @"
    [stderr]
    A change of 130 files was interrupted; it is complete now. These files were changed by someone else since, and are left as they are: actions/2/action-77.yaml.
    [exit 0]
    ");
    let mut expected = changed();
    expected.insert("actions/2/action-77.yaml".into(), mine.into_bytes());
    assert_eq!(files(&root), expected);
}

/// A journal of another version is not for this one to judge.
#[test]
fn a_change_that_another_version_has_begun_is_left_to_it() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.create("actions/new.yaml", record("new", "New"));
    let journal = interrupt(&root, &plan);
    fs::write(&journal, "mieux journal 3 0\n").unwrap();
    let said = registry.run(["list", "partners"]);
    assert_eq!(registry.run(["recover"]), said);
    assert_snapshot!(said.replace(&*journal.to_string_lossy(), "…/journal"), @"
    [stderr]
    error: a change of this registry was interrupted and cannot be completed: another version of `mieux` has left an unfinished change in …/journal; run that version once
    [exit 2]
    ");
}
