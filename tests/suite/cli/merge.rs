//! The merge driver in git itself: in every command of git that merges, and where something is missing.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::{allow_duplicates, assert_snapshot};

use crate::common::TestRegistry;

/// Folders of programs: the git that comes first on this machine, and that of the system.
const USUAL: &str = "/usr/local/bin:/usr/bin:/bin";
const SYSTEM: &str = "/usr/bin:/bin";

const ACTION: &str = "\
id: peru-ii
title:
  en: Peru II
status: implementation
countries: [PE]
themes: [irregular-migration]
partners:
  - partner: pe-interior
start: 2019-05
sources:
  - source: page
";

/// A registry whose git merges by fields, with an action on `main`.
fn installed() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-ii.yaml", ACTION).repository("2024-01-10");
    registry.run(["git", "install"]);
    registry.commit("2024-01-11");
    registry
}

/// Replaces one text of the action and commits it.
fn change(registry: &TestRegistry, old: &str, new: &str) {
    registry.replace("actions/peru-ii.yaml", old, new).commit("2024-01-12");
}

/// Two branches that both change the action: `main`, which is checked out, and `topic`.
fn parted(ours: [&str; 2], theirs: [&str; 2]) -> TestRegistry {
    let registry = installed();
    registry.git(["checkout", "-q", "-b", "topic"]);
    change(&registry, theirs[0], theirs[1]);
    registry.git(["checkout", "-q", "main"]);
    change(&registry, ours[0], ours[1]);
    registry
}

/// What git says, without what differs from one version of git to another.
fn git(registry: &TestRegistry, line: &str) -> String {
    registry.officer(&format!("git {line}"), USUAL, true)
}

const STATUS: [&str; 2] = ["status: implementation\n", "status: completed\n"];
const THEMES: [&str; 2] = ["countries: [PE]\n", "countries: [CL, PE]\n"];

/// Both changes, in neighbouring lines: git itself finds a conflict in them.
const BOTH: &str = "status: completed\ncountries: [CL, PE]\n";

#[test]
fn every_command_that_merges_merges_by_fields() {
    for line in ["merge -q topic", "rebase -q topic", "cherry-pick topic"] {
        for path in [USUAL, SYSTEM] {
            let registry = parted(STATUS, THEMES);
            let said = registry.officer(&format!("git {line} >/dev/null 2>&1"), path, true);
            assert_eq!(said, "[exit 0]\n", "{line}");
            assert!(registry.text("actions/peru-ii.yaml").contains(BOTH), "{line}");
            assert_eq!(registry.git(["status", "--porcelain"]), "", "{line}");
        }
    }
    let registry = parted(STATUS, THEMES);
    registry.replace(
        "actions/peru-ii.yaml",
        "[irregular-migration]",
        "[asylum, irregular-migration]",
    );
    registry.git(["stash", "-q"]);
    registry.git(["reset", "-q", "--hard", "topic"]);
    assert_eq!(git(&registry, "stash pop -q >/dev/null"), "[exit 0]\n");
    let text = registry.text("actions/peru-ii.yaml");
    assert!(
        text.contains("countries: [CL, PE]\nthemes: [asylum, irregular-migration]\n"),
        "{text}"
    );
}

/// Each commit touches the same record, and no stat data of the index is old when the rebase is over.
#[test]
fn ten_commits_are_rebased_and_the_status_is_clean() {
    let registry = installed();
    registry.git(["checkout", "-q", "-b", "topic"]);
    let mut last = "  - partner: pe-interior\n".to_owned();
    for number in 0..10 {
        let added = format!("{last}  - partner: p-{number}\n");
        change(&registry, &last, &added);
        last = format!("  - partner: p-{number}\n");
    }
    registry.git(["checkout", "-q", "main"]);
    change(
        &registry,
        "  - partner: pe-interior\n",
        "  - partner: pe-interior\n  - partner: unodc\n",
    );
    registry.git(["checkout", "-q", "topic"]);
    assert_eq!(git(&registry, "rebase -q main"), "[exit 0]\n");
    assert_eq!(registry.git(["status", "--porcelain"]), "");
    let text = registry.text("actions/peru-ii.yaml");
    assert_eq!(text.matches("partner: p-").count(), 10);
    assert!(text.contains("partner: unodc"));
}

#[test]
fn a_conflict_shows_the_field_alone() {
    for path in [USUAL, SYSTEM] {
        let registry = parted(STATUS, ["status: implementation\n", "status: on-hold\n"]);
        let said = registry.officer("git merge topic", path, true);
        // The older git does not give labels to a driver.
        let named = |text: String| {
            let text = text.replace("<<<<<<< HEAD", "<<<<<<< ours").replace("`HEAD`", "`ours`");
            text.replace(">>>>>>> topic", ">>>>>>> theirs").replace("`topic`", "`theirs`")
        };
        let text = named(registry.text("actions/peru-ii.yaml"));
        let found = named(registry.run(["validate", "--format", "short"]));
        allow_duplicates! {
            assert_snapshot!(said, @"
            Auto-merging registry/actions/peru-ii.yaml
            CONFLICT (content): Merge conflict in registry/actions/peru-ii.yaml
            Automatic merge failed; fix conflicts and then commit the result.
            [stderr]
            registry/actions/peru-ii.yaml: both sides have changed `status`; choose one of the two versions in the file
            [exit 1]
            ");
            assert_snapshot!(text, @"
            id: peru-ii
            title:
              en: Peru II
            <<<<<<< ours
            status: completed
            =======
            status: on-hold
            >>>>>>> theirs
            countries: [PE]
            themes: [irregular-migration]
            partners:
              - partner: pe-interior
            start: 2019-05
            sources:
              - source: page
            ");
            assert_snapshot!(found, @"
            registry/actions/peru-ii.yaml:4:1: error[merge-conflict] unresolved merge conflict between `ours` and `theirs`
            [exit 1]
            ");
        }
    }
    let registry = parted(STATUS, ["status: implementation\n", "status: on-hold\n"]);
    registry.git(["config", "merge.conflictStyle", "diff3"]);
    git(&registry, "merge -q topic");
    let text = registry.text("actions/peru-ii.yaml");
    assert!(text.contains("\n||||||| "), "{text}");
    assert!(text.contains("\nstatus: implementation\n=======\n"), "{text}");
}

/// The same record is made on two branches, and one that the other branch removes.
#[test]
fn files_that_are_new_or_gone_are_merged_as_git_does() {
    let registry = installed();
    registry.git(["checkout", "-q", "-b", "topic"]);
    registry
        .file("actions/chile-i.yaml", "id: chile-i\ntitle:\n  en: Chile I\nstart: 2020\n")
        .commit("2024-01-12");
    registry.git(["checkout", "-q", "main"]);
    registry
        .file("actions/chile-i.yaml", "id: chile-i\ntitle:\n  es: Chile I\nstart: 2020\n")
        .commit("2024-01-12");
    assert_eq!(git(&registry, "merge -q topic >/dev/null"), "[exit 0]\n");
    assert_eq!(
        registry.text("actions/chile-i.yaml"),
        "id: chile-i\ntitle:\n  en: Chile I\n  es: Chile I\nstart: 2020\n"
    );
    let registry = parted(STATUS, THEMES);
    registry.remove_file("actions/peru-ii.yaml").commit("2024-01-13");
    let said = git(&registry, "merge topic");
    assert!(said.contains("CONFLICT (modify/delete): registry/actions/peru-ii.yaml"), "{said}");
    assert!(said.ends_with("[exit 1]\n"), "{said}");
}

/// Two branches that have merged each other: git merges the two bases first, with longer marks.
#[test]
fn branches_that_cross_are_merged() {
    let registry = parted(STATUS, THEMES);
    registry.git(["branch", "other", "topic"]);
    assert_eq!(git(&registry, "merge -q topic >/dev/null"), "[exit 0]\n");
    change(&registry, "start: 2019-05\n", "start: 2019-06\n");
    registry.git(["checkout", "-q", "other"]);
    assert_eq!(git(&registry, "merge -q main~1 >/dev/null"), "[exit 0]\n");
    registry.git(["reset", "-q", "--hard", "topic"]);
    assert_eq!(git(&registry, "merge -q --no-ff main~2 >/dev/null"), "[exit 0]\n");
    change(&registry, "  en: Peru II\n", "  en: Peru II\n  es: Perú II\n");
    assert_eq!(git(&registry, "merge -q main >/dev/null"), "[exit 0]\n");
    let text = registry.text("actions/peru-ii.yaml");
    assert!(
        text.contains(BOTH) && text.contains("es: Perú II") && text.contains("2019-06"),
        "{text}"
    );
}

/// A colleague without the program gets what git does by itself, with marks.
#[test]
fn without_the_program_git_merges_by_lines() {
    let registry = parted(STATUS, THEMES);
    let said = registry.officer("git merge topic", USUAL, false);
    assert!(said.contains("CONFLICT (content)") && said.ends_with("[exit 1]\n"), "{said}");
    let text = registry.text("actions/peru-ii.yaml");
    assert!(
        text.contains("<<<<<<< ")
            && text.contains("status: completed\n")
            && text.contains("[CL, PE]"),
        "{text}"
    );
    // Nor can the program merge by fields what is not a record in order.
    let registry = parted(
        ["id: peru-ii\n", "id: peru-ii\nid: peru-iii\n"],
        ["start: 2019-05\n", "start: 2019-06\n"],
    );
    assert_eq!(git(&registry, "merge -q topic >/dev/null"), "[exit 0]\n");
    let text = registry.text("actions/peru-ii.yaml");
    assert!(text.contains("id: peru-iii\n") && text.contains("start: 2019-06\n"), "{text}");
}

/// Only the record that is merged is written: not what is read-only in the work tree, no lock, no index.
#[test]
fn a_read_only_record_is_merged_and_nothing_else_is_written() {
    let registry = parted(STATUS, THEMES);
    let file = registry.below("actions/peru-ii.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(git(&registry, "merge -q topic >/dev/null"), "[exit 0]\n");
    assert!(registry.text("actions/peru-ii.yaml").contains(BOTH));
    let left: Vec<_> =
        fs::read_dir(registry.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

/// Git takes a status up to 128 for a conflict whose marks are in the file: every other failure ends with 129.
#[test]
fn what_cannot_be_merged_ends_so_that_git_stops() {
    let registry = TestRegistry::none();
    let write = |name: &str, bytes: &[u8]| fs::write(registry.path().join(name), bytes).unwrap();
    write("base", b"id: x\n");
    write("ours", b"id: x\nstart: 2019\n");
    write("binary", b"\0\x01");
    assert_snapshot!(registry.run(["merge", "base", "ours", "nowhere"]), @"
    [stderr]
    error: cannot read nowhere: no such file or folder
    [exit 129]
    ");
    assert_snapshot!(registry.run(["merge", "base", "ours", "binary"]), @"
    [stderr]
    error: `git` ended with status 255: error: Cannot merge binary files: binary
    [exit 129]
    ");
    assert_snapshot!(registry.run(["merge", "base", "ours"]), @"
    [stderr]
    error: the following required arguments were not provided:
      <THEIRS>

    Usage: mieux merge <BASE> <OURS> <THEIRS>

    For more information, try '--help'.
    [exit 129]
    ");
    assert_snapshot!(registry.run(["merge", "--marker-size", "0", "base", "ours", "ours"]), @"
    [stderr]
    error: invalid value '0' for '--marker-size <N>': write a number from 1 to 1000

    For more information, try '--help'.
    [exit 129]
    ");
    assert_eq!(fs::read(registry.path().join("ours")).unwrap(), b"id: x\nstart: 2019\n");
}
