//! What cannot be written leaves the registry as it was; what is written keeps what it must.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use mieux::store::{Event, Plan, RegistryFolder, WriteError, commit, read};
use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::{Uid, setuid};

use super::{LONG, REGISTRY, disturbed, files, journal, process, quietly, root, variable};
use crate::common::{TestRegistry, state};

/// The user who is nobody in particular.
const SOMEBODY: u32 = 65_534;
const IS_INTERRUPTED: &str = "MIEUX_TEST_IS_INTERRUPTED";

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
    let root = root(&registry);
    registry.file("partners/c.yaml", "mine");
    let before = files(&root);
    assert_snapshot!(words(&quietly(&root, &plan).unwrap_err(), &root), @"partners/c.yaml was changed by someone else in the meantime; nothing was written. Look at the file, and run the command again");
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
    let root = root(&registry);
    let mut before = files(&root);
    let written = disturbed(&root, &plan, "d.yaml", || {
        registry.file("partners/d.yaml", "mine");
    });
    assert_snapshot!(words(&written.unwrap_err(), &root), @"partners/d.yaml was changed by someone else in the meantime; nothing was written. Look at the file, and run the command again");
    before.insert("partners/d.yaml".into(), b"mine".to_vec());
    assert_eq!(files(&root), before);
    assert!(!root.join("experts").exists());
}

#[test]
fn a_folder_that_vanishes_on_the_way_stops_all() {
    let (registry, plan) = planned();
    let root = root(&registry);
    let mut before = files(&root);
    let written = disturbed(&root, &plan, "partners/c.yaml", || {
        fs::remove_dir_all(root.join("partners")).unwrap();
    });
    assert_snapshot!(words(&written.unwrap_err(), &root), @"partners/c.yaml was changed by someone else in the meantime; nothing was written. Look at the file, and run the command again");
    before.retain(|path, _| !path.starts_with("partners"));
    assert_eq!(files(&root), before);
    assert_eq!(journal(&root), None);
}

#[test]
fn a_draft_that_cannot_be_written_stops_all() {
    let (registry, plan) = planned();
    let root = root(&registry);
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
    let journals = state().join("journals");
    let name = error.strip_prefix(&format!("cannot write {}/", journals.display())).unwrap();
    let (_, why) = name.split_once(": ").unwrap();
    assert_eq!(why, "the file is too large");
    assert_eq!(files(root), before);
    assert_eq!(journal(root), None);
}

#[test]
fn a_full_disk_leaves_the_registry_as_it_was() {
    let (registry, _) = planned();
    run("one_on_a_full_disk", &root(&registry));
}

/// Somebody who may read and not write, as the owner of the folder has set it; a change of theirs may have been
/// interrupted before.
#[test]
#[ignore = "a process that other tests start"]
fn one_who_may_only_read() {
    let (Some(registry), Some(is_interrupted)) = (variable(REGISTRY), variable(IS_INTERRUPTED))
    else {
        return;
    };
    let root = Path::new(&registry);
    let folders = [root.to_owned(), root.join("actions")];
    let state = root.with_extension("state");
    fs::create_dir(&state).unwrap();
    if Uid::current().is_root() {
        for path in folders.iter().chain([&state, &root.join("actions/a.yaml")]) {
            chown(path, Some(SOMEBODY), Some(SOMEBODY)).unwrap();
        }
        setuid(Uid::from_raw(SOMEBODY)).unwrap();
    }
    let folder = RegistryFolder::with_state(root, &state).unwrap();
    let before = files(root);
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "newer");
    let allow = |mode| {
        folders
            .iter()
            .for_each(|path| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap());
    };
    if is_interrupted == "yes" {
        let written = commit(&folder, &plan, LONG, &mut |event| {
            if matches!(event, Event::Touching(path) if path.ends_with("actions/a.yaml")) {
                allow(0o555);
            }
        });
        assert!(matches!(written, Err(WriteError::Interrupted(_))), "{written:?}");
    }
    allow(0o555);
    let written = commit(&folder, &plan, LONG, &mut |_| {});
    let seen = read(&folder, LONG, &mut |_| {}, |pending| (pending.cloned(), files(root)));
    allow(0o755);
    let (pending, seen) = seen.unwrap();
    if is_interrupted == "yes" {
        assert_eq!(pending.unwrap().texts[Path::new("actions/a.yaml")], b"newer");
        let folder = fs::canonicalize(root).unwrap();
        assert_eq!(
            written.unwrap_err().to_string().replace(&*folder.to_string_lossy(), "registry"),
            "a change of this registry was interrupted and cannot be completed: cannot write \
             registry/actions/.a.yaml.draft: permission denied. Run `mieux recover` as a user \
             who can write to it"
        );
    } else {
        assert_eq!(pending, None);
        assert!(matches!(written, Err(WriteError::System { .. })), "{written:?}");
        assert_eq!(seen, before);
    }
}

#[test]
fn who_may_only_read_reads_and_is_told_of_an_unfinished_change() {
    for is_interrupted in ["no", "yes"] {
        let (registry, _) = planned();
        let root = root(&registry);
        // Also somebody else, who makes a folder for the journals beside the registry.
        fs::set_permissions(registry.path(), Permissions::from_mode(0o777)).unwrap();
        let variables: [(&str, &dyn AsRef<OsStr>); 2] =
            [(REGISTRY, &root), (IS_INTERRUPTED, &is_interrupted)];
        let mut child = process("write::refused::one_who_may_only_read", &variables);
        assert!(child.stdout(Stdio::null()).status().unwrap().success(), "{is_interrupted}");
    }
}

#[test]
fn links_stay_links_and_none_leads_out() {
    let (registry, plan) = planned();
    let root = root(&registry);
    let outside = registry.path().join("outside.yaml");
    fs::write(&outside, "old").unwrap();
    fs::remove_file(root.join("actions/b.yaml")).unwrap();
    symlink(&outside, root.join("actions/b.yaml")).unwrap();
    assert_snapshot!(words(&quietly(&root, &plan).unwrap_err(), &root), @"actions/b.yaml leads out of the registry; nothing was written. Change the file that it leads to by hand");
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
    let root = root(&registry);
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
    // What a change needs for itself is kept elsewhere.
    assert!(!root.join(".mieux").exists());
}

#[test]
fn nothing_is_touched_where_nothing_changes() {
    let (registry, _) = planned();
    let root = root(&registry);
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
