//! What is created, changed and left; twice the same is once.

use std::fs;
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;

use super::{TestRegistry, run_with_input, sheet};
use crate::common::files;

const ACTIONS: &str = "\
id,title.en,title.es,status,countries,start,sources[].source
peru-ii,Second in Peru,Segunda en Perú,On hold,Perú;Chile,2020-02,page
peru-i,,Perú uno,,,,
both,,,,,2016,
";

#[test]
fn rows_are_created_changed_and_left_alone() {
    let registry = TestRegistry::programme();
    sheet(&registry, "actions.csv", ACTIONS);
    assert_snapshot!(registry.run(["import", "actions", "actions.csv"]), @"
    Row  Record   Change    Before  After
    ─────────────────────────────────────────────────────────────
    2    peru-ii  created           registry/actions/peru-ii.yaml
    3    peru-i   title.es  Perú I  Perú uno

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    actions.csv        1        1          1        0
    [stderr]
    Wrote 2 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/peru-ii.yaml"), @"
    id: peru-ii
    title:
      en: Second in Peru
      es: Segunda en Perú
    status: on-hold
    countries: [PE, CL]
    start: 2020-02
    sources:
      - source: page
    ");
    // Every other byte of a record that changes stays.
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @"
    id: peru-i
    title: {es: Perú uno}
    status: implementation
    countries: [PE]
    themes: [irregular-migration]
    partners: [{partner: pe-interior}]
    start: 2019-05
    follows: [both]
    sources: [{source: page}]
    ");
}

#[test]
fn importing_twice_changes_no_byte_and_no_time() {
    let registry = TestRegistry::programme();
    sheet(&registry, "actions.csv", ACTIONS);
    registry.run(["import", "actions", "actions.csv"]);
    let root = registry.root();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    let before: Vec<_> = files(&root, "yaml")
        .into_iter()
        .map(|file| {
            fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
            (file.clone(), fs::read(&file).unwrap())
        })
        .collect();
    assert_snapshot!(registry.run(["import", "actions", "actions.csv"]), @"
    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    actions.csv        0        0          3        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
    for (file, bytes) in before {
        assert_eq!(fs::read(&file).unwrap(), bytes, "{}", file.display());
        assert_eq!(
            fs::metadata(&file).unwrap().modified().unwrap(),
            long_ago,
            "{}",
            file.display()
        );
    }
}

#[test]
fn rows_without_ids_get_them_by_convention_and_find_their_records_again() {
    let registry = TestRegistry::programme();
    let partners = "name.en,acronym,kind,country,sources[].source\nMinistry of Tests,MOT,National institution,Chile,page\n";
    let actions = "title.en,status,countries,partners[].partner,partners[].role,start,sources[].source\n\
                   Testing in Chile,Implementation,Chile,MOT,requester,2019,page\n";
    let activities = "action,title.en,kind,start,places[].country,sources[].source\n\
                      Testing in Chile,First workshop,workshop,2020-01-05,CL,page\n";
    sheet(&registry, "p.csv", partners);
    sheet(&registry, "a.csv", actions);
    sheet(&registry, "b.csv", activities);
    // Rows refer to rows of other sheets, in whichever order these come.
    let args = ["import", "activities", "b.csv", "actions", "a.csv", "partners", "p.csv"];
    assert_snapshot!(registry.run(args), @"
    Row      Record       Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    p.csv:2  cl-mot       created          registry/partners/cl/cl-mot.yaml
    a.csv:2  chile-i      created          registry/actions/chile-i.yaml
    b.csv:2  chile-i-a01  created          registry/activities/chile-i/chile-i-
                                           a01.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    b.csv        1        0          0        0
    a.csv        1        0          0        0
    p.csv        1        0          0        0
    [stderr]
    Wrote 3 files.
    [exit 0]
    ");
    assert_snapshot!(registry.run(args), @"
    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    b.csv        0        0          1        0
    a.csv        0        0          1        0
    p.csv        0        0          1        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn a_dry_run_writes_nothing_and_json_has_it_all() {
    let registry = TestRegistry::programme();
    sheet(&registry, "actions.csv", ACTIONS);
    let before = registry.text("actions/peru-i.yaml");
    let outcome =
        registry.json(["import", "actions", "actions.csv", "--dry-run", "--format", "json"]);
    assert_snapshot!(format!("{outcome:#}"), @r#"
    {
      "schema": "mieux/import/1",
      "imported": false,
      "sheets": [
        {
          "name": "actions.csv",
          "count": {
            "created": 1,
            "changed": 1,
            "unchanged": 1,
            "refused": 0
          },
          "notes": []
        }
      ],
      "problems": [],
      "rows": [
        {
          "sheet": "actions.csv",
          "row": 2,
          "kind": "action",
          "id": "peru-ii",
          "file": "actions/peru-ii.yaml",
          "became": "created",
          "fields": [
            {
              "field": "title.en",
              "before": null,
              "after": "Second in Peru"
            },
            {
              "field": "title.es",
              "before": null,
              "after": "Segunda en Perú"
            },
            {
              "field": "status",
              "before": null,
              "after": "on-hold"
            },
            {
              "field": "countries",
              "before": null,
              "after": [
                "PE",
                "CL"
              ]
            },
            {
              "field": "start",
              "before": null,
              "after": "2020-02"
            },
            {
              "field": "sources",
              "before": null,
              "after": [
                {
                  "source": "page"
                }
              ]
            },
            {
              "field": "id",
              "before": null,
              "after": "peru-ii"
            }
          ],
          "private": []
        },
        {
          "sheet": "actions.csv",
          "row": 3,
          "kind": "action",
          "id": "peru-i",
          "file": "actions/peru-i.yaml",
          "became": "changed",
          "fields": [
            {
              "field": "title.es",
              "before": "Perú I",
              "after": "Perú uno"
            }
          ],
          "private": []
        },
        {
          "sheet": "actions.csv",
          "row": 4,
          "kind": "action",
          "id": "both",
          "file": "actions/both.yaml",
          "became": "unchanged",
          "fields": [],
          "private": []
        }
      ]
    }
    "#);
    assert_eq!(registry.text("actions/peru-i.yaml"), before);
    assert!(!registry.below("actions/peru-ii.yaml").exists());
}

#[test]
fn standard_input_is_a_sheet_of_any_format() {
    let registry = TestRegistry::programme();
    let lines = "{\"id\": \"peru-i\", \"title\": {\"en\": \"x\"}}\n";
    let args = ["import", "actions", "-", "--input-format", "json-lines"];
    assert_snapshot!(run_with_input(&registry, lines, &args), @"
    Row  Record  Change    Before     After
    ───────────────────────────────────────
    1    peru-i  title.en  (nothing)  x

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    standard input        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    let lines =
        "{\"id\": \"peru-i\", \"title.en\": \"Peru one\", \"countries\": [\"PE\", \"Chile\"]}\n";
    assert_snapshot!(run_with_input(&registry, lines, &args), @"
    Row  Record  Change     Before  After
    ────────────────────────────────────────
    1    peru-i  title.en   x       Peru one
    1    peru-i  countries  [PE]    [PE, CL]

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    standard input        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @"
    id: peru-i
    title: {en: Peru one, es: Perú I}
    status: implementation
    countries: [PE, CL]
    themes: [irregular-migration]
    partners: [{partner: pe-interior}]
    start: 2019-05
    follows: [both]
    sources: [{source: page}]
    ");
}
