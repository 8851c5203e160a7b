//! Every command of git that merges: with each git of this machine, changes in neighbouring lines are merged, and
//! nothing is left behind.

use std::ffi::OsStr;

use super::{BOTH, COUNTRIES, PERU_II, STATUS, change, equipment, installed, parted, parted_by};
use crate::common::TestRegistry;

/// Runs a line that must succeed and say nothing.
#[track_caller]
fn succeeds(registry: &TestRegistry, line: &str, path: &OsStr) {
    assert_eq!(registry.officer_with(line, path), "[exit 0]\n", "{line}");
}

#[track_caller]
fn assert_merged(registry: &TestRegistry, line: &str) {
    let text = registry.text(PERU_II);
    assert!(text.contains(BOTH), "{line}\n{text}");
}

#[test]
fn two_branches_are_merged() {
    for path in equipment() {
        for line in [
            "git merge -q topic 2>/dev/null >&2",
            "git rebase -q topic 2>/dev/null",
            "git cherry-pick topic 2>/dev/null >&2",
            "git pull -q --rebase . topic 2>/dev/null",
            "cd registry/actions && git merge -q topic >/dev/null",
        ] {
            let registry = parted(STATUS, COUNTRIES);
            succeeds(&registry, line, &path);
            assert_merged(&registry, line);
            assert_eq!(registry.git(["status", "--porcelain"]), "", "{line}");
        }
    }
}

#[test]
fn a_merge_can_wait_for_its_commit() {
    for path in equipment() {
        let registry = parted(STATUS, COUNTRIES);
        let line = "git merge -q --no-commit topic >/dev/null 2>&1";
        succeeds(&registry, line, &path);
        assert_merged(&registry, line);
        assert_eq!(registry.git(["status", "--porcelain"]), "M  registry/actions/peru-ii.yaml");
    }
}

#[test]
fn a_commit_is_reverted_beneath_a_later_one() {
    for path in equipment() {
        let registry = installed();
        change(&registry, ["countries: [PE]\n", "countries: [PE]\nareas: [border-management]\n"]);
        change(&registry, STATUS);
        change(&registry, COUNTRIES);
        let line = "git revert --no-edit HEAD~2 >/dev/null";
        succeeds(&registry, line, &path);
        assert_merged(&registry, line);
        assert!(!registry.text(PERU_II).contains("areas"));
    }
}

#[test]
fn what_was_put_aside_is_merged_into_another_branch() {
    for path in equipment() {
        let registry = installed();
        registry.branch("topic", "2024-01-12", |registry| {
            registry.replace(PERU_II, COUNTRIES[0], COUNTRIES[1]);
        });
        registry.replace(PERU_II, STATUS[0], STATUS[1]);
        registry.git(["stash", "-q"]);
        registry.git(["checkout", "-q", "topic"]);
        let line = "git stash pop -q >/dev/null";
        succeeds(&registry, line, &path);
        assert_merged(&registry, line);
    }
}

/// Each commit touches the same record, and no stat data of the index is old when the rebase is over.
#[test]
fn ten_commits_are_rebased_and_the_status_is_clean() {
    let registry = installed();
    registry.branch("topic", "2024-01-13", |registry| {
        let mut last = "  - partner: pe-interior\n".to_owned();
        for number in 0..10 {
            let added = format!("{last}  - partner: p-{number}\n");
            change(registry, [&last, &added]);
            last = format!("  - partner: p-{number}\n");
        }
    });
    let more = "  - partner: pe-interior\n  - partner: unodc\n";
    change(&registry, ["  - partner: pe-interior\n", more]);
    registry.git(["checkout", "-q", "topic"]);
    assert_eq!(registry.officer("git rebase -q main"), "[exit 0]\n");
    assert_eq!(registry.git(["status", "--porcelain"]), "");
    let text = registry.text(PERU_II);
    assert_eq!(text.matches("partner: p-").count(), 10);
    assert!(text.contains("partner: unodc"));
}

/// The record is in another folder on one side, and has got another id.
#[test]
fn a_record_that_was_moved_is_merged() {
    let moved = "actions/south/peru-two.yaml";
    for path in equipment() {
        let registry = parted_by(
            |registry| {
                registry.run(["rename", "peru-ii", "peru-two"]);
                let text = registry.text("actions/peru-two.yaml");
                registry.remove_file("actions/peru-two.yaml").file(moved, text);
                registry.replace(moved, STATUS[0], STATUS[1]);
            },
            |registry| {
                registry.replace(PERU_II, COUNTRIES[0], COUNTRIES[1]);
            },
        );
        succeeds(&registry, "git merge -q topic >/dev/null", &path);
        let text = registry.text(moved);
        assert!(text.starts_with("id: peru-two\n") && text.contains(BOTH), "{text}");
        assert_eq!(registry.git(["ls-files", "--", "registry/actions/peru*"]).lines().count(), 1);
    }
}

#[test]
fn two_records_of_one_name_are_merged() {
    let new = |language: &str| {
        let text = format!("id: chile-i\ntitle:\n  {language}: Chile I\nstart: 2020\n");
        move |registry: &TestRegistry| {
            registry.file("actions/chile-i.yaml", &text);
        }
    };
    for path in equipment() {
        let registry = parted_by(new("es"), new("en"));
        succeeds(&registry, "git merge -q topic >/dev/null", &path);
        assert_eq!(
            registry.text("actions/chile-i.yaml"),
            "id: chile-i\ntitle:\n  en: Chile I\n  es: Chile I\nstart: 2020\n"
        );
    }
}

/// Two branches that have merged each other: git merges the two bases first, with longer marks.
#[test]
fn branches_that_cross_are_merged() {
    for path in equipment() {
        let merged = |registry: &TestRegistry, line: &str| {
            succeeds(registry, &format!("git merge -q {line} >/dev/null"), &path);
        };
        let registry = parted(STATUS, COUNTRIES);
        registry.git(["branch", "other", "topic"]);
        merged(&registry, "topic");
        change(&registry, ["start: 2019-05\n", "start: 2019-06\n"]);
        registry.git(["checkout", "-q", "other"]);
        merged(&registry, "--no-ff main~2");
        change(&registry, ["  en: Peru II\n", "  en: Peru II\n  es: Perú II\n"]);
        merged(&registry, "main");
        let text = registry.text(PERU_II);
        assert!(text.contains(BOTH) && text.contains("es: Perú II"), "{text}");
        assert!(text.contains("2019-06"), "{text}");
    }
}

/// The settings of a clone are those of all its work trees.
#[test]
fn branches_are_merged_in_a_second_work_tree() {
    for path in equipment() {
        let registry = parted(STATUS, COUNTRIES);
        registry.git(["worktree", "add", "-q", "second", "topic"]);
        succeeds(&registry, "cd second && git merge -q main >/dev/null", &path);
        let text = std::fs::read_to_string(registry.path().join("second/registry").join(PERU_II));
        assert!(text.unwrap().contains(BOTH));
    }
}

/// Git merges more than two branches at once without any driver: that of other records works, and that of the same lines
/// changes nothing.
#[test]
fn several_branches_at_once_are_merged_by_lines() {
    for path in equipment() {
        let registry = parted(STATUS, COUNTRIES);
        registry.git(["checkout", "-q", "-b", "third", "main~1"]);
        registry.replace("actions/both.yaml", "status: completed", "status: implementation");
        registry.commit("2024-01-13");
        registry.git(["checkout", "-q", "main"]);
        let ours = registry.text(PERU_II);
        let said = registry.officer_with("git merge topic third >/dev/null 2>&1", &path);
        assert_ne!(said, "[exit 0]\n");
        registry.git(["reset", "-q", "--hard"]);
        assert_eq!(registry.text(PERU_II), ours);
        succeeds(&registry, "git merge -q topic 2>/dev/null >&2", &path);
        registry.git(["checkout", "-q", "-b", "fourth", "topic"]);
        registry.file("partners/unodc.yaml", "id: unodc\nname: {en: UNODC}\n").commit("2024-01-14");
        registry.git(["checkout", "-q", "main"]);
        succeeds(&registry, "git merge -q third fourth >/dev/null 2>&1", &path);
        assert_merged(&registry, "merge third fourth");
    }
}
