//! `mieux new` and `mieux advance`: a record from its first line to its last stage.

use std::fs;

use crate::common::TestRegistry;
use insta::assert_snapshot;

const SOURCE: &str = "sources=[{source: https://example.org/page, supports: [title]}]";

#[test]
fn a_new_record_is_whole_named_by_convention_and_checked_first() {
    let registry = TestRegistry::initialised();
    let action = [
        "new",
        "action",
        "title.en=A new start: return",
        "status=request",
        "countries=Côte d'Ivoire",
        SOURCE,
    ];
    assert_snapshot!(registry.run(action), @r#"
    registry/actions/cote-d-ivoire-i.yaml:

    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: cote-d-ivoire-i
    title:
      en: "A new start: return"
    status: request
    countries: [CI]
    sources:
      - source: https://example.org/page
        supports: [title]
    [stderr]
    Created registry/actions/cote-d-ivoire-i.yaml.
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["new", "activity", "action=cote-d-ivoire-i", "title.en=Seminar", "kind=seminar", SOURCE]), @"
    registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a01.yaml:

    # yaml-language-server: $schema=../../../schemas/activity.schema.json
    id: cote-d-ivoire-i-a01
    action: cote-d-ivoire-i
    title:
      en: Seminar
    kind: seminar
    sources:
      - source: https://example.org/page
        supports: [title]
    [stderr]
    Created registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a01.yaml.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["new", "activity", "action=cote-d-ivoire-i", "title.en=Seminar", "kind=Seminario", SOURCE, "--dry-run"]), @"
    registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a02.yaml:

    # yaml-language-server: $schema=../../../schemas/activity.schema.json
    id: cote-d-ivoire-i-a02
    action: cote-d-ivoire-i
    title:
      en: Seminar
    kind: seminar
    sources:
      - source: https://example.org/page
        supports: [title]
    [exit 0]
    ");
    assert_snapshot!(registry.run(["new", "expert", "origin=España", SOURCE, "--dry-run"]), @"
    registry/experts/exp-0001.yaml:

    # yaml-language-server: $schema=../../schemas/expert.schema.json
    id: exp-0001
    origin: ES
    sources:
      - source: https://example.org/page
        supports: [title]
    [exit 0]
    ");
    assert_snapshot!(
        registry.run(["new", "partner", "country=BY", "name.en=Institute of Tests", "kind=academia", SOURCE]),
        @"
    registry/partners/by/by-institute-of-tests.yaml:

    # yaml-language-server: $schema=../../../schemas/partner.schema.json
    id: by-institute-of-tests
    name:
      en: Institute of Tests
    kind: academia
    country: BY
    sources:
      - source: https://example.org/page
        supports: [title]
    [stderr]
    Created registry/partners/by/by-institute-of-tests.yaml.
    [exit 0]
    "
    );
    let next = registry.run([&action[..], &["--dry-run"]].concat());
    assert!(next.contains("id: cote-d-ivoire-ii\n"), "{next}");
    assert_snapshot!(registry.run(["validate"]), @"
    warning[unused-partner]: no other record names `by-institute-of-tests`
     --> registry/partners/by/by-institute-of-tests.yaml:2:5
      |
    2 | id: by-institute-of-tests
      |     ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: name it where it took part, `- partner: by-institute-of-tests` below
              `partners:`, or delete the record

    warning[unknown-supported-field]: a partner has no field `title`
     --> registry/partners/by/by-institute-of-tests.yaml:9:16
      |
    9 |     supports: [title]
      |                ^^^^^
      |
      = help: write one of `id`, `former_ids`, `name`, `acronym`, `kind`,
              `country`, `region`, `parent`, `website`, `sources`, `notes` or
              `allow`

    Checked 1 action, 1 activity, 0 experts, 1 partner: 0 errors, 2 warnings.
    [exit 0]
    ");
}

#[test]
fn what_would_be_wrong_is_refused_and_nothing_is_written() {
    let registry = TestRegistry::initialised();
    assert_snapshot!(registry.run(["new", "action", "title.en=X", SOURCE]), @"
    [stderr]
    error: the id is made of `countries`, which is not given; give it, or the id with --id
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=Perus", SOURCE]), @"
    [stderr]
    error: countries has no `Perus`; did you mean `PE`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=PE", "id=peru-ix"]), @"
    [stderr]
    error: the id is given with --id
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=PE", SOURCE]), @"
    registry/actions/peru-i.yaml:

    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: peru-i
    countries: [PE]
    sources:
      - source: https://example.org/page
        supports: [title]

    error[missing-field]: the action has no `title`
     --> registry/actions/peru-i.yaml:2:1
      |
    2 | id: peru-i
      | ^^^^^^^^^^
      |
      = help: add a line `title: {en: …}`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written; --force writes it all the same.
    [exit 1]
    ");
    assert!(!registry.below("actions").exists());
    let written = ["new", "action", "countries=PE", "title.en=X", SOURCE, "--id", "peru-x"];
    registry.run(written);
    assert_snapshot!(registry.run(written), @"
    [stderr]
    error: there is a record of this id already, in registry/actions/peru-x.yaml; give another one with --id
    [exit 2]
    ");
    assert_eq!(fs::read_dir(registry.below("actions")).unwrap().count(), 1);
}

#[test]
fn an_action_advances_step_by_step_with_all_that_each_stage_demands() {
    let registry = TestRegistry::initialised();
    registry.run(["new", "action", "title.en=Return", "status=request", "countries=PE", SOURCE]);
    let advance = |words: &[&str]| registry.run([&["advance", "peru-i"], words].concat());
    assert_snapshot!(advance(&["implementation"]), @"
    [stderr]
    error: no step leads from `request` to `implementation`; from here go to preparation, on-hold, rejected, cancelled
    [exit 2]
    ");
    assert_snapshot!(advance(&["Preparación"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: request
    +status: preparation
     countries: [PE]
     sources:
       - source: https://example.org/page
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    ");
    assert_snapshot!(advance(&["implementation"]), @"
    [stderr]
    error: `implementation` demands more of peru-i: mieux advance peru-i implementation approval.body.en=… approval.date=… start=…
    [exit 2]
    ");
    let decided = ["approval.body.en=The committee", "approval.date=2024-03", "start=2024-04"];
    assert_snapshot!(advance(&[&["implementation"], &decided[..]].concat()), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,8 +2,14 @@
     id: peru-i
     title:
       en: Return
    -status: preparation
    +status: implementation
     countries: [PE]
    +approval:
    +  body:
    +    en: The committee
    +  decision: approved
    +  date: 2024-03
    +start: 2024-04
     sources:
       - source: https://example.org/page
         supports: [title]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    ");
    assert_snapshot!(advance(&["results"]), @"
    [stderr]
    error: `results` demands more of peru-i: mieux advance peru-i results 'results+={kind: …, title: {en: …}}'
    [exit 2]
    ");
    assert_snapshot!(advance(&["results", "results+={kind: guidelines, title: {en: A manual}}"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: implementation
    +status: results
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,10 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +results:
    +  - kind: guidelines
    +    title:
    +      en: A manual
     sources:
       - source: https://example.org/page
         supports: [title]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    ");
    assert_snapshot!(advance(&["completed", "end=2023"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2023
     results:
       - kind: guidelines
         title:

    error[end-before-start]: `end` (2023) is before `start` (2024-04)
      --> registry/actions/peru-i.yaml:13:6
       |
    12 | start: 2024-04
       |        ------- this is later
    13 | end: 2023
       |      ^^^^
       |
       = help: correct one of the two, or swap them: `start: 2023` and
               `end: 2024-04`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written; --force writes it all the same.
    [exit 1]
    ");
    assert_snapshot!(advance(&["completed", "end=2025", "--dry-run"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2025
     results:
       - kind: guidelines
         title:
    [exit 0]
    ");
    assert_snapshot!(advance(&["completed", "end=2025"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2025
     results:
       - kind: guidelines
         title:
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    ");
    assert_snapshot!(advance(&["cancelled"]), @"
    [stderr]
    error: peru-i is `completed`, and nothing comes after that
    [exit 2]
    ");
    assert_snapshot!(advance(&["done"]), @"
    [stderr]
    error: there is no stage `done`; `mieux list statuses` prints them
    [exit 2]
    ");
}
