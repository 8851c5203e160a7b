//! Records in error: no figure and no list passes over them in silence.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::measured;
use crate::common::TestRegistry;

/// What a command prints as JSON for the errors of the registry.
fn errors(registry: &TestRegistry, args: &[&str]) -> Value {
    registry.json([args, &["--format", "json"]].concat())["incomplete"].clone()
}

#[test]
fn a_name_in_the_place_of_a_code_is_named_by_reports_and_lists() {
    let registry = measured();
    assert_eq!(errors(&registry, &["report"]), json!([]));
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [Perú]");
    assert_snapshot!(registry.run(["report", "--region", "latam", "--by", "theme", "--figures", "projects"]), @"
    Latin America and the Caribbean

    2 Projects

    Theme                                            Projects
    ─────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings         1
    Legal Migration and Mobility                            2
    Total (distinct)                                        2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by theme 3 (2).
    - Published figures, with those of the registry for the same day in brackets: 35
      projects (2) (page, undated).
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: `Perú` is a name in `countries`, not a code (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: `Perú` is a name in `countries`, not a code
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--country", "PE"]), @"
    Action  Title         Status     Countries  Start  End
    ───────────────────────────────────────────────────────
    both    Both regions  Completed  PE, BY     2016   2018
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: `Perú` is a name in `countries`, not a code
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(errors(&registry, &["list", "actions", "--country", "PE"]).to_string(), @r#"[{"file":"registry/actions/peru-i.yaml","record":"peru-i","reason":"`Perú` is a name in `countries`, not a code"}]"#);
}

#[test]
fn every_kind_of_error_is_in_the_json_and_in_the_exit_status() {
    for (file, old, new, reason) in [
        (
            "actions/peru-i.yaml",
            "status: implementation",
            "status: ongoing",
            "`ongoing` is not a code of `statuses`",
        ),
        (
            "actions/both.yaml",
            "{expert: exp-0001}",
            "{expert: exp-9999}",
            "there is no expert `exp-9999`",
        ),
        (
            "actions/peru-i.yaml",
            "partner: pe-interior",
            "partner: nobody",
            "there is no partner `nobody`",
        ),
        (
            "activities/peru-i/peru-i-a01.yaml",
            "action: peru-i",
            "action: peru-x",
            "there is no action `peru-x`",
        ),
        (
            "actions/both.yaml",
            "start: 2016",
            "start: 2019",
            "`end` (2018) is before `start` (2019)",
        ),
    ] {
        let registry = TestRegistry::programme();
        registry.replace(file, old, new);
        for args in [
            &["report"][..],
            &["report", "completeness"],
            &["report", "claims"],
            &["list", "actions"],
            &["list", "partners"],
        ] {
            let found = errors(&registry, args);
            let reasons: Vec<&str> = found
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["reason"].as_str().unwrap())
                .collect();
            assert!(reasons.contains(&reason), "{args:?}: {reasons:?}");
            let of_file = |one: &Value| one["file"] == format!("registry/{file}");
            assert!(found.as_array().unwrap().iter().any(of_file), "{args:?}: {found}");
            assert!(registry.run(args).contains("[exit 1]"), "{args:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_yaml_and_one_of_another_shape_are_named() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: May 2019");
    registry.file("actions/torn.yaml", "id: torn\ntitle: {en: Torn\n");
    assert_snapshot!(registry.run(["report", "--by", "status", "--figures", "projects"]), @"
    Example

    1 Project

    Status            Projects
    ──────────────────────────
    Completed                1
    Total (distinct)         1

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 1 activity is not counted, because its action is missing or cannot be read.
    - Figures may be wrong, because of 2 errors in the registry:
      registry/actions/peru-i.yaml: `May 2019` is not a date;
      registry/actions/torn.yaml: this `{` is not closed (see `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 2 errors in the registry:
      registry/actions/peru-i.yaml: `May 2019` is not a date
      registry/actions/torn.yaml: this `{` is not closed
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn what_is_in_two_files_counts_once() {
    let registry = measured();
    let before = registry.json(["report", "--figures", "all", "--format", "json"]);
    registry.file("actions/copy/chile-i.yaml", registry.text("actions/chile-i.yaml"));
    registry.file(
        "activities/copy/chile-i-a01.yaml",
        registry.text("activities/chile-i/chile-i-a01.yaml"),
    );
    let after = registry.json(["report", "--figures", "all", "--format", "json"]);
    assert_eq!(after["figures"], before["figures"]);
    assert_snapshot!(after["incomplete"].to_string(), @r#"[{"file":"registry/actions/copy/chile-i.yaml","record":"chile-i","reason":"the id `chile-i` is already used in actions/chile-i.yaml"},{"file":"registry/activities/copy/chile-i-a01.yaml","record":"chile-i-a01","reason":"the id `chile-i-a01` is already used in activities/chile-i/chile-i-a01.yaml"}]"#);
}

#[test]
fn what_leads_nowhere_is_not_counted() {
    let registry = measured();
    let before = registry.json(["report", "--figures", "all", "--format", "json"]);
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PE, ZZ]");
    registry.replace(
        "actions/peru-i.yaml",
        "partners: [{partner: pe-interior}]",
        "partners: [{partner: pe-interior}, {partner: nobody}]\nexperts: [{expert: exp-9999}]",
    );
    let after = registry.json(["report", "--figures", "all", "--format", "json"]);
    assert_eq!(after["figures"], before["figures"]);
}

#[test]
fn a_status_that_the_vocabulary_does_not_contain_is_unknown() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "status: implementation", "status: ongoing");
    let report = registry.json(["report", "--figures", "requests-begun", "--format", "json"]);
    assert_eq!(report["known"]["requests-begun"], json!({"stated": 1, "of": 3}));
    assert_snapshot!(report["notes"][1].as_str().unwrap(), @"1 action is not counted, because its status is not in the vocabulary: peru-i.");
}

#[test]
fn an_activity_whose_action_does_not_exist_is_listed() {
    let registry = TestRegistry::programme();
    registry.replace("activities/peru-i/peru-i-a01.yaml", "action: peru-i", "action: peru-x");
    assert!(registry.run(["list", "activities"]).contains("peru-i-a01"));
    assert!(
        registry.run(["report"]).contains(
            "1 activity is not counted, because its action is missing or cannot be read."
        )
    );
}

#[test]
fn a_missing_vocabulary_is_an_error() {
    let registry = TestRegistry::programme();
    for file in ["vocabularies/regions.yaml", "published/regions.yaml"] {
        std::fs::remove_file(registry.below(file)).unwrap();
    }
    assert_snapshot!(registry.run(["report", "--figures", "projects"]), @"
    Example

    2 Projects

    Region            Projects
    ──────────────────────────
    (not stated)             2
    Total (distinct)         2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Figures may be wrong, because of 1 error in the registry:
      registry/vocabularies/regions.yaml: the registry has no vocabulary `regions`
      (see `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/vocabularies/regions.yaml: the registry has no vocabulary `regions`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert!(registry.run(["report", "--by", "theme"]).contains("[exit 0]"));
    let of_the_eu = registry.run(["report", "--by", "theme", "--figures", "experts-non-eu"]);
    assert!(of_the_eu.contains("the registry has no vocabulary `country-groups`"), "{of_the_eu}");
    let all = registry.run(["report", "--by", "theme", "--figures", "all"]);
    assert!(all.contains("[exit 0]"), "all figures are those that can be computed: {all}");
    std::fs::remove_file(registry.below("vocabularies/themes.yaml")).unwrap();
    assert!(registry.run(["report", "--by", "theme"]).contains("[exit 1]"));
    assert!(registry.run(["list", "actions"]).contains("[exit 1]"));
}

#[test]
fn a_vocabulary_in_error_is_named_where_it_is_listed() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "status: implementation", "status: ongoing");
    assert!(registry.run(["list", "themes"]).contains("[exit 0]"), "no theme is in error");
    registry.file(
        "vocabularies/themes.yaml",
        registry.text("vocabularies/themes.yaml") + "unheard_of: 1\n",
    );
    assert_eq!(
        errors(&registry, &["list", "themes"])[0]["file"],
        "registry/vocabularies/themes.yaml"
    );
    assert!(registry.run(["list", "themes"]).contains("[exit 1]"));
}

#[test]
fn a_public_report_tells_the_rule_and_not_what_a_record_contains() {
    let registry = measured();
    registry.replace("experts/exp-0003.yaml", "origin: ES", "origin: Spain");
    let found = errors(&registry, &["report", "--public"]);
    assert_eq!(found, json!([{"file": "experts", "record": null, "reason": "label-as-code"}]));
}

#[test]
fn a_change_of_a_selection_names_the_records_that_it_may_have_missed() {
    let registry = TestRegistry::programme();
    registry.replace("actions/unclear.yaml", "countries: [CL]", "countries: [Chile]");
    assert_snapshot!(registry.run(["set", "--all", "action", "--country", "PE", "phase=mieux-ii", "--dry-run"]), @"
    --- a/registry/actions/both.yaml
    +++ b/registry/actions/both.yaml
    @@ -1,6 +1,7 @@
     id: both
     title: {en: Both regions, es: Ambas regiones}
     status: completed
    +phase: mieux-ii
     countries: [PE, BY]
     themes: [irregular-migration, legal-migration]
     partners: [{partner: pe-interior, role: requester}]
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -1,6 +1,7 @@
     id: peru-i
     title: {es: Perú I}
     status: implementation
    +phase: mieux-ii
     countries: [PE]
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/unclear.yaml: `Chile` is a name in `countries`, not a code
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(registry.run(["set", "--all", "action", "--country", "CL", "phase=mieux-ii"]), @"
    No change: the filters choose no record.
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/unclear.yaml: `Chile` is a name in `countries`, not a code
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert!(registry.run(["set", "peru-i", "phase=mieux-ii"]).contains("[exit 0]"));
}
