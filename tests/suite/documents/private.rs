//! Who an expert is, which only a letter says, and only if it is asked for.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::common::TestRegistry;

const PERSON: &str = "name: Ana Ejemplo\naddress: Calle 1\nphones: [\"+51 1 555 0100\"]\n";

fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file("private/experts/exp-0001.yaml", PERSON).file(".gitignore", "/private/\n");
    registry
}

const LETTER: [&str; 4] = ["document", "invitation", "both-a01", "exp-0001"];

#[test]
fn a_letter_names_the_expert_only_if_it_is_asked_to() {
    let registry = registry();
    let letter = registry.run(LETTER);
    assert!(!letter.contains("Ejemplo") && letter.contains("…………\n\n…………"), "{letter}");
    let letter = registry.run([&LETTER[..], &["--private"]].concat());
    assert!(letter.contains("Ana Ejemplo\n\nCalle 1") && !letter.contains("555"), "{letter}");
    let other = registry.run(["document", "invitation", "both-a01", "exp-0002", "--private"]);
    assert_snapshot!(other, @"
    [stderr]
    error: there is no private file on `exp-0002`; write `private/experts/exp-0002.yaml`, or leave --private out
    [exit 2]
    ");
}

#[test]
fn a_letter_that_names_an_expert_is_not_written_where_git_takes_it_along() {
    let registry = registry();
    let init = Command::new("git").args(["init", "-q"]).current_dir(registry.path()).status();
    assert!(init.unwrap().success());
    let written =
        |file: &str| registry.run([&LETTER[..], &["--private", "-q", "-o", file]].concat());
    assert_snapshot!(written("letter.md"), @"
    [stderr]
    error: git would take `letter.md` along, and it would say who an expert is; choose a place that .gitignore names, such as private/, or one outside of the repository
    [exit 2]
    ");
    assert!(!registry.path().join("letter.md").exists());
    assert_snapshot!(written("registry/private/letter.md"), @"[exit 0]");
    let text = fs::read_to_string(registry.below("private/letter.md")).unwrap();
    assert!(text.contains("Ana Ejemplo"));
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_a_letter_that_names_an_expert() {
    use std::os::unix::fs::PermissionsExt;
    let registry = registry();
    registry.run([&LETTER[..], &["--private", "-o", "letter.md"]].concat());
    let mode = fs::metadata(registry.path().join("letter.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
