//! What cannot be written leaves the registry as it was; what is written keeps what it must.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use mieux::write::{Plan, Wait, WriteError, while_nobody_writes};
use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::{Uid, setuid};

use super::{disturbed, files, process, quietly, variable};
use crate::common::TestRegistry;

const REGISTRY: &str = "MIEUX_TEST_REGISTRY";

/// A registry with four files in two folders, and a change of all of them and of a fifth.
fn planned() -> (TestRegistry, Plan) {
    let registry = TestRegistry::empty();
    let mut plan = Plan::default();
    for path in ["actions/a.yaml", "actions/b.yaml", "partners/c.yaml", "partners/d.yaml"] {
        registry.file(path, "old");
        plan.replace(path, "old", "new");
    }
    plan.create("experts/more/e.yaml", "new");
    (registry, plan)
}

/// The words of an error, whatever folder the registry is in.
fn words(error: &WriteError, root: &Path) -> String {
    let folder = fs::canonicalize(root).unwrap();
    error.to_string().replace(&*folder.to_string_lossy(), "registry")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_file_that_changed_by_hand_since_it_was_read_stops_all() {
    let (registry, plan) = planned();
    let root = registry.root();
    registry.file("partners/c.yaml", "mine");
    let before = files(&root);
    assert_snapshot!(words(&quietly(&root, &plan).unwrap_err(), &root), @"partners/c.yaml was changed by somebody else in the meantime; nothing was written. Look at it, and run the command again");
    assert_eq!(files(&root), before);
    // One that was removed, and one that is there already.
    fs::remove_file(root.join("partners/c.yaml")).unwrap();
    assert!(matches!(quietly(&root, &plan), Err(WriteError::Changed(_))));
    registry.file("partners/c.yaml", "old").file("experts/more/e.yaml", "mine");
    assert!(matches!(quietly(&root, &plan), Err(WriteError::Changed(_))));
}

#[test]
fn a_file_that_changes_by_hand_at_the_last_moment_stops_all() {
    let (registry, plan) = planned();
    let root = registry.root();
    let mut before = files(&root);
    let written = disturbed(&root, &plan, "d.yaml", || {
        registry.file("partners/d.yaml", "mine");
    });
    assert_snapshot!(words(&written.unwrap_err(), &root), @"partners/d.yaml was changed by somebody else in the meantime; nothing was written. Look at it, and run the command again");
    before.insert("partners/d.yaml".into(), b"mine".to_vec());
    assert_eq!(files(&root), before);
    assert!(!root.join("experts").exists());
}

#[test]
fn a_folder_that_vanishes_on_the_way_stops_all() {
    let (registry, plan) = planned();
    let root = registry.root();
    let mut before = files(&root);
    let written = disturbed(&root, &plan, "partners/c.yaml", || {
        fs::remove_dir_all(root.join("partners")).unwrap();
    });
    assert_snapshot!(words(&written.unwrap_err(), &root), @"partners/c.yaml was changed by somebody else in the meantime; nothing was written. Look at it, and run the command again");
    before.retain(|path, _| !path.starts_with("partners"));
    assert_eq!(files(&root), before);
    assert!(!root.join(".mieux/journal").exists());
}

#[test]
fn a_draft_that_cannot_be_written_stops_all() {
    let (registry, plan) = planned();
    let root = registry.root();
    fs::create_dir(root.join("partners/.d.yaml.draft")).unwrap();
    let before = files(&root);
    assert!(matches!(quietly(&root, &plan), Err(WriteError::System { .. })));
    assert_eq!(files(&root), before);
}

/// Runs a test of this file as a process of its own, which must end well.
fn run(test: &str, root: &Path) {
    let variables: [(&str, &dyn AsRef<OsStr>); 1] = [(REGISTRY, &root)];
    let mut child = process(&format!("write::refused::{test}"), &variables);
    assert!(child.stdout(Stdio::null()).status().unwrap().success());
}

/// No file may become larger than this, as on a disk that is full by then.
#[test]
#[ignore = "a process that other tests start"]
fn one_on_a_full_disk() {
    let Some(registry) = variable(REGISTRY) else { return };
    let root = Path::new(&registry);
    setrlimit(Resource::RLIMIT_FSIZE, 2_000, 2_000).unwrap();
    let before = files(root);
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "new");
    plan.replace("actions/b.yaml", "old", "n".repeat(1_990));
    let error = words(&quietly(root, &plan).unwrap_err(), root);
    assert_eq!(error, "cannot write registry/.mieux/journal: File too large (os error 27)");
    assert_eq!(files(root), before);
    assert!(!root.join(".mieux/journal").exists());
}

#[test]
fn a_full_disk_leaves_the_registry_as_it_was() {
    let (registry, _) = planned();
    run("one_on_a_full_disk", &registry.root());
}

/// Somebody who may read and not write.
#[test]
#[ignore = "a process that other tests start"]
fn one_who_may_only_read() {
    let Some(registry) = variable(REGISTRY) else { return };
    let root = Path::new(&registry);
    if Uid::current().is_root() {
        setuid(Uid::from_raw(65_534)).unwrap();
    }
    let before = files(root);
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "new");
    assert!(matches!(quietly(root, &plan), Err(WriteError::System { .. })));
    assert_eq!(files(root), before);
    let seen = while_nobody_writes(root, Wait::Yes, &mut |_| {}, || files(root));
    if root.join(".mieux/journal").exists() {
        assert_eq!(
            words(&seen.unwrap_err(), root),
            "a change of this registry was interrupted, and cannot be completed: cannot write \
             registry/.mieux/lock: Permission denied (os error 13). Run `mieux validate` as somebody \
             who may write to it"
        );
    } else {
        assert_eq!(seen.unwrap(), before);
    }
}

/// Lets `run` at a registry in which only its owner could write, who does not.
fn closed(root: &Path, run: impl FnOnce()) {
    let paths = ["", "actions", ".mieux", ".mieux/lock"].map(|path| root.join(path));
    let there = || paths.iter().filter(|path| path.exists());
    there().for_each(|path| fs::set_permissions(path, Permissions::from_mode(0o555)).unwrap());
    run();
    there().for_each(|path| fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap());
}

#[test]
fn who_may_only_read_reads_unless_a_change_is_unfinished() {
    let (registry, _) = planned();
    let root = registry.root();
    fs::set_permissions(registry.path(), Permissions::from_mode(0o755)).unwrap();
    closed(&root, || run("one_who_may_only_read", &root));
    // The journal of a change that is half done.
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "newer");
    let (journal, kept) = (root.join(".mieux/journal"), root.join(".mieux/kept"));
    let keep = || fs::write(&kept, fs::read(&journal).unwrap()).unwrap();
    disturbed(&root, &plan, "actions/a.yaml", keep).unwrap();
    fs::rename(&kept, &journal).unwrap();
    registry.file("actions/a.yaml", "old");
    closed(&root, || run("one_who_may_only_read", &root));
}

#[test]
fn links_stay_links_and_none_leads_out() {
    let (registry, plan) = planned();
    let root = registry.root();
    let outside = registry.path().join("outside.yaml");
    fs::write(&outside, "old").unwrap();
    fs::remove_file(root.join("actions/b.yaml")).unwrap();
    symlink(&outside, root.join("actions/b.yaml")).unwrap();
    assert_snapshot!(words(&quietly(&root, &plan).unwrap_err(), &root), @"actions/b.yaml leads out of the registry; nothing was written. Change what it leads to by hand");
    assert_eq!(fs::read(&outside).unwrap(), b"old");
    assert_eq!(fs::read(root.join("actions/a.yaml")).unwrap(), b"old");
    // A folder that is a link leads out as well, and so do the dots of a path.
    symlink(registry.path(), root.join("experts")).unwrap();
    for path in ["experts/outside.yaml", "../outside.yaml", "/outside.yaml"] {
        let mut plan = Plan::default();
        plan.replace(path, "old", "new");
        assert!(matches!(quietly(&root, &plan), Err(WriteError::LeadsOut(_))), "{path}");
    }
    fs::remove_file(root.join("experts")).unwrap();
    // Within the registry what the link leads to changes; twice the same is once.
    fs::remove_file(root.join("actions/b.yaml")).unwrap();
    symlink("../partners/c.yaml", root.join("actions/b.yaml")).unwrap();
    quietly(&root, &plan).unwrap();
    assert!(root.join("actions/b.yaml").is_symlink());
    assert_eq!(fs::read(root.join("partners/c.yaml")).unwrap(), b"new");
    let mut plan = Plan::default();
    plan.replace("actions/b.yaml", "new", "one");
    plan.replace("partners/c.yaml", "new", "other");
    assert_snapshot!(words(&quietly(&root, &plan).unwrap_err(), &root), @"partners/c.yaml is a link to another file that changes as well; nothing was written. Change the two by hand");
}

#[test]
fn permissions_are_kept_also_where_a_file_moves() {
    let (registry, mut plan) = planned();
    let root = registry.root();
    registry.file("partners/f.yaml", "old");
    plan.move_to("partners/f.yaml", "partners/g.yaml", "old", "new");
    for (path, mode) in [("actions/a.yaml", 0o600), ("partners/f.yaml", 0o640)] {
        fs::set_permissions(root.join(path), Permissions::from_mode(mode)).unwrap();
    }
    quietly(&root, &plan).unwrap();
    assert_eq!(mode(&root.join("actions/a.yaml")), 0o600);
    assert_eq!(mode(&root.join("partners/g.yaml")), 0o640);
    assert!(!root.join("partners/f.yaml").exists());
    assert_eq!(fs::read_to_string(root.join("experts/more/e.yaml")).unwrap(), "new");
    assert_eq!(fs::read_to_string(root.join(".mieux/.gitignore")).unwrap(), "*\n");
}

#[test]
fn nothing_is_touched_where_nothing_changes() {
    let (registry, _) = planned();
    let root = registry.root();
    let times = || {
        [&root, &root.join("actions"), &root.join("actions/a.yaml")]
            .map(|path| fs::metadata(path).unwrap().modified().unwrap())
    };
    let before = times();
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "old");
    assert!(plan.is_empty());
    quietly(&root, &plan).unwrap();
    assert_eq!(times(), before);
    assert!(!root.join(".mieux").exists());
}
