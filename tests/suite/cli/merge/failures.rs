//! Where the program is missing or fails, git merges by lines; nothing is lost, and no conflict is without marks.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use super::{BOTH, COUNTRIES, PERU_II, STATUS, equipment, parted, parted_by};
use crate::common::{TestRegistry, gits, symlink, transcript};

/// Merges changes of neighbouring lines, in which git has a conflict.
#[track_caller]
fn assert_conflict_with_marks(registry: &TestRegistry, path: &OsStr, case: &str) {
    let before = registry.text(PERU_II);
    let said = registry.officer_with("git merge topic 2>/dev/null", path);
    assert!(said.contains("CONFLICT (content)"), "{case}: {said}");
    assert!(said.ends_with("[exit 1]\n"), "{case}: {said}");
    let text = registry.text(PERU_II);
    for part in ["<<<<<<< ", STATUS[1], COUNTRIES[1], ">>>>>>> "] {
        assert!(text.contains(part), "{case}: {part}\n{text}");
    }
    let unknown = registry.git(["status", "--porcelain"]);
    assert_eq!(unknown, "UU registry/actions/peru-ii.yaml", "{case}");
    registry.git(["merge", "--abort"]);
    assert_eq!(registry.text(PERU_II), before, "{case}");
}

#[test]
fn without_the_program_git_merges_by_lines() {
    for path in gits() {
        let registry = parted(STATUS, COUNTRIES);
        assert_conflict_with_marks(&registry, &path, "missing");
        let registry = parted(STATUS, ["start: 2019-05\n", "start: 2019-06\n"]);
        assert_eq!(
            registry.officer_with("git merge -q topic >/dev/null 2>&1", &path),
            "[exit 0]\n"
        );
        let text = registry.text(PERU_II);
        assert!(text.contains(STATUS[1]) && text.contains("start: 2019-06\n"), "{text}");
    }
}

/// Of a driver that ends with 1 to 128, git takes ours for the merge, without any marks, and older versions do so in any
/// case; newer ones refuse to merge at all above that.
#[test]
fn if_the_program_fails_git_merges_by_lines() {
    for path in gits() {
        let registry = parted(STATUS, COUNTRIES);
        let program = env!("CARGO_BIN_EXE_mieux");
        for (case, script) in [
            ("an older program", "exit 2"),
            ("killed", "kill -KILL $$"),
            ("ended", "kill -TERM $$"),
            ("aborted by a panic", "ulimit -c 0; kill -ABRT $$"),
            ("killed when it has merged", "\"$PROGRAM\" \"$@\"; kill -KILL $$"),
            ("a full disk", "trap '' XFSZ; ulimit -f 0; exec \"$PROGRAM\" \"$@\""),
            ("no right to read", "exec \"$PROGRAM\" merge --path x.yaml nowhere nowhere nowhere"),
        ] {
            let script = format!("PROGRAM='{program}'\n{script}");
            let path = registry.with_script("mieux", &script, &path);
            assert_conflict_with_marks(&registry, &path, case);
        }
    }
}

/// What git merges by lines because it is not in order.
#[test]
fn a_record_with_errors_is_merged_by_lines() {
    for path in equipment() {
        let registry = parted(
            ["id: peru-ii\n", "id: peru-ii\nid: peru-iii\n"],
            ["start: 2019-05\n", "start: 2019-06\n"],
        );
        assert_eq!(registry.officer_with("git merge -q topic >/dev/null", &path), "[exit 0]\n");
        let text = registry.text(PERU_II);
        assert!(text.contains("id: peru-iii\n") && text.contains("start: 2019-06\n"), "{text}");
    }
}

/// Two branches with these bytes in the file of the action are a conflict. What is in the file then.
#[track_caller]
fn conflict_of_bytes(registry: &TestRegistry, path: &OsStr) -> Vec<u8> {
    let said = registry.officer_with("git merge topic 2>/dev/null", path);
    assert!(said.contains("CONFLICT (content)") && said.ends_with("[exit 1]\n"), "{said}");
    fs::read(registry.below(PERU_II)).unwrap()
}

/// Two branches with these bytes in the file of the action.
fn parted_by_bytes(ours: &[u8], theirs: &[u8]) -> TestRegistry {
    let write = |bytes: &[u8]| {
        let bytes = bytes.to_owned();
        move |registry: &TestRegistry| {
            registry.file(PERU_II, &bytes);
        }
    };
    parted_by(write(ours), write(theirs))
}

/// Bytes that are no UTF-8 are merged by lines.
#[test]
fn a_text_in_another_encoding_is_merged_by_lines() {
    for path in equipment() {
        let text =
            |end: &str| [b"id: peru-ii\ntitle:\n  es: Per\xfa\nend: ", end.as_bytes()].concat();
        let registry = parted_by_bytes(&text("2020\n"), &text("2021\n"));
        let merged = conflict_of_bytes(&registry, &path);
        assert_eq!(merged.iter().filter(|byte| **byte == 0xfa).count(), 1);
        let merged = String::from_utf8_lossy(&merged);
        assert!(
            merged.contains("<<<<<<< ") && merged.contains("\n=======\nend: 2021\n"),
            "{merged}"
        );
    }
}

/// As without a driver, the file keeps the bytes of ours, and git those of both.
#[test]
fn what_is_no_text_is_a_conflict_that_keeps_both() {
    for path in equipment().iter().chain(&gits()) {
        let [ours, theirs] = [b"\0ours\n".as_slice(), b"\0theirs\n"];
        let registry = parted_by_bytes(ours, theirs);
        assert_eq!(conflict_of_bytes(&registry, path), ours);
        registry.git(["checkout", "--theirs", "registry/actions/peru-ii.yaml"]);
        assert_eq!(fs::read(registry.below(PERU_II)).unwrap(), theirs);
    }
}

/// Only the record that is merged is written: not what is read-only in the work tree, no lock, no index, no draft.
#[test]
fn a_read_only_record_is_merged_and_nothing_else_is_written() {
    let registry = parted(STATUS, COUNTRIES);
    let file = registry.below(PERU_II);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
    assert!(registry.text(PERU_II).contains(BOTH));
    let left: Vec<_> =
        fs::read_dir(registry.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

/// Errors of our own end with 129, which newer versions of git take for no conflict.
#[test]
fn what_cannot_be_merged_leaves_ours_as_it_is() {
    let registry = TestRegistry::none();
    let write = |name: &str, bytes: &[u8]| fs::write(registry.path().join(name), bytes).unwrap();
    write("base", b"id: x\n");
    write("ours", b"id: x\nstart: 2019\n");
    write("theirs", b"id: x\nend: 2020\n");
    write("binary", b"\0\x01");
    assert_snapshot!(registry.run(["merge", "base", "ours", "nowhere"]), @"
    [stderr]
    error: cannot read nowhere: no such file or folder
    [exit 129]
    ");
    assert_snapshot!(registry.run(["merge", "base", "ours", "binary"]), @"
    [stderr]
    ours is no text, and cannot be merged; it has the version of `ours`, and `git checkout --theirs` takes that of `theirs`
    [exit 1]
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
    let merge = "mieux merge --path actions/x.yaml base ours theirs";
    let full =
        registry.shell(&format!("trap '' XFSZ; ulimit -f 0; {merge} 2>&1")).output().unwrap();
    assert_snapshot!(transcript(&full), @"
    error: cannot write `ours`: the file is too large
    [exit 129]
    ");
    assert_eq!(fs::read(registry.path().join("ours")).unwrap(), b"id: x\nstart: 2019\n");
    assert_eq!(fs::read_dir(registry.path()).unwrap().count(), 4);
}

/// A merge outside of git keeps the rights of the file, and a link leads where it led.
#[test]
fn a_file_is_replaced_as_a_whole() {
    let registry = TestRegistry::none();
    let path = |name: &str| registry.path().join(name);
    fs::write(path("base"), "id: x\n").unwrap();
    fs::write(path("file"), "id: x\nstart: 2019\n").unwrap();
    fs::write(path("theirs"), "id: x\nend: 2020\n").unwrap();
    fs::write(path(".file.draft"), "left by a program that was killed").unwrap();
    fs::set_permissions(path("file"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("file", path("ours")).unwrap();
    let said = registry.run(["merge", "--path", "actions/x.yaml", "base", "ours", "theirs"]);
    assert_eq!(said, "[exit 0]\n");
    assert!(path("ours").is_symlink());
    assert_eq!(fs::read_to_string(path("file")).unwrap(), "id: x\nstart: 2019\nend: 2020\n");
    assert_eq!(fs::metadata(path("file")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!path(".file.draft").exists());
    let full = registry.run(["merge", "--path", "actions/x.yaml", "base", "/dev/full", "theirs"]);
    assert!(full.contains("[exit 129]"), "{full}");
}
