//! Which two states are compared, in every kind of repository.

use insta::assert_snapshot;

use crate::common::{TestRegistry, copy, transcript};

/// Two commits on `main`, and one on a branch that parted after the first.
fn branches() -> TestRegistry {
    let registry = TestRegistry::committed();
    registry.branch("topic", "2024-02-01", |registry| {
        registry.replace("actions/both.yaml", "end: 2018", "end: 2019");
    });
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-06");
    registry.commit("2024-03-01");
    registry
}

#[test]
fn states_are_named_as_git_names_them() {
    let registry = branches();
    assert_snapshot!(registry.run(["diff", "main..topic"]), @"
    2 records changed.
    action both  Both regions
      end  2018 → 2019
    action peru-i  Perú I
      start  2019-06 → 2019-05
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "main...topic"]), @"
    1 record changed.
    action both  Both regions
      end  2018 → 2019
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "..topic", "both"]), @"
    1 record changed.
    action both  Both regions
      end  2018 → 2019
    [exit 0]
    ");
    registry.replace("actions/both.yaml", "status: completed", "status: on-hold");
    assert_snapshot!(registry.run(["diff", "main~1"]), @"
    2 records changed.
    action both  Both regions
      status  completed (Completed) → on-hold (On hold)
    action peru-i  Perú I
      start  2019-05 → 2019-06
    With 1 change that is not committed.
    [exit 0]
    ");
    registry.git(["add", "-A"]);
    registry.replace("actions/both.yaml", "status: on-hold", "status: rejected");
    assert_snapshot!(registry.run(["diff", "--staged"]), @"
    1 record changed.
    action both  Both regions
      status  completed (Completed) → on-hold (On hold)
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "--exit-code", "--stat"]), @"
    Kind    Changed  Added  Removed  Renamed  Moved  Layout
    ───────────────────────────────────────────────────────
    action        1      0        0        0      0       0
    [exit 1]
    ");
    registry.git(["checkout", "-q", "--", "."]);
    registry.git(["reset", "-q", "--hard"]);
    assert_snapshot!(registry.run(["diff", "--exit-code"]), @"
    Nothing has changed.
    [exit 0]
    ");
}

#[test]
fn what_names_no_states_says_what_to_type() {
    let registry = branches();
    assert_snapshot!(registry.run(["diff", "main..topik"]), @"
    [stderr]
    error: `topik` is no commit, branch or tag of this repository; did you mean `topic`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "HEAD~9"]), @"
    [stderr]
    error: `HEAD~9` is no commit, branch or tag of this repository; `git log --oneline` lists the commits
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "--staged", "main..topic"]), @"
    [stderr]
    error: `--staged` compares a commit with what is staged, and `main..topic` names two commits; give one commit, such as `HEAD`
    [exit 2]
    ");
    registry.git(["branch", "both"]);
    assert_snapshot!(registry.run(["diff", "both"]), @"
    [stderr]
    error: `both` is a revision and a record or path; for the record write `HEAD both`, for the revision `both^0`
    [exit 2]
    ");
    let without = TestRegistry::programme();
    assert!(without.run(["diff"]).contains("is in no git repository"));
}

/// A branch without a commit: everything is new.
#[test]
fn before_the_first_commit_everything_is_added() {
    let registry = TestRegistry::programme();
    registry.git(["init", "-q", "-b", "main"]);
    assert_snapshot!(registry.run(["diff", "--stat"]), @"
    Kind               Changed  Added  Removed  Renamed  Moved  Layout
    ──────────────────────────────────────────────────────────────────
    action                   0      3        0        0      0       0
    activity                 0      4        0        0      0       0
    expert                   0      2        0        0      0       0
    partner                  0      1        0        0      0       0
    published figures        0      1        0        0      0       0
    vocabulary               0     14        0        0      0       0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "pe-interior"]), @"
    1 record added.
    partner pe-interior  Ministry of the Interior  added
      name     + Ministry of the Interior
      acronym  + MININTER
      kind     + national-institution (National institution)
      country  + PE (Peru)
      sources  + source page
    [exit 0]
    ");
}

#[test]
fn every_kind_of_repository_can_be_compared() {
    let registry = branches();
    registry.git(["worktree", "add", "-q", "--detach", "tree", "topic"]);
    let told = |registry: &TestRegistry, folder: &str, args: &[&str]| {
        transcript(&registry.command_in(folder, args).output().unwrap())
    };
    let expected = told(&registry, ".", &["diff", "main...topic"]);
    assert_eq!(told(&registry, "tree", &["diff", "main...topic"]), expected);
    registry.git([
        "clone",
        "-q",
        "--depth",
        "1",
        "--branch",
        "main",
        &format!("file://{}", registry.path().display()),
        "clone",
    ]);
    assert_snapshot!(told(&registry, "clone", &["diff", "HEAD~1"]), @"
    [stderr]
    error: this clone is shallow, and may end before `HEAD~1`; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`)
    [exit 2]
    ");
    let other = TestRegistry::none();
    other.git(["init", "-q", "-b", "main", "--object-format=sha256"]);
    copy(&registry.root(), &other.root());
    other.file("partners/é b/pe-ñ.yaml", "id: pe-n\nname: {en: N}\n");
    other.commit("2025-01-01");
    other.replace("partners/é b/pe-ñ.yaml", "{en: N}", "{en: M}");
    assert_snapshot!(other.run(["diff"]), @"
    1 record changed.
    partner pe-n  M
      name.en  N → M
    [exit 0]
    ");
    // Ends of lines are no data.
    let text = other.text("actions/both.yaml").replace('\n', "\r\n");
    other.file("actions/both.yaml", text);
    assert_snapshot!(other.run(["diff", "both"]), @"
    1 record with another layout only.
    [exit 0]
    ");
}

/// While a merge is not done, the files are compared as they are.
#[test]
fn a_merge_in_progress_is_compared_with_the_last_commit() {
    let registry = branches();
    registry.replace("actions/both.yaml", "end: 2018", "end: 2020");
    registry.commit("2024-04-01");
    let merged = registry
        .shell("git -c user.name=O -c user.email=o@example.org merge -q topic")
        .output()
        .unwrap();
    assert!(!merged.status.success());
    assert_snapshot!(registry.run(["diff", "--fields", "end"]), @"
    1 record changed.
    action both  Both regions
      The file now is not in order: unresolved merge conflict between `HEAD` and
      `topic`
      end  - 2020
    1 file could not be read in full in the state after.
    [exit 0]
    ");
}
