//! `mieux init`.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

#[test]
fn an_empty_registry_is_valid_and_ready_for_records() {
    let folder = TestRegistry::none();
    let run = |args: &[&str]| folder.run(args);
    assert_snapshot!(run(&["init", "facility", "--name", "A \"sister\" facility", "--languages", "en,fr"]), @r#"
    Created 29 files for A "sister" facility in facility/registry.
    Next: `mieux --registry facility/registry validate`, then `mieux new partner`.
    [exit 0]
    "#);
    assert_snapshot!(run(&["--registry", "facility/registry", "validate", "--strict"]), @"
    Checked 0 actions, 0 activities, 0 experts, 0 partners: nothing to report.
    [exit 0]
    ");
    assert_snapshot!(run(&["--registry", "facility/registry", "report"]), @r#"
    A "sister" facility

    0 Projects   0 Activities   0 Experts involved
    0 Countries   0 Partners

    Region            Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    - No record of the registry is selected.
    [exit 0]
    "#);
    let settings = fs::read_to_string(folder.path().join("facility/registry/mieux.toml")).unwrap();
    assert_snapshot!(settings, @r#"
    # The settings of the registry; `mieux explain` lists the rules that can have another level.
    name = 'A "sister" facility'
    # The languages in which the registry means to say everything.
    languages = ["en", "fr"]
    "#);
    let settings =
        fs::read_to_string(folder.path().join("facility/.vscode/settings.json")).unwrap();
    assert_snapshot!(settings, @r#"
    {
      "yaml.schemas": {
        "./schemas/action.schema.json": "registry/actions/**/*.yaml",
        "./schemas/activity.schema.json": "registry/activities/**/*.yaml",
        "./schemas/expert.schema.json": "registry/experts/**/*.yaml",
        "./schemas/partner.schema.json": "registry/partners/**/*.yaml",
        "./schemas/claims.schema.json": "registry/published/**/*.yaml",
        "./schemas/vocabulary.schema.json": "registry/vocabularies/**/*.yaml"
      },
      "files.eol": "\n"
    }
    "#);
}

#[test]
fn what_is_there_is_never_touched() {
    let folder = TestRegistry::none();
    let run = |args: &[&str]| folder.run(args);
    fs::write(folder.path().join(".editorconfig"), "root = true\n").unwrap();
    assert_snapshot!(run(&["init", "--name", "Facility"]), @"
    [stderr]
    error: ./.editorconfig is there already; nothing was created. Name another folder: mieux init DIR --name …
    [exit 2]
    ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_snapshot!(run(&["init", "--name", " "]), @r#"
    [stderr]
    error: give the programme a name: --name "Peer-to-peer facility"
    [exit 2]
    "#);
    assert_snapshot!(run(&["init", "--name", "Facility", "--languages", "english"]), @"
    [stderr]
    error: invalid value 'english' for '--languages <LANGUAGES>': write the two letters of a language, such as `en`, `es` or `fr`

    For more information, try '--help'.
    [exit 2]
    ");
}

/// A folder that cannot be made, after others were.
#[test]
fn what_cannot_be_finished_is_undone() {
    let folder = TestRegistry::none();
    fs::write(folder.path().join("schemas"), "a file where a folder should be\n").unwrap();
    let output = folder.command(["init", "--name", "Facility"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{}", transcript(&output));
}
