//! The steps of the GitHub Action, run as a runner runs them.

use std::fs;

use insta::assert_snapshot;
use serde_yaml::Value;

use crate::common::{TestRegistry, project, transcript};

/// The script of a step.
fn step(name: &str) -> String {
    let text = fs::read_to_string(project("action.yml")).unwrap();
    let action: Value = serde_yaml::from_str(&text).unwrap();
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["name"].as_str() == Some(name)).unwrap();
    step["run"].as_str().unwrap().to_owned()
}

/// A server checks out the merge commit of a pull request alone: the action gets the history, and reports what the pull
/// request brings.
#[test]
fn the_action_reports_what_a_pull_request_brings() {
    let registry = TestRegistry::programme();
    registry.replace("actions/unclear.yaml", "countries: [CL]", "countries: [XX]");
    registry.repository("2024-01-10");
    registry.git(["config", "uploadpack.allowFilter", "true"]);
    registry.git(["checkout", "-q", "-b", "topic"]);
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    registry.commit("2024-01-11");
    registry.git(["checkout", "-q", "-b", "pull", "main"]);
    registry.git(["merge", "-q", "--no-ff", "-m", "Merge", "topic"]);
    let since = registry.git(["rev-parse", "main"]);
    let url = format!("file://{}", registry.path().display());
    registry.git(["clone", "-q", "--depth", "1", "--branch", "pull", &url, "clone"]);
    let clone = registry.path().join("clone");
    let run = |name: &str| {
        let mut command = registry.shell("exec bash -e -o pipefail -c \"$SCRIPT\"");
        command.current_dir(&clone).env("SCRIPT", step(name)).env("HOME", registry.path());
        command.env("GITHUB_WORKSPACE", &clone).env("CI", "true").env("SINCE", &since);
        command.env("FORMAT", "github").env("STRICT", "false");
        command.env("GITHUB_STEP_SUMMARY", clone.join("summary.md"));
        command.env("COMMENT_FILE", clone.join("comment.md"));
        transcript(&command.output().unwrap()).replace(&since, "BASE")
    };
    assert_snapshot!(run("Check the records"), @"
    [stderr]
    error: this clone is shallow, and may end before `BASE`; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`)
    [exit 2]
    ");
    assert_snapshot!(run("Get the history"), @"[exit 0]");
    assert_snapshot!(run("Check the records"), @"
    ::error file=registry/actions/peru-i.yaml,line=4,endLine=4,col=13,endColumn=15,title=unknown-code::`PX` is not a code of `countries`%0Afind the code with `mieux list countries`
    [exit 1]
    ");
    fs::remove_file(clone.join("summary.md")).unwrap();
    assert_snapshot!(run("Show the difference"), @"[exit 0]");
    let written = |name: &str| fs::read_to_string(clone.join(name)).unwrap();
    assert_eq!(written("comment.md"), written("summary.md"));
    assert_snapshot!(written("comment.md"), @"
    <!-- mieux diff -->
    **1 record changed.**

    <details open><summary>1 action</summary>

    **peru-i** Perú I

    | Field | Before | After |
    | --- | --- | --- |
    | countries | PE (Peru) |  |
    | countries |  | PX |

    </details>
    ");
}
