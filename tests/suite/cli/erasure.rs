//! Erasure is complete: under every id, in every field, in every file, or what is left is named.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Output;

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

/// What no file may have after an erasure.
const SECRET: &str = "Secret";

/// An expert about whom something is in every place that can hold it.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0009.yaml",
        "# Secret opens the file
id: exp-0009  # Secret
# Secret above
former_ids: [exp-0004]
origin: ES
sector: public
name: Secret
email_address: Secret at example
affiliations:
  - role:
      en: Secret
notes:
  en: Secret
sources:
  - source: https://example.org/staff/Secret
    supports: [origin]
  - source: https://example.org/shared
    supports: [origin, affiliations]
    note:
      en: Secret
  - source: https://example.org/shared
    supports: [affiliations]
  - source: page
    as_of: Secret
allow:
  - rule: expert-without-deployment
    reason: Secret
# Secret ends the file
",
    );
    registry.file(
        "activities/programme-a09.yaml",
        "id: programme-a09\ntitle:\n  en: A seminar\nexperts:\n  - expert: exp-0009\nsources:\n  \
         - source: https://example.org/shared\n",
    );
    registry.file(".gitignore", "private/\n");
    for path in PRIVATE {
        registry.file(path, "name: Secret\n");
    }
    registry
}

const PRIVATE: [&str; 8] = [
    "private/experts/exp-0009.yaml",
    "private/experts/exp-0004.yaml",
    "private/experts/exp-0009.yml",
    "private/experts/exp-0009.yaml~",
    "private/experts/.exp-0009.yaml.swp",
    "private/cv/exp-0009.pdf",
    "private/cv/EXP-0009 2024.PDF",
    "private/exp-0004/passport.jpg",
];

const ERASE: [&str; 5] = ["expert", "erase", "exp-0009", "--today", "2026-11-26"];

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The files of the registry that have the secret.
fn with_secret(registry: &TestRegistry) -> Vec<String> {
    let mut folders = vec![registry.root()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(SECRET) => {
                    let below = path.strip_prefix(registry.root()).unwrap();
                    found.push(below.to_string_lossy().into_owned());
                }
                false => {}
            }
        }
    }
    found.sort();
    found
}

#[test]
fn nothing_on_the_person_is_left_in_any_file() {
    let registry = registry();
    let figures = registry.json(["report", "--format", "json"])["figures"].take();
    assert!(registry.run(["index"]).starts_with("The index is in use"));
    let erased = registry.run(ERASE);
    assert!(registry.run(["index"]).starts_with("There is no index"));
    assert!(!erased.contains(SECRET), "{erased}");
    assert_snapshot!(erased.split_once("\nThe git history").unwrap().0, @"
    Erased exp-0009 on 2026-11-26: registry/experts/exp-0009.yaml is a tombstone now.
    Removed registry/private/cv/EXP-0009 2024.PDF.
    Removed registry/private/cv/exp-0009.pdf.
    Removed registry/private/exp-0004/passport.jpg.
    Removed registry/private/experts/.exp-0009.yaml.swp.
    Removed registry/private/experts/exp-0004.yaml.
    Removed registry/private/experts/exp-0009.yaml.
    Removed registry/private/experts/exp-0009.yaml~.
    Removed registry/private/experts/exp-0009.yml.

    These records name exp-0009 and stay as they are. Check that no text in them is about the person:
      registry/activities/programme-a09.yaml as `experts[0].expert`
    ");
    assert_eq!(with_secret(&registry), Vec::<String>::new());
    assert_snapshot!(registry.text("experts/exp-0009.yaml"), @r#"
    id: exp-0009
    former_ids: [exp-0004]
    origin: ES
    sector: public
    erased: "2026-11-26"
    sources:
      - source: https://example.org/shared
        supports: [origin]
      - source: page
    "#);
    assert_eq!(registry.json(["report", "--format", "json"])["figures"], figures);
    // A second time nothing changes, not even the day.
    let again = ["expert", "erase", "exp-0009", "--today", "2027-01-01"];
    let again = registry.run(again);
    assert!(
        again.starts_with("registry/experts/exp-0009.yaml is already a tombstone.\n"),
        "{again}"
    );
    assert!(registry.text("experts/exp-0009.yaml").contains("2026-11-26"));
}

#[test]
fn an_id_that_the_expert_had_finds_everything_as_well() {
    let registry = registry();
    let access = registry.run(["expert", "access", "exp-0004", "--private"]);
    for path in PRIVATE {
        assert!(access.contains(path), "{path}: {access}");
    }
    assert!(access.contains("Named in registry/activities/programme-a09.yaml"), "{access}");
    registry.run(["expert", "erase", "exp-0004", "--today", "2026-11-26"]);
    assert_eq!(with_secret(&registry), Vec::<String>::new());
}

/// An id that somebody else has now is not the person's any more.
#[test]
fn the_files_of_another_expert_stay() {
    let registry = registry();
    registry.file("experts/exp-0004.yaml", "id: exp-0004\nsources:\n  - source: page\n");
    registry.file("private/experts/exp-00090.yaml", "name: Secret\n");
    registry.run(ERASE);
    assert_eq!(
        with_secret(&registry),
        [
            "private/exp-0004/passport.jpg",
            "private/experts/exp-0004.yaml",
            "private/experts/exp-00090.yaml"
        ]
    );
}

#[test]
fn what_may_be_on_the_person_and_stays_is_named() {
    let registry = registry();
    registry.file("private/keys.csv", "key,id\n17,exp-0009\n18,exp-0008\n");
    registry.file("experts/exp-0009.yaml~", "notes: Secret\n");
    registry.file("experts/.exp-0009.yaml.swp", "notes: Secret\n");
    let erased = registry.run(ERASE);
    assert!(erased.ends_with("[exit 1]\n"), "{erased}");
    let named = erased.split("\n\n").find(|part| part.starts_with("These files")).unwrap();
    assert_snapshot!(named, @"
    These files may contain data on exp-0009 too. Look into each of them, and remove what is about the person:
      registry/private/keys.csv
      registry/experts/.exp-0009.yaml.swp
      registry/experts/exp-0009.yaml~
    ");
}

#[test]
fn a_dry_run_changes_nothing_and_says_what_would_go() {
    let registry = registry();
    let before = with_secret(&registry);
    let said = registry.run([&ERASE[..], &["--dry-run"]].concat());
    for path in PRIVATE {
        assert!(said.contains(&format!("Would remove registry/{path}.\n")), "{said}");
    }
    assert!(!said.contains("\nRemoved") && !said.contains("\nErased"), "{said}");
    assert_eq!(with_secret(&registry), before);
}

/// Nobody may write to the folder: what could not be removed is said, and nothing else.
#[test]
fn removed_is_said_only_of_what_is_removed() {
    let registry = registry();
    // A folder of that name cannot be removed as a file is; it stands for one that the system keeps.
    fs::remove_file(registry.below(PRIVATE[0])).unwrap();
    let private = registry.below("private/experts");
    if nix::unistd::Uid::current().is_root() {
        return said_of_a_reader(&registry);
    }
    fs::set_permissions(&private, Permissions::from_mode(0o500)).unwrap();
    let said = registry.run(ERASE);
    fs::set_permissions(&private, Permissions::from_mode(0o700)).unwrap();
    assert_unremoved(&said);
}

/// As root: the command runs as somebody who may write to the records and not to the private files.
fn said_of_a_reader(registry: &TestRegistry) {
    use std::os::unix::process::CommandExt;
    let nobody = 65_534;
    let mut folders =
        vec![registry.path().parent().unwrap().to_owned(), registry.path().to_owned()];
    let state = registry.path().join("state");
    fs::create_dir(&state).unwrap();
    while let Some(path) = folders.pop() {
        let is_private = path.starts_with(registry.below("private"));
        if !is_private {
            std::os::unix::fs::chown(&path, Some(nobody), Some(nobody)).unwrap();
        }
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        if path.is_dir() && path != *registry.path().parent().unwrap() {
            folders.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    let mut command = registry.command(ERASE);
    command.uid(nobody).gid(nobody).env("MIEUX_STATE_DIR", &state);
    match command.output() {
        Ok(output) => assert_unremoved(&transcript(&output)),
        // The binary lies where nobody else can reach it.
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied),
    }
}

fn assert_unremoved(said: &str) {
    assert!(said.ends_with("[exit 2]\n") && !said.contains("Removed"), "{said}");
    assert!(
        said.contains("error: the change is made, but what follows it failed: cannot remove "),
        "{said}"
    );
    for path in &PRIVATE[1..5] {
        assert!(said.contains(path), "{path}: {said}");
    }
}

#[test]
fn a_private_file_can_be_in_any_encoding() {
    let registry = registry();
    registry.file(PRIVATE[0], b"name: Mar\xeda Secret\n");
    assert!(
        registry.run(["expert", "access", "exp-0009", "--private"]).contains("Mar\u{fffd}a Secret")
    );
    registry.run(ERASE);
    assert_eq!(with_secret(&registry), Vec::<String>::new());
}

/// A link can come with a checkout: without the user's word nothing outside of the registry is touched.
#[test]
fn a_link_to_another_disk_is_followed_if_the_user_names_it() {
    let registry = registry();
    let disk = registry.path().join("disk");
    fs::rename(registry.below("private"), &disk).unwrap();
    symlink("../disk", registry.below("private")).unwrap();
    let record = registry.text("experts/exp-0009.yaml");
    let erase = |named: Option<&str>| {
        let mut command = registry.command(ERASE);
        command.envs(named.map(|named| ("MIEUX_PRIVATE_DIR", named)));
        transcript(&command.output().unwrap())
    };
    for named in [None, Some("disk"), Some("/")] {
        let said = erase(named);
        assert!(
            said.contains("error: registry/private is a link to ") && said.ends_with("[exit 2]\n"),
            "{said}"
        );
        assert!(said.contains("set MIEUX_PRIVATE_DIR=/"), "{said}");
        assert_eq!(registry.text("experts/exp-0009.yaml"), record);
        assert!(disk.join("experts/exp-0009.yaml").exists());
    }
    for args in
        [&["rename", "exp-0009", "exp-0777"][..], &["expert", "access", "exp-0009", "--private"]]
    {
        assert!(registry.run(args).contains("is a link to"), "{args:?}");
    }
    let said = erase(Some(disk.to_str().unwrap()));
    assert!(said.contains("Removed registry/private/experts/exp-0009.yaml.\n"), "{said}");
    assert!(!disk.join("experts/exp-0009.yaml").exists() && !disk.join("cv/exp-0009.pdf").exists());
}

/// Links in `private/` are removed themselves; what they lead to stays.
#[test]
fn a_link_in_the_private_folder_is_not_followed() {
    let registry = registry();
    let outside = registry.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("exp-0009.yaml"), "kept").unwrap();
    fs::remove_file(registry.below(PRIVATE[0])).unwrap();
    symlink(outside.join("exp-0009.yaml"), registry.below(PRIVATE[0])).unwrap();
    symlink(&outside, registry.below("private/more")).unwrap();
    registry.run(ERASE);
    assert_eq!(fs::read_to_string(outside.join("exp-0009.yaml")).unwrap(), "kept");
    assert!(!registry.below(PRIVATE[0]).is_symlink());
}

#[test]
fn rename_takes_the_private_file_along() {
    let registry = registry();
    let path = registry.below(PRIVATE[0]);
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    let dry = registry.run(["rename", "exp-0009", "exp-0777", "--dry-run"]);
    assert!(dry.contains("Would rename registry/private/experts/exp-0009.yaml to registry/private/experts/exp-0777.yaml.\n"), "{dry}");
    assert!(path.exists());
    registry.file("private/experts/exp-0777.yaml", "name: Somebody\n");
    let refused = registry.run(["rename", "exp-0009", "exp-0777"]);
    assert!(refused.ends_with("error: there is already a private file registry/private/experts/exp-0777.yaml; find out whose it is first\n[exit 2]\n"), "{refused}");
    fs::remove_file(registry.below("private/experts/exp-0777.yaml")).unwrap();
    registry.run(["rename", "exp-0009", "exp-0777", "--force"]);
    let renamed = registry.below("private/experts/exp-0777.yaml");
    assert!(!path.exists());
    assert_eq!(fs::metadata(&renamed).unwrap().permissions().mode() & 0o777, 0o600);
    registry.run(["expert", "erase", "exp-0777", "--today", "2026-11-26"]);
    assert_eq!(with_secret(&registry), Vec::<String>::new());
}

#[test]
fn a_record_that_is_removed_leaves_no_private_file_that_nobody_finds() {
    let registry = registry();
    let removed = registry.run(["remove", "exp-0009", "--cascade", "--yes", "--force"]);
    assert_snapshot!(removed.split_once("Removed").unwrap().1, @"
     `exp-0009` (registry/experts/exp-0009.yaml).
    `private/` still contains data on the person; remove it with `mieux expert erase exp-0009`
    `private/` still contains data on the person; remove it with `mieux expert erase exp-0004`
    [exit 0]
    ");
    let found = registry.run(["validate", "--format", "short"]);
    for id in ["exp-0004", "exp-0009"] {
        assert!(found.contains(&format!("about the expert `{id}`, who does not exist")), "{found}");
    }
    let review = registry.run(["expert", "review", "--today", "2026-11-26", "--format", "csv"]);
    assert_snapshot!(review, @r#"
    expert,what,what_label,date,when,when_label
    exp-0004,no-record,"private file of an expert without a record: correct the id, or erase the data",,overdue,overdue
    exp-0009,no-record,"private file of an expert without a record: correct the id, or erase the data",,overdue,overdue
    exp-0009,no-record,"private file of an expert without a record: correct the id, or erase the data",,overdue,overdue
    [exit 0]
    "#);
    for id in ["exp-0004", "exp-0009"] {
        registry.run(["expert", "erase", id, "--today", "2026-11-26"]);
    }
    assert_eq!(with_secret(&registry), Vec::<String>::new());
    assert!(!registry.run(["validate"]).contains("private-without-expert"));
}

#[test]
fn a_private_file_that_others_can_read_is_found() {
    let registry = registry();
    let output = registry.command(["validate", "--format", "short"]).output().unwrap();
    assert!(!stdout(&output).contains("private-open-to-others"), "the folder is closed");
    for folder in registry.root().ancestors().take_while(|path| **path != std::env::temp_dir()) {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(registry.below("private"), Permissions::from_mode(0o755)).unwrap();
    let shown = |registry: &TestRegistry| {
        let said =
            registry.run(["validate", "--select", "private-open-to-others", "--format", "short"]);
        said.lines().filter(|line| line.contains("private-open")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(shown(&registry), @"
    registry/private/cv/EXP-0009 2024.PDF:1:1: warning[private-open-to-others] other users of this computer can read `private/`
    ");
    fs::set_permissions(registry.below("private"), Permissions::from_mode(0o700)).unwrap();
    assert_eq!(shown(&registry), "");
}

/// A process that is killed after the records were changed, and before the private file got its new name.
#[cfg(unix)]
#[test]
fn a_private_file_that_was_not_renamed_is_open_to_nobody_and_found() {
    let registry = registry();
    let (old, new) = (PRIVATE[0], "private/experts/exp-0777.yaml");
    fs::set_permissions(registry.below(old), Permissions::from_mode(0o600)).unwrap();
    registry.run(["rename", "exp-0009", "exp-0777", "--force"]);
    fs::rename(registry.below(new), registry.below(old)).unwrap();
    let found = registry.run(["validate", "--format", "short"]);
    assert!(found.contains("private/experts/exp-0009.yaml:1:1: "), "{found}");
    assert!(!found.contains("private-open-to-others"), "{found}");
    let held = registry.run(["expert", "access", "exp-0777"]);
    assert!(
        held.contains("There is a private file, registry/private/experts/exp-0009.yaml"),
        "{held}"
    );
    registry.run(["expert", "erase", "exp-0777", "--today", "2026-11-26"]);
    assert!(!registry.below(old).exists());
}
