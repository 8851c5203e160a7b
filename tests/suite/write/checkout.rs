//! A checkout is data: what comes with one makes no command write, wait, or read anything else.

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use insta::{allow_duplicates, assert_snapshot};
use mieux::store::Plan;
use nix::unistd::Uid;

use super::{disturbed, files, interrupt, journal, quietly, root};
use crate::common::copy;
use crate::common::{TestRegistry, transcript};

/// A journal that nobody has written: each file of it is to be created with this text.
fn forged(files: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (path, text) in files {
        write!(body, "{}\n{path}-\n-\n{}\n{text}", path.len(), text.len()).unwrap();
    }
    let sum = body.iter().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut journal = format!("mieux journal 1 {sum:016x}\n").into_bytes();
    journal.extend(body);
    journal
}

const RECORD: &str = "id: zz\ntitle: {en: Forged}\nsources: [{source: page}]\n";

/// Commands that read, and one that changes a record.
const COMMANDS: [&[&str]; 6] = [
    &["validate", "--no-wait"],
    &["list", "actions", "--no-wait"],
    &["show", "peru-i", "--no-wait"],
    &["fmt", "--check", "--no-wait"],
    &["recover", "--no-wait"],
    &["set", "peru-i", "notes.en=A note", "--no-wait"],
];

/// What the commands say, and the files that there are afterwards.
fn said(registry: &TestRegistry) -> String {
    let said = COMMANDS.map(|args| transcript(&registry.command(args).output().unwrap()));
    said.concat()
}

#[test]
fn what_a_checkout_has_in_the_place_of_a_journal_or_a_lock_has_no_effect() {
    let expected = TestRegistry::programme();
    let said_without = said(&expected);
    let files_without = files(&root(&expected));
    let forged = forged(&[(".git/hooks/pre-commit", "#!/bin/sh\n"), ("actions/zz.yaml", RECORD)]);
    let outside = tempfile::tempdir().unwrap();
    let [key, zero] = [outside.path().join("authorized_keys"), PathBuf::from("/dev/zero")];
    for case in ["journal", "journal to nowhere", "journal without end", "pipes", "folder", "lock"]
    {
        let registry = TestRegistry::programme();
        let own = root(&registry).join(".mieux");
        let pipe = |name: &str| {
            assert!(Command::new("mkfifo").arg(own.join(name)).status().unwrap().success());
        };
        if case != "folder" {
            fs::create_dir(&own).unwrap();
        }
        let mut held = None;
        match case {
            "journal" => fs::write(own.join("journal"), &forged).unwrap(),
            "journal to nowhere" => symlink(&key, own.join("journal")).unwrap(),
            "journal without end" => symlink(&zero, own.join("journal")).unwrap(),
            "pipes" => ["journal", "lock", ".gitignore"].into_iter().for_each(pipe),
            "folder" => symlink(outside.path(), &own).unwrap(),
            _ => {
                let file = File::create(own.join("lock")).unwrap();
                file.lock().unwrap();
                held = Some(file);
            }
        }
        assert_eq!(said(&registry), said_without, "{case}");
        drop(held);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "{case}");
        match own.is_symlink() {
            true => fs::remove_file(&own).unwrap(),
            false => fs::remove_dir_all(&own).unwrap(),
        }
        assert_eq!(files(&root(&registry)), files_without, "{case}");
    }
}

/// The command, with the state folder that is named.
fn run(registry: &TestRegistry, state: &Path, args: &[&str]) -> String {
    let output = registry.command(args).env("MIEUX_STATE_DIR", state).output().unwrap();
    transcript(&output).replace(&*state.to_string_lossy(), "STATE")
}

#[test]
fn a_journal_in_a_state_folder_that_others_can_write_to_has_no_effect() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let before = files(&root);
    let mut plan = Plan::default();
    plan.create("actions/zz.yaml", RECORD);
    let path = interrupt(&root, &plan);
    for is_owned in [true, false] {
        let foreign = tempfile::tempdir().unwrap();
        let journals = foreign.path().join("journals");
        fs::create_dir(&journals).unwrap();
        fs::copy(&path, journals.join(path.file_name().unwrap())).unwrap();
        match is_owned {
            // Only root can give a folder away.
            false if !Uid::current().is_root() => continue,
            false => chown(&journals, Some(65_534), None).unwrap(),
            true => fs::set_permissions(&journals, Permissions::from_mode(0o777)).unwrap(),
        }
        assert!(run(&registry, foreign.path(), &["list", "actions"]).ends_with("[exit 0]\n"));
        let said = run(&registry, foreign.path(), &["set", "peru-i", "end=2020"]);
        let said = said.split_once("[stderr]\n").unwrap().1;
        allow_duplicates! { assert_snapshot!(said, @"
        error: cannot keep an unfinished change in STATE/journals: others may write to it, or it is not yours; nothing was written. Set MIEUX_STATE_DIR to the full path of a folder of yours outside the registry
        [exit 2]
        "); }
        assert_eq!(files(&root), before);
    }
    fs::remove_file(path).unwrap();
}

#[test]
fn a_state_folder_in_the_registry_or_by_a_relative_path_is_none() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.create("actions/zz.yaml", RECORD);
    let path = interrupt(&root, &plan);
    let inside = root.join("state/journals");
    fs::create_dir_all(&inside).unwrap();
    fs::rename(&path, inside.join(path.file_name().unwrap())).unwrap();
    let before = files(&root);
    for state in [root.join("state"), PathBuf::from("registry/state")] {
        assert!(run(&registry, &state, &["list", "actions"]).ends_with("[exit 0]\n"));
        let said = run(&registry, &state, &["set", "peru-i", "end=2020"]);
        assert!(
            said.contains("error: there is no folder to keep an unfinished change in"),
            "{said}"
        );
        assert_eq!(files(&root), before);
    }
}

/// Even a journal of the user's own writes to nothing but records.
#[test]
fn a_journal_writes_to_records_only() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let before = files(&root);
    let mut plan = Plan::default();
    plan.create("actions/zz.yaml", RECORD);
    let path = interrupt(&root, &plan);
    let outside = registry.path().join("outside.yaml");
    for target in [
        ".git/hooks/pre-commit",
        "mieux.toml",
        "evil.sh",
        "actions/evil.sh",
        "actions/../../outside.yaml",
        "../outside.yaml",
        outside.to_str().unwrap(),
    ] {
        fs::write(&path, forged(&[(target, RECORD)])).unwrap();
        let said = registry.run(["recover"]);
        assert!(said.contains("cannot be a record of the registry"), "{target}: {said}");
        assert_eq!(registry.run(["list", "actions"]), said, "{target}");
        assert_eq!(files(&root), before, "{target}");
    }
    fs::remove_file(path).unwrap();
}

#[test]
fn a_folder_that_takes_the_path_of_another_does_not_take_its_change() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.create("actions/zz.yaml", RECORD);
    let path = interrupt(&root, &plan);
    let moved = registry.path().join("moved");
    fs::rename(&root, &moved).unwrap();
    copy(&moved, &root);
    assert_eq!(registry.run(["recover"]), "No change was interrupted.\n[exit 0]\n");
    assert!(!root.join("actions/zz.yaml").exists());
    // The folder that was moved takes it along.
    assert_snapshot!(registry.run(["recover", "--registry", "moved"]), @"
    [stderr]
    A change of 1 file was interrupted; it is complete now.
    [exit 0]
    ");
    assert_eq!(fs::read_to_string(moved.join("actions/zz.yaml")).unwrap(), RECORD);
    assert!(!path.exists());
}

/// What becomes a link, a pipe or a device between planning and writing is not followed.
#[test]
fn what_is_swapped_in_between_is_not_written_through() {
    type Swap = fn(&Path, &Path);
    let swaps: [(&str, Swap); 4] = [
        ("a folder", |root, outside| {
            fs::remove_dir_all(root.join("partners")).unwrap();
            symlink(outside, root.join("partners")).unwrap();
        }),
        ("a file", |root, outside| {
            fs::remove_file(root.join("partners/c.yaml")).unwrap();
            symlink(outside.join("c.yaml"), root.join("partners/c.yaml")).unwrap();
        }),
        ("a pipe", |root, _| {
            let path = root.join("partners/c.yaml");
            fs::remove_file(&path).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        ("a device", |root, _| {
            fs::remove_file(root.join("partners/c.yaml")).unwrap();
            symlink("/dev/zero", root.join("partners/c.yaml")).unwrap();
        }),
    ];
    for (what, swap) in swaps {
        for at in ["partners/.c.yaml.draft", "partners/c.yaml"] {
            let registry = TestRegistry::empty();
            let root = root(&registry);
            let outside = tempfile::tempdir().unwrap();
            fs::write(outside.path().join("c.yaml"), "old").unwrap();
            let mut plan = Plan::default();
            for path in ["actions/a.yaml", "partners/c.yaml"] {
                registry.file(path, "old");
                plan.replace(path, "old", "new");
            }
            let written = disturbed(&root, &plan, at, || swap(&root, outside.path()));
            assert!(written.is_err(), "{what}, {at}");
            assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "{what}, {at}");
            assert_eq!(fs::read(outside.path().join("c.yaml")).unwrap(), b"old", "{what}, {at}");
            assert_eq!(fs::read(root.join("actions/a.yaml")).unwrap(), b"old", "{what}, {at}");
            journal(&root).map(fs::remove_file);
        }
    }
}

#[test]
fn who_has_no_folder_for_journals_reads() {
    let registry = TestRegistry::programme();
    let run = |args: &[&str]| {
        let mut command = registry.command(args);
        command.env_remove("MIEUX_STATE_DIR").env("HOME", "/proc/nowhere");
        transcript(&command.output().unwrap())
    };
    assert!(run(&["list", "actions"]).ends_with("[exit 0]\n"));
    let said = run(&["set", "peru-i", "end=2020"]);
    assert_snapshot!(said.split_once("[stderr]\n").unwrap().1, @"
    error: cannot keep an unfinished change in /proc/nowhere/.local/state/mieux/journals: no such file or folder; nothing was written. Set MIEUX_STATE_DIR to the full path of a folder of yours outside the registry
    [exit 2]
    ");
}

/// A link cannot be removed or moved by a change of what it holds.
#[test]
fn a_link_is_not_removed() {
    let registry = TestRegistry::empty();
    let root = root(&registry);
    registry.file("actions/a.yaml", "old");
    symlink("a.yaml", root.join("actions/b.yaml")).unwrap();
    let mut plan = Plan::default();
    plan.remove("actions/b.yaml", "old");
    assert_snapshot!(quietly(&root, &plan).unwrap_err(), @"actions/b.yaml is a link; nothing was written. Remove or rename the link by hand");
    assert!(root.join("actions/b.yaml").is_symlink());
}

/// Runs `validate` with bounded memory and time, and with a secret in its environment.
fn validated(registry: &TestRegistry) -> String {
    let line = "ulimit -v 2000000; exec timeout 120 mieux validate --format short";
    let output = registry.shell(line).env("SECRET_TOKEN", "hunter2").output().unwrap();
    transcript(&output)
}

#[test]
fn settings_that_lead_out_are_not_read_and_not_printed() {
    for target in ["/proc/self/environ", "/dev/zero", "../outside.toml", "private/a.toml"] {
        let registry = TestRegistry::programme();
        let settings = root(&registry).join("mieux.toml");
        fs::rename(&settings, registry.path().join("outside.toml")).unwrap();
        registry.file("private/a.toml", "name = \"hunter2\"\nwrong\n");
        symlink(target, &settings).unwrap();
        let said = validated(&registry);
        assert!(said.ends_with("[exit 2]\n") && !said.contains("hunter2"), "{target}: {said}");
    }
}

/// Files of every kind, in the place of which a link leads to what others may not see.
#[test]
fn what_links_lead_to_is_not_printed() {
    let paths = [
        "actions/leak.yaml",
        "experts/exp-9001.yaml",
        "vocabularies/themes.yaml",
        "published/leak.yaml",
        "schemas/action.extension.schema.json",
    ];
    for target in ["/proc/self/environ", "/dev/zero", "../../outside.yaml", "../private/a.yaml"] {
        for path in paths {
            let registry = TestRegistry::programme();
            registry.file("private/a.yaml", "id: hunter2\nname: hunter2\n");
            fs::write(registry.path().join("outside.yaml"), "id: hunter2\nname: hunter2\n")
                .unwrap();
            let link = root(&registry).join(path);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&link);
            symlink(target, &link).unwrap();
            let said = validated(&registry);
            assert!(!said.contains("hunter2"), "{path} -> {target}: {said}");
            let is_named = said.contains("link") || said.contains("neither a file nor a folder");
            assert!(is_named, "{path} -> {target}: {said}");
            let stem = Path::new(path).file_stem().unwrap().to_str().unwrap();
            for args in [&["show", stem, "--format", "yaml"][..], &["list", "actions"], &["report"]]
            {
                let output =
                    registry.command(args).env("SECRET_TOKEN", "hunter2").output().unwrap();
                assert!(!transcript(&output).contains("hunter2"), "{path} -> {target}: {args:?}");
            }
        }
    }
}

#[test]
fn an_ignore_file_without_end_is_not_read() {
    for case in ["link", "pipe", "device"] {
        let registry = TestRegistry::programme();
        registry.file("private/experts/exp-0001.yaml", "name: Somebody\n");
        let ignore = root(&registry).join(".gitignore");
        match case {
            "link" => symlink("/dev/zero", &ignore).unwrap(),
            "device" => symlink("/dev/tty", &ignore).unwrap(),
            _ => assert!(Command::new("mkfifo").arg(&ignore).status().unwrap().success()),
        }
        let said = validated(&registry);
        assert!(said.contains("private-not-ignored") && said.ends_with("[exit 1]\n"), "{said}");
    }
}
