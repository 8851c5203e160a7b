//! The registry in git: states of another day, and what a change brings.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::common::{TestRegistry, copy, symlink, transcript};

/// Three commits: a small programme, one more action that refers to what does not exist, and an activity removed.
fn history() -> TestRegistry {
    let registry = TestRegistry::committed();
    registry.file(
        "actions/chile-i.yaml",
        "id: chile-i\ntitle: {en: Chile I}\nstatus: completed\ncountries: [CL]\nfollows: [nowhere-i]\n\
         start: 2020\nend: 2021\nsources: [{source: page}]\n",
    );
    registry.commit("2024-05-20");
    registry.remove_file("activities/both/both-a01.yaml");
    registry.commit("2025-02-03");
    registry
}

#[test]
fn a_state_of_another_day_is_read() {
    let registry = history();
    let actions = |at: &str| {
        let told =
            registry.run(["list", "actions", "--columns", "id", "--format", "csv", "--at", at]);
        told.replace(&registry.git(["rev-parse", "--short=8", at_commit(at)]), "COMMIT")
    };
    assert_snapshot!(actions("2024-05-19"), @"
    id
    both
    peru-i
    unclear
    [stderr]
    The registry at `2024-05-19` (commit COMMIT, 2024-01-10)
    [exit 0]
    ");
    assert_snapshot!(actions("2024"), @"
    id
    both
    chile-i
    peru-i
    unclear
    [stderr]
    The registry at `2024-12-31` (commit COMMIT, 2024-05-20)
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/chile-i.yaml: there is no action `nowhere-i`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(actions("HEAD~2"), @"
    id
    both
    peru-i
    unclear
    [stderr]
    The registry at `HEAD~2` (commit COMMIT, 2024-01-10)
    [exit 0]
    ");
}

/// What the command says in the folder `clone`.
fn in_clone(registry: &TestRegistry, args: &[&str]) -> String {
    transcript(&registry.command_in("clone", args).output().unwrap())
}

/// The revision of the commit that is meant.
fn at_commit(at: &str) -> &str {
    match at {
        "2024-05-19" | "HEAD~2" => "HEAD~2",
        "2024" => "HEAD~1",
        other => other,
    }
}

/// What is read at a commit is what a checkout of it would give, byte for byte.
#[test]
fn a_state_is_what_a_checkout_of_it_would_be() {
    let registry = history();
    // What a checkout could make of files, or an archive leave out.
    fs::write(registry.path().join(".gitattributes"), "*.yaml text eol=crlf export-ignore\n")
        .unwrap();
    registry.file("partners/é b/pe-ñ.yaml", "id: pe-n\nname: {en: N}\n");
    registry.file("actions/notes.txt", "Call.\n");
    registry.file("actions/.hidden.yaml", "id: hidden\n");
    registry.file("README.md", "Text.\n");
    symlink("peru-i.yaml", registry.below("actions/linked.yaml")).unwrap();
    symlink("../../elsewhere.yaml", registry.below("actions/out.yaml")).unwrap();
    registry.commit("2025-03-01");
    registry.git(["tag", "then"]);
    let commands: [&[&str]; 8] = [
        &["validate", "--strict", "--format", "short"],
        &["validate", "--format", "json"],
        &["list", "actions", "--format", "json"],
        &["list", "experts"],
        &["report"],
        &["report", "--format", "json", "--list"],
        &["show", "both"],
        &["show", "pe-interior", "--format", "yaml"],
    ];
    fs::write(registry.path().join("elsewhere.yaml"), "id: x\n").unwrap();
    let now = |args: &&[&str]| {
        let told = transcript(&registry.command(args).output().unwrap());
        if told.contains("[stderr]") { told } else { told.replacen("[exit", "[stderr]\n[exit", 1) }
    };
    let then = |args: &&[&str]| {
        let args = [args, &["--at", "then"][..]].concat();
        let told = transcript(&registry.command(args).output().unwrap());
        let is_note = |line: &&str| line.starts_with("The registry at `then`");
        assert_eq!(told.lines().filter(is_note).count(), 1, "{told}");
        told.split_inclusive('\n').filter(|line| !is_note(line)).collect::<String>()
    };
    let expected: Vec<String> = commands.iter().map(now).collect();
    registry.remove_file("actions/both.yaml").remove_file("actions/peru-i.yaml");
    registry.file("experts/exp-0001.yaml", "id: [\n");
    registry.commit("2025-04-01");
    for (args, expected) in commands.iter().zip(expected) {
        assert_eq!(then(args), expected, "{args:?}");
    }
}

#[test]
fn a_state_is_read_from_every_kind_of_repository() {
    let registry = history();
    let ids = |registry: &TestRegistry, folder: &str| {
        let args =
            ["list", "actions", "--columns", "id", "--format", "csv", "--at", "HEAD", "--quiet"];
        let output = registry.command_in(folder, args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let expected = ids(&registry, ".");
    assert_snapshot!(expected, @"
    id
    both
    chile-i
    peru-i
    unclear
    ");
    registry.git(["gc", "-q"]);
    assert_eq!(ids(&registry, "."), expected);
    assert_eq!(ids(&registry, "registry/actions"), expected);
    registry.git(["worktree", "add", "-q", "--detach", "tree"]);
    assert_eq!(ids(&registry, "tree"), expected);
    registry.git(["init", "-q", "outer"]);
    registry.git_in(
        "outer",
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../", "inner"],
    );
    assert_eq!(ids(&registry, "outer/inner"), expected);
    // Without a work tree, and in one that lacks the registry.
    let elsewhere = TestRegistry::none();
    elsewhere.git(["clone", "-q", "--bare", &registry.url(), "bare.git"]);
    elsewhere.git(["clone", "-q", &registry.url(), "clone"]);
    fs::remove_dir_all(elsewhere.path().join("clone/registry")).unwrap();
    assert_eq!(ids(&elsewhere, "clone"), expected);
    assert_eq!(ids(&elsewhere, "bare.git"), expected);
    let args = ["validate", "--at", "HEAD", "--since", "=HEAD~1", "--format", "short"];
    let output = elsewhere.command_in("bare.git", args).output().unwrap();
    assert_snapshot!(transcript(&output), @"
    registry/experts/exp-0002.yaml:1:5: warning[expert-without-deployment] no action and no activity names `exp-0002`
    [stderr]
    The registry at `HEAD` (commit 15ff3cc9, 2025-02-03)
    [exit 0]
    ");
    let other = TestRegistry::none();
    other.git(["init", "-q", "--object-format=sha256"]);
    copy(&registry.root(), &other.root());
    other.commit("2025-01-01");
    assert_eq!(ids(&other, "."), expected);
}

/// A registry that has moved within its repository is found where it was.
#[test]
fn a_registry_that_has_moved_is_read_where_it_was() {
    let registry = history();
    registry.git(["mv", "registry", "data"]);
    registry.commit("2025-05-01");
    let told = registry.run([
        "list",
        "partners",
        "--columns",
        "id",
        "--format",
        "csv",
        "--registry",
        "data",
        "--at",
        "HEAD~1",
    ]);
    assert_snapshot!(told.replace(&registry.git(["rev-parse", "--short=8", "HEAD~1"]), "COMMIT"), @"
    id
    pe-interior
    [stderr]
    The registry at `HEAD~1` (commit COMMIT, 2025-02-03)
    It was in `registry` then.
    warning: the answer may be wrong, because of 1 error in the registry:
      data/actions/chile-i.yaml: there is no action `nowhere-i`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(registry.run(["validate", "--registry", "data", "--since", "HEAD~1", "--format", "short"]), @"[exit 0]");
}

#[test]
fn what_a_change_brings_is_told_alone() {
    let registry = history();
    // An error that was there stays out; lines that move bring nothing.
    registry.replace("actions/chile-i.yaml", "id: chile-i\n", "# A comment.\n\nid: chile-i\n");
    assert_snapshot!(registry.run(["validate", "--since", "HEAD"]), @"
    Checked 4 actions, 3 activities, 2 experts, 1 partner: 0 errors, 0 warnings new
    since `HEAD`; 0 resolved, 2 as before.
    [stderr]
    With 1 change that is not committed.
    [exit 0]
    ");
    // A file that is moved, and one that is renamed with its record.
    registry.git(["mv", "registry/actions/chile-i.yaml", "registry/actions/moved"]);
    fs::create_dir(registry.below("actions/south")).unwrap();
    fs::rename(registry.below("actions/moved"), registry.below("actions/south/chile-i.yaml"))
        .unwrap();
    assert_snapshot!(registry.run(["validate", "--since", "HEAD", "--format", "short"]), @"
    [stderr]
    With 3 changes that are not committed.
    [exit 0]
    ");
    // A finding in a file that nobody touched, because of another.
    registry.remove_file("partners/pe/pe-interior.yaml");
    assert_snapshot!(registry.run(["validate", "--since", "HEAD", "--format", "short"]), @"
    registry/actions/both.yaml:6:22: error[unknown-reference] there is no partner `pe-interior`
    registry/actions/peru-i.yaml:6:22: error[unknown-reference] there is no partner `pe-interior`
    [stderr]
    With 4 changes that are not committed.
    [exit 1]
    ");
    let json = registry.json(["validate", "--since", "HEAD~2", "--format", "json"]);
    assert_snapshot!(json["summary"]["since"], @r#"{"revision":"HEAD~2","resolved":0,"unchanged":0}"#);
}

/// A file that cannot be read now is a finding, though it could be read before.
#[test]
fn a_file_that_can_no_longer_be_read_is_new() {
    let registry = history();
    registry.remove_file("actions/peru-i.yaml");
    symlink("../../elsewhere.yaml", registry.below("actions/peru-i.yaml")).unwrap();
    fs::write(registry.path().join("elsewhere.yaml"), "id: x\n").unwrap();
    registry.file("actions/unclear.yaml", "# \n".repeat(400_000));
    assert_snapshot!(registry.run(["validate", "--since", "HEAD", "--format", "short"]), @"
    registry/actions/peru-i.yaml:1:1: error[unreadable-file] the file is a link to a place outside the records of the registry, so it is not read
    registry/actions/unclear.yaml:1:1: error[yaml-syntax] the file is empty; expected an action
    [stderr]
    With 2 changes that are not committed.
    [exit 1]
    ");
}

/// A branch answers for what it brings since it parted, not for what others have put right meanwhile.
#[test]
fn a_branch_is_compared_with_where_it_parted() {
    let registry = history();
    registry.branch("topic", "2025-06-01", |registry| {
        registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    });
    registry.replace("actions/chile-i.yaml", "follows: [nowhere-i]\n", "");
    registry.commit("2025-06-02");
    registry.git(["checkout", "-q", "topic"]);
    assert_snapshot!(registry.run(["validate", "--since", "main", "--format", "short"]), @"
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
    assert_snapshot!(registry.run(["validate", "--since", "=main", "--format", "short"]), @"
    registry/actions/chile-i.yaml:5:11: error[unknown-reference] there is no action `nowhere-i`
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
}

#[test]
fn what_is_staged_is_checked_and_nothing_else() {
    let registry = history();
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    registry.git(["add", "-A"]);
    registry.replace("actions/peru-i.yaml", "countries: [PX]", "countries: [PE]");
    registry.replace("actions/both.yaml", "countries: [PE, BY]", "countries: [PY, BY, XX]");
    let staged = ["validate", "--staged", "--since", "HEAD", "--format", "short"];
    assert_snapshot!(registry.run(staged), @"
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
    // In a hook git names another index, and the repository, which is not that of the registry.
    let mut hook =
        registry.command(["validate", "--staged", "--since", "HEAD", "--format", "short"]);
    hook.env("GIT_DIR", "nowhere").env("GIT_INDEX_FILE", ".git/index").env("GIT_PREFIX", "x/");
    assert_eq!(transcript(&hook.output().unwrap()), registry.run(staged));
}

/// The hook of the guide refuses a commit for what it would contain, whatever else is in the work tree.
#[test]
fn a_hook_checks_the_index_of_each_commit() {
    let registry = history();
    let hook = registry.path().join(".git/hooks/pre-commit");
    fs::write(&hook, "#!/bin/sh\nexec mieux validate --staged --since HEAD --format short\n")
        .unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let commit = |folder: &str, args: &str| {
        let who = "git -c user.name=o -c user.email=o@example.org";
        let line = format!("cd {folder} && {who} commit -q {args}");
        transcript(&registry.shell(&line).output().unwrap())
    };
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    assert_snapshot!(commit(".", "-am all"), @"
    [stderr]
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
    // Another file is staged, and only one is committed.
    registry.git(["add", "-A"]);
    registry.replace("actions/unclear.yaml", "countries: [CL]", "countries: [PE]");
    assert_snapshot!(commit(".", "-m some registry/actions/unclear.yaml"), @"[exit 0]");
    assert_snapshot!(commit("registry/actions", "-m below"), @"
    [stderr]
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
    registry.git(["checkout", "-q", "HEAD", "registry"]);
    registry.git(["worktree", "add", "-q", "--detach", "tree"]);
    let path = registry.path().join("tree/registry/actions/peru-i.yaml");
    let text = fs::read_to_string(&path).unwrap().replace("countries: [PE]", "countries: [PX]");
    fs::write(path, text).unwrap();
    assert_snapshot!(commit("tree", "-am tree"), @"
    [stderr]
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
}

/// Where a merge has stopped, the index has several versions of a file, and the work tree its marks.
#[test]
fn a_merge_that_has_stopped_is_found() {
    let registry = history();
    registry.branch("topic", "2025-06-01", |registry| {
        registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-06");
    });
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-07");
    registry.commit("2025-06-02");
    let merge = registry
        .shell("git -c user.name=o -c user.email=o@example.org merge -q topic")
        .output()
        .unwrap();
    assert!(!merge.status.success());
    assert_snapshot!(registry.run(["validate", "--staged", "--since", "HEAD", "--format", "short"]), @"
    registry/actions/peru-i.yaml:7:1: error[merge-conflict] unresolved merge conflict between `HEAD` and `topic`
    [exit 1]
    ");
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let registry = TestRegistry::programme();
    registry.git(["init", "-q", "-b", "main"]);
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    assert_snapshot!(registry.run(["validate", "--since", "HEAD", "--format", "short"]), @"
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
}

#[test]
fn what_git_cannot_tell_is_said_with_what_to_type() {
    let outside = TestRegistry::programme();
    let first =
        |told: String| told.replace(&outside.path().to_string_lossy().into_owned(), "FOLDER");
    assert_snapshot!(first(outside.run(["report", "--at", "HEAD"])), @"
    [stderr]
    error: registry is in no git repository; its history cannot be read
    [exit 2]
    ");
    let registry = history();
    registry.git(["branch", "fix/peru"]);
    assert_snapshot!(registry.run(["report", "--at", "fix/pero"]), @"
    [stderr]
    error: `fix/pero` is no commit, branch or tag of this repository; did you mean `fix/peru`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--at=--all"]), @"
    [stderr]
    error: `--all` is no commit, branch or tag of this repository; `git log --oneline` lists the commits
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--at", "1999"]), @"
    [stderr]
    error: there is no commit on or before 1999-12-31
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--at", "HEAD~9", "--lang", "es"]), @"
    [stderr]
    error: `HEAD~9` no es un commit, una rama ni una etiqueta de este repositorio; `git log --oneline` muestra los commits
    [exit 2]
    ");
    let mut other = registry.command(["report", "--at", "HEAD"]);
    other.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let told = transcript(&other.output().unwrap());
    assert_snapshot!(told.replace(&registry.path().to_string_lossy().into_owned(), "FOLDER"), @"
    [stderr]
    error: `git` does not trust this repository, because it belongs to somebody else; to trust it, type `git config --global --add safe.directory FOLDER`
    [exit 2]
    ");
    let mut without = registry.command(["report", "--at", "HEAD"]);
    without.env("PATH", registry.root());
    assert_snapshot!(transcript(&without.output().unwrap()), @"
    [stderr]
    error: `git` is not installed; the history of the registry is read with it
    [exit 2]
    ");
    registry.git(["checkout", "-q", "--orphan", "empty"]);
    registry.git(["rm", "-rqf", "--cached", "registry"]);
    registry.git([
        "-c",
        "user.name=o",
        "-c",
        "user.email=o@example.org",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "x",
    ]);
    assert_snapshot!(registry.run(["report", "--at", "HEAD"]), @"
    [stderr]
    error: `HEAD` has no registry in `registry`
    [exit 2]
    ");
}

/// A branch without a commit, an index without the registry, and a git that does not end by itself.
#[test]
fn what_git_does_not_tell_is_no_answer() {
    let registry = TestRegistry::programme();
    registry.git(["init", "-q", "-b", "main"]);
    assert_snapshot!(registry.run(["report", "--at", "HEAD"]), @"
    [stderr]
    error: there is no commit yet, so there is no history; commit the registry first
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "--staged"]), @"
    [stderr]
    error: nothing of the registry in `registry` is staged; stage it with `git add registry`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["validate", "--staged", "--lang", "fr"]), @"
    [stderr]
    erreur: rien du registre de `registry` n’est dans l’index de git ; ajoutez-le avec `git add registry`
    [exit 2]
    ");
    let folder = registry.path().join("bin");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("git"), "#!/bin/sh\nkill -9 $$\n").unwrap();
    fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut killed = registry.command(["diff"]);
    killed.env("PATH", &folder);
    assert_snapshot!(transcript(&killed.output().unwrap()), @"
    [stderr]
    error: `git` was stopped before it was done: signal: 9 (SIGKILL)
    [exit 2]
    ");
}

/// A clone that is cut off never gives an answer that looks like one of a whole clone.
#[test]
fn a_shallow_clone_says_that_it_is_too_short() {
    let registry = history();
    registry.git(["checkout", "-q", "-b", "topic", "HEAD~2"]);
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PX]");
    registry.commit("2025-06-01");
    registry.git(["clone", "-q", "--depth", "1", "--no-single-branch", &registry.url(), "clone"]);
    let told = |args: &[&str]| in_clone(&registry, args);
    assert_snapshot!(told(&["validate", "--since", "origin/main", "--format", "short"]), @"
    [stderr]
    error: this clone is shallow, and may end before `origin/main`; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`)
    [exit 2]
    ");
    assert_snapshot!(told(&["report", "--at", "2024"]), @"
    [stderr]
    error: this clone is shallow, and may end before `2024-12-31`; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`)
    [exit 2]
    ");
    registry.git_in("clone", ["fetch", "-q", "--unshallow"]);
    assert_snapshot!(told(&["validate", "--since", "origin/main", "--format", "short"]), @"
    registry/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
}

#[test]
fn a_partial_clone_fetches_only_where_it_may() {
    let registry = history();
    registry.git(["config", "uploadpack.allowFilter", "true"]);
    registry.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
    registry.git(["clone", "-q", "--filter=blob:none", &registry.url(), "clone"]);
    let told = |args: &[&str]| in_clone(&registry, args);
    let list = [
        "list",
        "activities",
        "--columns",
        "id",
        "--format",
        "csv",
        "--at",
        "2024-01-10",
        "--quiet",
    ];
    assert_snapshot!(told(&list), @"
    [stderr]
    error: this partial clone lacks 1 file of that state; add `--fetch` to fetch it
    [exit 2]
    ");
    assert_snapshot!(told(&[&list[..], &["--fetch"]].concat()), @"
    id
    both-a01
    both-a02
    peru-i-a01
    programme-a01
    [exit 0]
    ");
    // What was fetched stays.
    assert_snapshot!(told(&list), @"
    id
    both-a01
    both-a02
    peru-i-a01
    programme-a01
    [exit 0]
    ");
}
