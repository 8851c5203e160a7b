//! `mieux validate`.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

/// A registry whose files are wrong in several ways.
fn broken() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry
        .replace("actions/both.yaml", "status: completed", "status: compleated # was “ongoing”")
        .replace("actions/both.yaml", "start: 2016", "start: 2019")
        .replace("actions/peru-i.yaml", "pe-interior", "pe-interoir")
        .file("partners/pe/pe-interior.yaml", "id: pe-interior\nname: {en: \"no end\n")
        .file(
            "experts/exp-0003.yaml",
            "id: exp-0003\norigin: Noruega\nsources: [{source: página: 1}]\n",
        );
    registry
}

#[test]
fn every_finding_of_every_file_comes_in_one_run() {
    assert_snapshot!(broken().run(["validate"]), @r#"
    error[unknown-code]: `compleated` is not a code of `statuses`
     --> registry/actions/both.yaml:3:9
      |
    3 | status: compleated # was “ongoing”
      |         ^^^^^^^^^^
      |
      = help: did you mean `completed` (Completed)?

    error[end-before-start]: `end` (2018) is before `start` (2019)
     --> registry/actions/both.yaml:9:6
      |
    8 | start: 2019
      |        ---- this date is later
    9 | end: 2018
      |      ^^^^
      |
      = help: correct one of the two, or swap them: `start: 2018` and `end: 2019`

    error[unknown-reference]: there is no partner `pe-interoir`
     --> registry/actions/peru-i.yaml:6:22
      |
    6 | partners: [{partner: pe-interoir}]
      |                      ^^^^^^^^^^^
      |
      = help: did you mean `partner: pe-interior`?

    error[yaml-syntax]: the brackets of this list or map do not match
     --> registry/experts/exp-0003.yaml:3:26
      |
    3 | sources: [{source: página: 1}]
      |                          ^
      |
      = help: give every opening bracket a closing one of the same form

    error[yaml-syntax]: this quote is not closed
     --> registry/partners/pe/pe-interior.yaml:2:12
      |
    2 | name: {en: "no end
      |            ^
      |
      = help: close the quote that begins here

    Checked 3 actions, 4 activities, 3 experts, 1 partner: 5 errors, 0 warnings.
    [exit 1]
    "#);
}

#[test]
fn one_line_a_finding_is_for_editors() {
    assert_snapshot!(broken().run(["validate", "--format", "short"]), @"
    registry/actions/both.yaml:3:9: error[unknown-code] `compleated` is not a code of `statuses`
    registry/actions/both.yaml:9:6: error[end-before-start] `end` (2018) is before `start` (2019)
    registry/actions/peru-i.yaml:6:22: error[unknown-reference] there is no partner `pe-interoir`
    registry/experts/exp-0003.yaml:3:26: error[yaml-syntax] the brackets of this list or map do not match
    registry/partners/pe/pe-interior.yaml:2:12: error[yaml-syntax] this quote is not closed
    [exit 1]
    ");
}

#[test]
fn json_is_for_programs() {
    assert_snapshot!(broken().run(["validate", "registry/actions/peru-i.yaml", "--format", "json"]), @r#"
    {
      "schema": "mieux/validate/1",
      "findings": [
        {
          "rule": "unknown-reference",
          "severity": "error",
          "file": "registry/actions/peru-i.yaml",
          "line": 6,
          "column": 22,
          "end_line": 6,
          "end_column": 33,
          "field": "partners[0].partner",
          "message": "there is no partner `pe-interoir`",
          "key": "unknown-reference.partner",
          "values": {
            "id": "pe-interoir"
          },
          "help": "did you mean `partner: pe-interior`?",
          "help_message": {
            "key": "did-you-mean.line",
            "values": {
              "line": "`partner: pe-interior`"
            }
          },
          "record": "peru-i",
          "fingerprint": "d9df647baadb6c2e7927952348a44a9bd11a359f224df1290b36467bbe1e97c0",
          "related": null,
          "fix": null
        }
      ],
      "summary": {
        "records": {
          "action": 1,
          "activity": 0,
          "expert": 0,
          "partner": 0
        },
        "errors": 1,
        "warnings": 0,
        "rules_left_out": [
          "consent-withdrawn",
          "deployed-while-unavailable",
          "duplicate-id",
          "expert-double-booked",
          "expert-without-deployment",
          "possible-duplicate",
          "rejected-with-activities",
          "shared-former-id",
          "shared-identifier",
          "unused-partner"
        ]
      }
    }
    [exit 1]
    "#);
}

#[test]
fn workflow_commands_are_for_pull_requests_and_cannot_be_forged() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/forged.yaml",
        "id: forged\ntitle: {en: Forged}\nstatus: \"x\\n::error::forged 100%\"\nsources: [{source: page}]\n",
    );
    assert_snapshot!(registry.run(["validate", "--format", "github"]), @r"
    ::error file=registry/actions/forged.yaml,line=3,endLine=3,col=9,endColumn=34,title=unknown-code::`x\n::error::forged 100%25` is not a code of `statuses`%0Afind the code with `mieux list statuses`
    [exit 1]
    ");
}

#[test]
fn paths_narrow_what_is_reported_and_not_what_is_known() {
    let registry = broken();
    assert_snapshot!(registry.run(["validate", "--format", "short", "registry/experts"]), @"
    registry/experts/exp-0003.yaml:3:26: error[yaml-syntax] the brackets of this list or map do not match
    [exit 1]
    ");
    assert_snapshot!(registry.run(["validate", "registry/activities", "registry/vocabularies"]), @"
    Checked 0 actions, 4 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
}

#[test]
fn it_works_from_inside_the_registry_and_from_outside() {
    let registry = broken();
    let inside = ["validate", "both.yaml", "--format", "short"];
    let output = registry.command_in("registry/actions", inside).output().unwrap();
    assert_snapshot!(transcript(&output), @"
    both.yaml:3:9: error[unknown-code] `compleated` is not a code of `statuses`
    both.yaml:9:6: error[end-before-start] `end` (2018) is before `start` (2019)
    [exit 1]
    ");
    let outside = TestRegistry::none();
    let folder = registry.root();
    let named = ["--registry", folder.to_str().unwrap(), "validate", "--format", "short"];
    let output = outside.run(named);
    assert_eq!(output.matches("error[").count(), 5, "{output}");
}

#[test]
fn what_it_cannot_check_is_an_error_and_not_a_finding() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["validate", "registry/nothing.yaml"]), @"
    [stderr]
    error: there is no file or folder registry/nothing.yaml
    [exit 2]
    ");
    fs::create_dir(registry.path().join("elsewhere")).unwrap();
    assert_snapshot!(registry.run(["validate", "elsewhere"]), @"
    [stderr]
    error: elsewhere is not in the registry registry
    [exit 2]
    ");
    assert_snapshot!(registry.run(["validate", "--registry", "elsewhere"]), @"
    [stderr]
    error: elsewhere is not a registry; it has no `mieux.toml`
    [exit 2]
    ");
    registry.file("mieux.toml", "name = 3\n");
    assert_snapshot!(registry.run(["validate"]), @r#"
    error[invalid-setting]: `name` is not text
     --> registry/mieux.toml:1:8
      |
    1 | name = 3
      |        ^
      |
      = help: write it in quotes: `name = "…"`

    Checked 3 actions, 4 activities, 2 experts, 1 partner: 1 error, 0 warnings.
    [exit 1]
    "#);
    assert_snapshot!(TestRegistry::none().run(["validate"]), @"
    [stderr]
    error: no registry here: neither this folder nor one above it has a `mieux.toml`; name the folder of the registry with `--registry DIR`
    [exit 2]
    ");
}

#[test]
fn columns_count_characters_and_lines_end_in_any_way() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/wide.yaml",
        "id: wide\r\ntitle: {es: \"añó \u{1f600}\", xyz: Ünknown}\r\nstatus: nein\r\nsources: [{source: page}]\r\n",
    );
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/actions/wide.yaml:2:22: error[unknown-field] `title` has no field `xyz`
    registry/actions/wide.yaml:3:9: error[unknown-code] `nein` is not a code of `statuses`
    [exit 1]
    ");
}

#[test]
fn warnings_alone_do_not_fail() {
    let registry = TestRegistry::programme();
    let record = "id: exp-0009\nroster: inactive\nconsent:\n  basis: contract\n";
    registry.file("experts/exp-0009.yaml", record);
    assert_snapshot!(registry.run(["validate"]), @"
    warning[missing-source]: this record has no source
     --> registry/experts/exp-0009.yaml:1:1
      |
    1 | id: exp-0009
      | ^^^^^^^^^^^^
      |
      = help: add a line `sources:`, and below it `- source: …` with a URL or the
              name of a document

    Checked 3 actions, 4 activities, 3 experts, 1 partner: 0 errors, 1 warning.
    [exit 0]
    ");
}

/// Whatever keeps a record from being read as its type is told: none is lost without a word.
#[test]
fn no_value_makes_a_record_vanish() {
    let values =
        ["2017.0", "1e20", ".inf", ".nan", "-1", "null", "true", "0x10", "[]", "{}", "''", "x"];
    for value in values {
        let registry = TestRegistry::programme();
        registry
            .file(
                "actions/odd.yaml",
                format!("id: odd\ntitle: {{en: Odd}}\nstart: {value}\ngood_practices: [{value}]\nsources: [{{source: page}}]\n"),
            )
            .file(
                "activities/odd-a01.yaml",
                format!("id: odd-a01\naction: both\ntitle: {{en: Odd}}\nkind: workshop\nonline: {value}\nparticipants: {{total: {value}}}\nsources: [{{source: page}}]\n"),
            );
        let listed = ["actions", "activities"].map(|kind| registry.run(["list", kind]));
        let told = registry.run(["validate"]);
        for (id, list) in ["odd ", "odd-a01"].iter().zip(&listed) {
            let file = format!("{}.yaml", id.trim());
            assert!(list.contains(id) || told.contains(&file), "{value}: {id} is lost\n{told}");
        }
        assert!(
            told.contains("odd.yaml"),
            "{value} is no date and no number of a practice\n{told}"
        );
    }
}

/// A file with very many findings is told of in as many lines as somebody reads.
#[test]
fn a_file_with_thousands_of_findings_shows_some_and_counts_the_rest() {
    let registry = TestRegistry::programme();
    let items: String = (0..3000).map(|number| format!("  - X{number}\n")).collect();
    registry.file(
        "actions/many.yaml",
        format!("id: many\ntitle: {{en: Many}}\nstatus: preparation\ncountries:\n{items}sources: [{{source: page}}]\n"),
    );
    for (format, note) in [
        ("human", "registry/actions/many.yaml: 2,800 more findings in this file are not shown"),
        ("short", "registry/actions/many.yaml: 2,800 more findings in this file are not shown"),
        ("github", "::notice file=registry/actions/many.yaml::2,800 more findings"),
        ("json", "\"registry/actions/many.yaml\": 2800"),
        ("sarif", "2,800 more findings in this file are not shown"),
        ("gitlab", "2,800 more findings in this file are not shown"),
        ("junit", "2,800 more findings in this file are not shown"),
        ("rdjson", "2,800 more findings in this file are not shown"),
        ("checkstyle", "2,800 more findings in this file are not shown"),
    ] {
        let told = registry.run(["validate", "--format", format]);
        assert!(told.contains(note), "{format}\n{told}");
    }
    let json = registry.json(["validate", "--format", "json"]);
    assert_eq!(json["findings"].as_array().unwrap().len(), 200);
    assert_eq!(json["summary"]["errors"], 3000);
}
