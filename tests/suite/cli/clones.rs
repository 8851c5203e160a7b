//! What reads the history of a registry reads it alike in every kind of repository, or says what is missing.

use std::fs;

use crate::common::{TestRegistry, transcript};

/// What reads the history, each in another way.
const COMMANDS: [&[&str]; 6] = [
    &["diff", "HEAD~2..HEAD~1", "--format", "csv"],
    &["diff", "HEAD~2", "--format", "csv"],
    &["log", "both", "--format", "csv"],
    &["report", "--at", "HEAD~2", "--format", "csv"],
    &["report", "--history", "commit", "--figures", "projects,activities", "--format", "csv"],
    &["validate", "--since", "=HEAD~2", "--format", "short"],
];

/// Three commits in a repository of this kind.
fn history(init: &[&str]) -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.git([&["init", "-q", "-b", "main"], init].concat());
    registry.commit("2023-11-10");
    registry.replace("actions/both.yaml", "end: 2018", "end: 2019");
    registry.remove_file("activities/both/both-a02.yaml");
    registry.commit("2024-05-20");
    registry.replace("actions/both.yaml", "end: 2019", "end: 2020");
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    registry.commit("2025-02-03");
    registry.git(["config", "uploadpack.allowFilter", "true"]);
    registry.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
    registry
}

/// What a command says in a folder, without the ids of commits.
fn told(registry: &TestRegistry, folder: &str, args: &[&str]) -> String {
    let told = transcript(&registry.command_in(folder, args).output().unwrap());
    let ids = registry.git_in(folder, ["log", "--format=%H"]);
    ids.lines().fold(told, |told, id| told.replace(&id[..8], "COMMIT"))
}

fn url(registry: &TestRegistry) -> String {
    format!("file://{}", registry.path().display())
}

#[test]
fn whole_repositories_of_every_kind_say_the_same() {
    let registry = history(&[]);
    let elsewhere = TestRegistry::none();
    registry.git(["worktree", "add", "-q", "--detach", "tree"]);
    elsewhere.git(["init", "-q", "outer"]);
    let allow = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];
    let address = url(&registry);
    elsewhere.git_in("outer", [&allow[..], &[&address, "inner"]].concat());
    let other = history(&["--object-format=sha256"]);
    for args in COMMANDS {
        let expected = told(&registry, ".", args);
        assert!(!expected.contains("[exit 2]"), "{expected}");
        assert_eq!(told(&registry, "tree", args), expected, "{args:?}");
        assert_eq!(told(&elsewhere, "outer/inner", args), expected, "{args:?}");
        assert_eq!(told(&other, ".", args), expected, "{args:?}");
    }
}

/// A partial clone has what a whole one has as soon as it may fetch it, and before that never says anything else.
#[test]
fn partial_clones_say_the_same_or_what_is_missing() {
    let registry = history(&[]);
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        for args in COMMANDS {
            let expected = told(&registry, ".", args);
            let elsewhere = TestRegistry::none();
            elsewhere.git(["clone", "-q", filter, &url(&registry), "clone"]);
            let without = told(&elsewhere, "clone", args);
            let says_why = without.contains("error: this partial clone lacks");
            assert!(says_why || without == expected, "{filter} {args:?}: {without}");
            let fetching = [args, &["--fetch"]].concat();
            assert_eq!(told(&elsewhere, "clone", &fetching), expected, "{filter} {args:?}");
        }
    }
}

#[test]
fn a_partial_clone_whose_remote_is_gone_says_so() {
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let registry = history(&[]);
        let elsewhere = TestRegistry::none();
        elsewhere.git(["clone", "-q", filter, &url(&registry), "clone"]);
        fs::remove_dir_all(registry.path().join(".git")).unwrap();
        for args in &COMMANDS[2..5] {
            let told = told(&elsewhere, "clone", &[args, &["--fetch"][..]].concat());
            let why = "error: this partial clone lacks a part of that state, and `git` cannot fetch it; \
                       `git fetch` shows why";
            assert_eq!(told.trim(), format!("[stderr]\n{why}\n[exit 2]"), "{filter} {args:?}");
        }
    }
}

/// A clone that is cut off says so wherever the answer would be another one.
#[test]
fn shallow_clones_say_that_they_are() {
    let registry = history(&[]);
    let elsewhere = TestRegistry::none();
    elsewhere.git(["clone", "-q", "--depth", "2", &url(&registry), "clone"]);
    for args in COMMANDS {
        let told = told(&elsewhere, "clone", args);
        assert!(told.to_lowercase().contains("this clone is shallow"), "{args:?}: {told}");
    }
    let within = ["diff", "HEAD~1..HEAD", "--format", "csv"];
    assert_eq!(told(&elsewhere, "clone", &within), told(&registry, ".", &within));
    elsewhere.git_in("clone", ["fetch", "-q", "--unshallow"]);
    for args in COMMANDS {
        assert_eq!(told(&elsewhere, "clone", args), told(&registry, ".", args), "{args:?}");
    }
}
