//! The steps of the GitHub Action, and the job for GitLab, run as a runner runs them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use insta::assert_snapshot;
use serde_yaml::Value;

use crate::common::{TestRegistry, gits, project, transcript};

/// A file of the project.
fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(project(path)).unwrap()).unwrap()
}

/// The script of a step of the action.
fn step(name: &str) -> String {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["name"].as_str() == Some(name)).unwrap();
    step["run"].as_str().unwrap().to_owned()
}

/// A server checks out the merge commit of a pull request alone.
struct Checkout {
    registry: TestRegistry,
    /// The base of the pull request.
    since: String,
    folder: PathBuf,
}

impl Checkout {
    /// The pull request has an error in it, and the base another one.
    fn of_pull_request() -> Self {
        let registry = TestRegistry::programme();
        registry.replace("actions/unclear.yaml", "countries: [CL]", "countries: [XX]");
        registry.repository("2024-01-10");
        registry.git(["config", "uploadpack.allowFilter", "true"]);
        registry.branch("topic", "2024-01-11", |registry| {
            registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
        });
        registry.git(["checkout", "-q", "--detach"]);
        registry.git(["merge", "-q", "--no-ff", "-m", "Merge", "topic"]);
        registry.git(["update-ref", "refs/pull/1/merge", "HEAD"]);
        registry.git(["checkout", "-q", "main"]);
        registry.git(["branch", "-q", "-D", "topic"]);
        let since = registry.git(["rev-parse", "main"]);
        // As `actions/checkout` does it: of the branches nothing is fetched.
        let folder = registry.path().join("clone");
        registry.git(["init", "-q", "clone"]);
        let git = |args: &[&str]| registry.git_in("clone", args);
        git(&["remote", "add", "origin", &registry.url()]);
        let merge = registry.git(["rev-parse", "refs/pull/1/merge"]);
        let pull = "refs/remotes/pull/1/merge";
        git(&["fetch", "-q", "--no-tags", "--depth=1", "origin", &format!("+{merge}:{pull}")]);
        git(&["checkout", "-q", "--force", pull]);
        Self { registry, since, folder }
    }

    /// A script in the checkout, with the variables of a runner.
    fn command(&self, script: &str) -> Command {
        let mut command = self.registry.shell("exec bash -e -o pipefail -c \"$SCRIPT\"");
        command.current_dir(&self.folder).env("SCRIPT", script).env("CI", "true");
        command.env("HOME", self.registry.path());
        command
    }

    /// What a script prints, and how it ends.
    fn run(&self, command: &mut Command) -> String {
        let said = transcript(&command.output().unwrap());
        if self.since.is_empty() { said } else { said.replace(&self.since, "BASE") }
    }

    /// The same of a step of the action.
    fn step(&self, name: &str) -> String {
        let mut command = self.command(&step(name));
        command.env("GITHUB_WORKSPACE", &self.folder).env("SINCE", &self.since);
        command.env("FORMAT", "github").env("STRICT", "false");
        command.env("GITHUB_STEP_SUMMARY", self.folder.join("summary.md"));
        command.env("COMMENT_FILE", self.folder.join("comment.md"));
        self.run(&mut command)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }
}

/// The action gets the history, and reports what the pull request brings.
#[test]
fn the_action_reports_what_a_pull_request_brings() {
    let checkout = Checkout::of_pull_request();
    assert_snapshot!(checkout.step("Check the records"), @"
    [stderr]
    error: this clone is shallow, and may end before `BASE`; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`)
    [exit 2]
    ");
    assert_snapshot!(checkout.step("Get the history"), @"[exit 0]");
    assert_snapshot!(checkout.step("Check the records"), @"
    ::error file=registry/actions/peru-i.yaml,line=4,endLine=4,col=13,endColumn=15,title=unknown-code::`PX` is not a code of `countries`%0Afind the code with `mieux list countries`
    [exit 1]
    ");
    fs::remove_file(checkout.folder.join("summary.md")).unwrap();
    assert_snapshot!(checkout.step("Show the difference"), @"[exit 0]");
    assert_eq!(checkout.text("comment.md"), checkout.text("summary.md"));
    assert_snapshot!(checkout.text("comment.md"), @"
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

/// On a push there is nothing to compare with.
#[test]
fn the_action_checks_all_records_of_a_push() {
    let checkout = Checkout { since: String::new(), ..Checkout::of_pull_request() };
    assert_snapshot!(checkout.step("Get the history"), @"[exit 0]");
    let said = checkout.step("Check the records");
    assert!(said.contains("`PX` is not a code") && said.contains("`XX` is not a code"), "{said}");
    assert!(said.ends_with("[exit 1]\n"), "{said}");
    assert_snapshot!(checkout.step("Show the difference"), @"[exit 0]");
}

/// The archive of a release is fetched and compared with its checksum. Without one, cargo builds the program in the folder
/// of the action.
#[test]
fn the_action_installs_the_program() {
    let registry = TestRegistry::none();
    let path = |name: &str| registry.path().join(name);
    let install = |archive: &str, sha256: &str| {
        let mut command = registry.shell("exec bash -e -o pipefail -c \"$SCRIPT\"");
        command.env("SCRIPT", step("Install mieux")).env("RUNNER_TEMP", registry.path());
        command.env("GITHUB_PATH", path("path")).env("SOURCE", path("source"));
        command.env("ARCHIVE", archive).env("SHA256", sha256);
        command.env("PATH", registry.with_script("cargo", "pwd; echo \"$*\"", &gits()[0]));
        let said = transcript(&command.output().unwrap());
        said.replace(&registry.path().display().to_string(), "TEMP")
    };
    assert_snapshot!(install("", ""), @"
    ::error::there is no source of mieux beside action.yml; give `archive`, the address of a release
    [exit 1]
    ");
    assert_snapshot!(install("file:///a.tar.gz", ""), @"
    ::error::give `sha256`, the checksum of the archive from SHA256SUMS
    [exit 1]
    ");
    fs::create_dir_all(path("source")).unwrap();
    fs::write(path("source/Cargo.toml"), "").unwrap();
    assert_snapshot!(install("", ""), @"
    TEMP/source
    install --locked --path . --root TEMP/mieux
    [exit 0]
    ");
    assert_eq!(
        fs::read_to_string(path("path")).unwrap(),
        format!("{}\n", path("mieux/bin").display())
    );
    fs::remove_file(path("path")).unwrap();

    fs::create_dir(path("mieux-x")).unwrap();
    fs::write(path("mieux-x/mieux"), "the program").unwrap();
    let pack = "tar -czf a.tar.gz mieux-x && sha256sum <a.tar.gz | cut -d' ' -f1";
    let packed = registry.shell(pack).output().unwrap();
    let sum = String::from_utf8(packed.stdout).unwrap();
    let archive = format!("file://{}", path("a.tar.gz").display());
    let refused = install(&archive, &"0".repeat(64));
    assert!(refused.contains("mieux.tar.gz: FAILED\n"), "{refused}");
    assert!(!path("path").exists());
    assert_snapshot!(install(&archive, sum.trim()), @"
    TEMP/mieux.tar.gz: OK
    [exit 0]
    ");
    let folder = fs::read_to_string(path("path")).unwrap();
    assert_eq!(fs::read_to_string(format!("{}/mieux", folder.trim())).unwrap(), "the program");
}

/// The job for GitLab reports what a merge request brings, and fails if that has errors; the reports are there anyway.
#[test]
fn the_job_for_gitlab_reports_what_a_merge_request_brings() {
    let checkout = Checkout::of_pull_request();
    assert_snapshot!(checkout.step("Get the history"), @"[exit 0]");
    let job = yaml("examples/ci/gitlab-ci.yml");
    let lines = job["registry"]["script"].as_sequence().unwrap();
    let script: Vec<&str> = lines.iter().map(|line| line.as_str().unwrap()).collect();
    let mut command = checkout.command(&script.join("\n"));
    command.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", &checkout.since);
    assert_snapshot!(checkout.run(&mut command), @"
    error[unknown-code]: `PX` is not a code of `countries`
     --> registry/actions/peru-i.yaml:4:13
      |
    4 | countries: [PX]
      |             ^^
      |
      = help: find the code with `mieux list countries`

    Checked 3 actions, 4 activities, 2 experts, 1 partner: 1 error, 0 warnings new
    since `BASE`; 0 resolved, 1 as before.
    [exit 1]
    ");
    let reports = &job["registry"]["artifacts"]["reports"];
    let report = |name: &str| checkout.text(reports[name].as_str().unwrap());
    assert_eq!(report("codequality").matches("\"check_name\": \"unknown-code\"").count(), 1);
    assert_eq!(report("junit").matches("<failure").count(), 1);
}
