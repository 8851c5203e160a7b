//! The options that every command has.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn a_command_runs_in_the_folder_that_is_named() {
    let registry = TestRegistry::programme();
    let output = registry.command_in("..", ["-C", "work", "list", "partners", "--format", "csv"]);
    let output = { output }.output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("pe-interior"));
    assert_snapshot!(registry.run(["-C", "nowhere", "list", "partners"]), @"
    [stderr]
    error: cannot go to nowhere: no such file or folder
    [exit 2]
    ");
}

#[test]
fn quiet_leaves_results_and_errors() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["validate", "-q"]), @"[exit 0]");
    assert_snapshot!(registry.run(["set", "peru-i", "end=2021", "-q"]), @"[exit 0]");
    registry.replace("experts/exp-0002.yaml", "sources: [{source: page}]\n", "");
    registry.replace("actions/both.yaml", "end: 2018", "end: 2015");
    assert_snapshot!(registry.run(["validate", "-q"]), @"
    error[end-before-start]: `end` (2015) is before `start` (2016)
     --> registry/actions/both.yaml:9:6
      |
    8 | start: 2016
      |        ---- this date is later
    9 | end: 2015
      |      ^^^^
      |
      = help: correct one of the two, or swap them: `start: 2015` and `end: 2016`

    [exit 1]
    ");
    assert_snapshot!(registry.run(["set", "peru-i", "end=2020", "--dry-run", "--quiet"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,6 +5,6 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    -end: 2021
    +end: 2020
     follows: [both]
     sources: [{source: page}]
    [exit 0]
    ");
}

#[test]
fn errors_come_after_warnings_and_the_summary_is_last() {
    let registry = TestRegistry::programme();
    registry.replace("actions/both.yaml", "end: 2018", "end: 2015");
    registry.replace("experts/exp-0002.yaml", "sources: [{source: page}]\n", "");
    assert_snapshot!(registry.run(["validate"]), @"
    warning[missing-source]: this record has no source
     --> registry/experts/exp-0002.yaml:1:1
      |
    1 | id: exp-0002
      | ^^^^^^^^^^^^
      |
      = help: add a line `sources:`, and below it `- source: …` with a URL or the
              name of a document

    error[end-before-start]: `end` (2015) is before `start` (2016)
     --> registry/actions/both.yaml:9:6
      |
    8 | start: 2016
      |        ---- this date is later
    9 | end: 2015
      |      ^^^^
      |
      = help: correct one of the two, or swap them: `start: 2015` and `end: 2016`

    Checked 3 actions, 4 activities, 2 experts, 1 partner: 1 error, 1 warning.
    [exit 1]
    ");
}

#[test]
fn verbose_says_what_is_read_and_how_long_it_takes() {
    let registry = TestRegistry::programme();
    let output = registry.command(["-v", "list", "partners"]).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = errors.lines().collect();
    assert!(lines[0].starts_with("Read ") && lines[0].contains(" files of registry ("), "{errors}");
    assert!(lines[1].starts_with("Finished (") && lines[1].ends_with(" s)"), "{errors}");
}

#[test]
fn colour_is_used_when_asked_for() {
    let registry = TestRegistry::programme();
    let has_color = |args: &[&str], variable: &str| {
        let output = registry.command(args).env(variable, "1").output().unwrap();
        [output.stdout, output.stderr].concat().contains(&0x1b)
    };
    for args in [&["list", "actions"][..], &["list", "--no-such-option"], &["list", "-h"]] {
        let with = |when| [&["--color", when], args].concat();
        assert!(!has_color(args, "X"), "{args:?}");
        assert!(has_color(&with("always"), "NO_COLOR"), "{args:?}");
        assert!(!has_color(&with("never"), "CLICOLOR_FORCE"), "{args:?}");
    }
}
