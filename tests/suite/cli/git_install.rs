//! What `mieux git install` sets up, and how records look in `git diff` then.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn git_is_set_up_once_and_undone() {
    let registry = TestRegistry::committed();
    fs::write(registry.path().join(".gitattributes"), "*.png binary").unwrap();
    assert_snapshot!(registry.run(["git", "install", "--hook", "--check"]), @"
    .gitattributes lacks: registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    Not set: merge.mieux.name = records of a registry, field by field
    Not set: merge.mieux.driver = mieux merge --marker-size %L --path=%P --labels %X %S %Y %O %A %B; status=$?; [ $status -le 1 ] && exit $status; git merge-file --marker-size=%L %A %O %B || exit 1
    Not set: diff.mieux.textconv = mieux git textconv
    Not set: diff.mieux.cachetextconv = true
    Not set: diff.mieux.xfuncname = ^([a-z_]+:.*|  - [a-z_]+:.*)$
    There is no hook .git/hooks/pre-commit
    [exit 1]
    ");
    assert_snapshot!(registry.run(["git", "install", "--hook"]), @"
    Added to .gitattributes: registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    Set merge.mieux.name = records of a registry, field by field
    Set merge.mieux.driver = mieux merge --marker-size %L --path=%P --labels %X %S %Y %O %A %B; status=$?; [ $status -le 1 ] && exit $status; git merge-file --marker-size=%L %A %O %B || exit 1
    Set diff.mieux.textconv = mieux git textconv
    Set diff.mieux.cachetextconv = true
    Set diff.mieux.xfuncname = ^([a-z_]+:.*|  - [a-z_]+:.*)$
    Created .git/hooks/pre-commit.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "install", "--hook"]), @"
    Git is set up.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "install", "--check", "--hook"]), @"
    Git is set up.
    [exit 0]
    ");
    let attributes = fs::read_to_string(registry.path().join(".gitattributes")).unwrap();
    assert_snapshot!(attributes, @"
    *.png binary
    registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    ");
    let hook = registry.path().join(".git/hooks/pre-commit");
    assert_snapshot!(fs::read_to_string(&hook).unwrap(), @"
    #!/bin/sh
    # Checks the records of each commit. `mieux git install --uninstall` removes it.
    exec mieux validate --staged --since HEAD --format short
    ");
    assert_eq!(fs::metadata(&hook).unwrap().permissions().mode() & 0o111, 0o111);
    assert_snapshot!(registry.run(["git", "install", "--uninstall"]), @"
    Removed from .gitattributes: registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    Removed the setting merge.mieux.name
    Removed the setting merge.mieux.driver
    Removed the setting diff.mieux.textconv
    Removed the setting diff.mieux.cachetextconv
    Removed the setting diff.mieux.xfuncname
    Removed .git/hooks/pre-commit.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "install", "--uninstall"]), @"
    There is nothing to remove.
    [exit 0]
    ");
    let attributes = fs::read_to_string(registry.path().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.png binary\n");
    assert!(!hook.exists());
}

#[test]
fn a_hook_that_is_there_is_kept() {
    let registry = TestRegistry::committed();
    registry.git(["config", "core.hooksPath", "team hooks"]);
    let hook = registry.path().join("team hooks/pre-commit");
    fs::create_dir(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\necho ours\n").unwrap();
    registry.run(["git", "install"]);
    assert_snapshot!(registry.run(["git", "install", "--hook"]), @"
    note: team hooks/pre-commit is a hook of your own and is kept; to check the records of each commit, add this line to it: mieux validate --staged --since HEAD --format short
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "install", "--uninstall"]), @"
    Removed from .gitattributes: registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    Removed the setting merge.mieux.name
    Removed the setting merge.mieux.driver
    Removed the setting diff.mieux.textconv
    Removed the setting diff.mieux.cachetextconv
    Removed the setting diff.mieux.xfuncname
    [exit 0]
    ");
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\necho ours\n");
    fs::remove_file(&hook).unwrap();
    assert_snapshot!(registry.run(["git", "install", "--hook", "--lang", "es"]), @"
    Añadido a .gitattributes: registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    Definido merge.mieux.name = records of a registry, field by field
    Definido merge.mieux.driver = mieux merge --marker-size %L --path=%P --labels %X %S %Y %O %A %B; status=$?; [ $status -le 1 ] && exit $status; git merge-file --marker-size=%L %A %O %B || exit 1
    Definido diff.mieux.textconv = mieux git textconv
    Definido diff.mieux.cachetextconv = true
    Definido diff.mieux.xfuncname = ^([a-z_]+:.*|  - [a-z_]+:.*)$
    Se creó team hooks/pre-commit.
    [exit 0]
    ");
}

/// `mieux init` names the driver, of which a clone without the settings knows nothing: git merges by lines.
#[test]
fn a_new_registry_names_the_driver_and_git_does_without_it() {
    let registry = TestRegistry::initialised();
    assert_snapshot!(fs::read_to_string(registry.path().join(".gitattributes")).unwrap(), @"
    *.yaml text eol=lf
    registry/**/*.yaml text eol=lf merge=mieux diff=mieux
    ");
    let action = "id: peru-ii\ntitle:\n  en: Peru II\nstatus: request\ncountries: [PE]\n";
    registry.file("actions/peru-ii.yaml", action).repository("2024-01-10");
    registry.branch("topic", "2024-01-11", |registry| {
        registry.replace("actions/peru-ii.yaml", "[PE]", "[CL, PE]");
    });
    registry.replace("actions/peru-ii.yaml", "request", "completed").commit("2024-01-11");
    assert_snapshot!(registry.officer("git merge topic"), @"
    Auto-merging registry/actions/peru-ii.yaml
    CONFLICT (content): Merge conflict in registry/actions/peru-ii.yaml
    Automatic merge failed; fix conflicts and then commit the result.
    [exit 1]
    ");
    registry.git(["merge", "--abort"]);
    assert_snapshot!(registry.run(["git", "install"]), @"
    Set merge.mieux.name = records of a registry, field by field
    Set merge.mieux.driver = mieux merge --marker-size %L --path=%P --labels %X %S %Y %O %A %B; status=$?; [ $status -le 1 ] && exit $status; git merge-file --marker-size=%L %A %O %B || exit 1
    Set diff.mieux.textconv = mieux git textconv
    Set diff.mieux.cachetextconv = true
    Set diff.mieux.xfuncname = ^([a-z_]+:.*|  - [a-z_]+:.*)$
    [exit 0]
    ");
    assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
    assert!(registry.text("actions/peru-ii.yaml").contains("completed\ncountries: [CL, PE]\n"));
}

/// The hook is that of the first commit as well, when there is no commit to compare with.
#[test]
fn the_hook_checks_the_first_commit_and_a_registry_elsewhere() {
    let registry = TestRegistry::programme();
    fs::create_dir(registry.path().join("our data")).unwrap();
    fs::rename(registry.root(), registry.path().join("our data/records")).unwrap();
    registry.git(["init", "-q", "-b", "main"]);
    registry.run(["-C", "our data/records", "git", "install", "--hook"]);
    registry.git(["add", "-A"]);
    let commit = || registry.officer("git commit -q -m first");
    let action = registry.path().join("our data/records/actions/peru-i.yaml");
    let text = fs::read_to_string(&action).unwrap();
    fs::write(&action, text.replace("[PE]", "[PX]")).unwrap();
    registry.git(["add", "-A"]);
    assert_snapshot!(commit(), @"
    [stderr]
    our data/records/actions/peru-i.yaml:4:13: error[unknown-code] `PX` is not a code of `countries`
    [exit 1]
    ");
    fs::write(&action, text).unwrap();
    registry.git(["add", "-A"]);
    assert_snapshot!(commit(), @"[exit 0]");
    assert_snapshot!(registry.git(["check-attr", "merge", "--", "our data/records/actions/south/x.yaml"]), @"our data/records/actions/south/x.yaml: merge: mieux");
}

#[test]
fn differences_show_labels() {
    let registry = TestRegistry::committed();
    registry.run(["git", "install"]);
    registry.commit("2024-01-11");
    registry.replace("actions/both.yaml", "countries: [PE, BY]", "countries: [PE, CL]");
    registry.replace("actions/both.yaml", "status: completed", "status: implementation");
    let shown = registry.officer("git diff -U1 | grep -v ^index");
    assert_snapshot!(shown, @"
    diff --git a/registry/actions/both.yaml b/registry/actions/both.yaml
    --- a/registry/actions/both.yaml
    +++ b/registry/actions/both.yaml
    @@ -4,6 +4,6 @@ title:
       es: Ambas regiones
    -status: completed (Completed)
    +status: implementation (Implementation)
     countries:
       - PE (Peru)
    -  - BY (Belarus)
    +  - CL (Chile)
     themes:
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "textconv", "registry/actions/both.yaml", "--lang", "fr"]), @"
    id: both
    title:
      en: Both regions
      es: Ambas regiones
    status: implementation (Mise en œuvre)
    countries:
      - PE (Pérou)
      - CL (Chili)
    themes:
      - irregular-migration (Migration irrégulière/Trafic d'êtres humains)
      - legal-migration (Migration légale et mobilité)
    partners:
      - partner: pe-interior
        role: requester (Demandeur)
    experts:
      - expert: exp-0001
    start: 2016
    end: 2018
    sources:
      - source: page
    [exit 0]
    ");
    let channel = r#"{"title": "Channel", "description": "Its channel.", "type": "string", "x-vocabulary": "themes"}"#;
    let extension = format!(r#"{{"type": "object", "properties": {{"channel": {channel}}}}}"#);
    registry.file("schemas/action.extension.schema.json", extension);
    registry.file("actions/both.yaml", "id: both\nchannel: legal-migration\n");
    assert_snapshot!(registry.run(["git", "textconv", "registry/actions/both.yaml"]), @"
    id: both
    channel: legal-migration (Legal Migration and Mobility)
    [exit 0]
    ");
    registry.file("actions/both.yaml", "id: [\n");
    assert_snapshot!(registry.run(["git", "textconv", "registry/actions/both.yaml"]), @"
    id: [
    [exit 0]
    ");
    assert_snapshot!(registry.run(["git", "textconv", "nowhere.yaml"]), @"
    [stderr]
    error: cannot read nowhere.yaml: no such file or folder
    [exit 2]
    ");
}
