//! `mieux edit`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

/// An editor that replaces one word by another in the file that it is given last.
fn editor(registry: &TestRegistry, from: &str, to: &str) -> String {
    let path = registry.path().join("editor");
    let script = format!("#!/bin/sh\nfor file; do :; done\nsed -i 's/{from}/{to}/' \"$file\"\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{} --wait", path.display())
}

#[test]
fn a_record_is_checked_when_the_editor_is_closed() {
    let registry = TestRegistry::programme();
    let edit = |args: &[&str], editor: &str| {
        transcript(&registry.command(args).env("EDITOR", editor).output().unwrap())
    };
    let good = editor(&registry, "Both regions", "Two regions");
    assert_snapshot!(edit(&["edit", "both"], &good), @"
    10 rules that need every file were not checked; run `mieux validate` without a
    path to check them.
    Checked 1 action, 0 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
    let bad = editor(&registry, "completed", "compleated");
    assert_snapshot!(edit(&["edit", "both"], &bad), @"
    error[unknown-code]: `compleated` is not a code of `statuses`
     --> registry/actions/both.yaml:3:9
      |
    3 | status: compleated
      |         ^^^^^^^^^^
      |
      = help: did you mean `completed` (Completed)?

    10 rules that need every file were not checked; run `mieux validate` without a
    path to check them.
    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    [exit 1]
    ");
    assert_snapshot!(edit(&["edit", "nothing"], &good), @"
    [stderr]
    error: there is no record `nothing`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
    assert_snapshot!(edit(&["edit", "both"], "no-such-editor"), @"
    [stderr]
    error: cannot run the editor `no-such-editor`: no such file or folder
    [exit 2]
    ");
    assert_snapshot!(registry.run(["edit", "both"]), @"
    [stderr]
    error: no editor is set; set one with `export EDITOR=nano`, or open registry/actions/both.yaml by hand
    [exit 2]
    ");
    let adds = editor(&registry, "^id: .*", "&\\ntitle: {en: Written in the editor}");
    assert_snapshot!(edit(&["new", "action", "countries=PE", "--edit"], &adds), @"
    registry/actions/peru-ii.yaml:

    id: peru-ii
    countries: [PE]
    warning[missing-source]: this record has no source
     --> registry/actions/peru-ii.yaml:1:1
      |
    1 | id: peru-ii
      | ^^^^^^^^^^^
      |
      = help: add a line `sources:`, and below it `- source: …` with a URL or the
              name of a document

    warning[status-missing]: the action has no `status`, so no figure counts it
     --> registry/actions/peru-ii.yaml:1:1
      |
    1 | id: peru-ii
      | ^^^^^^^^^^^
      |
      = help: add a line `status: …`; find the code with `mieux list statuses`

    10 rules that need every file were not checked; run `mieux validate` without a
    path to check them.
    Checked 1 action, 0 activities, 0 experts, 0 partners: 0 errors, 2 warnings.
    [stderr]
    Created registry/actions/peru-ii.yaml.
    [exit 0]
    ");
}

/// `$EDITOR` is read as a shell reads it: a path in quotes may have spaces.
#[test]
fn an_editor_may_have_spaces_in_its_path() {
    let registry = TestRegistry::programme();
    let plain = editor(&registry, "Both regions", "Two regions");
    let folder = registry.path().join("my editors");
    fs::create_dir(&folder).unwrap();
    fs::rename(registry.path().join("editor"), folder.join("the editor")).unwrap();
    assert!(plain.ends_with("editor --wait"));
    let edit = |editor: &str| {
        transcript(&registry.command(["edit", "both"]).env("EDITOR", editor).output().unwrap())
    };
    let quoted = format!("\"{}\" --wait", folder.join("the editor").display());
    assert!(edit(&quoted).ends_with("[exit 0]\n"));
    assert!(registry.text("actions/both.yaml").contains("Two regions"));
    let mut command = registry.command(["edit", "both"]);
    let unset = command.env("VISUAL", " ").env("EDITOR", &quoted).output().unwrap();
    assert!(transcript(&unset).ends_with("[exit 0]\n"), "an empty $VISUAL is not set");
    assert_snapshot!(edit("\"/no end"), @r#"
    [stderr]
    error: `"/no end` is not a command; close the quote in $VISUAL or $EDITOR
    [exit 2]
    "#);
}
