//! What could change the wrong record, or lose something of one.

use std::fs;

use insta::assert_snapshot;

use super::{TestRegistry, run_with_input, sheet};

const LAWS: &str = "id: peru-i\ntitle: {es: Perú I}\nstatus: implementation\ncountries: [PE]\nresults:\n  \
    - kind: law\n    title: {en: A, es: Á}\n  - kind: law\n    title: {en: B, es: Bé}\nstart: 2019-05\nsources: [{source: page}]\n";

fn with_laws() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", LAWS);
    registry
}

/// An error in a file that no row writes concerns all rows, with `--skip-bad` as well.
#[test]
fn an_error_elsewhere_refuses_all_rows_and_comes_to_an_end() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "pe-interior}]", "pe-interior, role: requester}]");
    sheet(&registry, "p.csv", "id,kind\npe-interior,civil-society\n");
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "--skip-bad"]), @"
    p.csv: error[civil-society-alone]: only civil society requested the action: `pe-interior`; see registry/actions/both.yaml
      help: add the government body that requested it as well: `- partner: …` with
            `role: co-requester`; or correct the role here, or `kind` in the record
            of the partner
    p.csv: error[civil-society-alone]: only civil society requested the action: `pe-interior`; see registry/actions/peru-i.yaml
      help: add the government body that requested it as well: `- partner: …` with
            `role: co-requester`; or correct the role here, or `kind` in the record
            of the partner

    Row  Record       Change  Before                After
    ─────────────────────────────────────────────────────────────
    2    pe-interior  kind    national-institution  civil-society

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        1          0        0
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn an_item_is_known_by_all_that_is_said_of_it() {
    let registry = with_laws();
    sheet(&registry, "a.csv", "id,status\nperu-i,completed\n");
    sheet(&registry, "results.csv", "id,kind,title.en\nperu-i,law,B\n");
    let args = ["import", "actions", "a.csv", "--link", "results.csv", "--dry-run"];
    assert_snapshot!(registry.run(args), @"
    Row      Record  Change   Before                                  After
    ────────────────────────────────────────────────────────────────────────────────
    a.csv:2  peru-i  status   implementation                          completed
    a.csv:2  peru-i  results  [{kind: law, title: {en: A, es: Á}},    [{kind: law,
                              {kind: law, title: {en:…                title: {en: B,
                                                                      es: Bé}}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    sheet(&registry, "results.csv", "id,kind,title.en\nperu-i,law,C\nperu-i,law,B\n");
    assert_snapshot!(registry.run(args), @"
    Row      Record  Change   Before                      After
    ────────────────────────────────────────────────────────────────────────────────
    a.csv:2  peru-i  status   implementation              completed
    a.csv:2  peru-i  results  [{kind: law, title: {en:    [{kind: law, title: {en:
                              A, es: Á}}, {kind: law,     C, es: Á}}, {kind: law,
                              title: {en:…                title: {en:…

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    sheet(&registry, "results.csv", "id,kind,title.en\nperu-i,law,C\nperu-i,law,D\n");
    assert_snapshot!(registry.run(args), @"
    a.csv:2: error: several items of `results` have `kind: law`, so it is not clear which one changes; change the record by hand

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn a_role_alone_does_not_say_whose_it_is() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,partners[].role,partners[].partner\nboth,requester,\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2:B (partners[].role): error: fill in `partners[].partner` for each item: without it nobody knows which item is meant

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn a_value_that_stands_for_nothing_says_nothing_in_a_list_too() {
    let registry = TestRegistry::programme();
    sheet(
        &registry,
        "map.toml",
        "[columns]\ncountries = { field = \"countries\", values = { \"n/d\" = \"\" } }\n",
    );
    sheet(&registry, "a.csv", "id,countries\nboth,n/d\nperu-i,;\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--map", "map.toml"]), @"
    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          2        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn a_number_of_a_workbook_has_a_point_whatever_the_sheet_writes() {
    let registry = TestRegistry::programme();
    sheet(&registry, "map.toml", "decimal = \",\"\n");
    let rows = "[{\"id\": \"both-a01\", \"experts\": [{\"expert\": \"exp-0001\", \"days\": 2.5}]}]";
    sheet(&registry, "a.json", rows);
    let args = ["import", "activities", "a.json", "--map", "map.toml", "--dry-run"];
    assert_snapshot!(registry.run(args), @"
    Row  Record    Change   Before                           After
    ────────────────────────────────────────────────────────────────────────────────
    1    both-a01  experts  [{expert: exp-0001}, {expert:    [{expert: exp-0001,
                            exp-0002}]                       days: 2.5}]

    Sheet   Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────
    a.json        0        1          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    sheet(&registry, "a.csv", "id,participants.total\nboth-a01,1.234\nboth-a02,1.5\n");
    let args = ["import", "activities", "a.csv", "--map", "map.toml", "--dry-run"];
    assert_snapshot!(registry.run(args), @"
    a.csv:3:B (participants.total): error: `participants.total` is a number, not `1.5`

    Row  Record    Change              Before     After
    ───────────────────────────────────────────────────
    2    both-a01  participants.total  (nothing)  1234

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn a_name_that_two_records_will_have_means_neither() {
    let registry = TestRegistry::programme();
    let rows = "id,name.en,kind,country,parent\npe-m,Ministry,national-institution,PE,\n\
                pe-a,Agency,national-institution,PE,Ministry\ncl-m,Ministry,national-institution,CL,\n";
    sheet(&registry, "p.csv", rows);
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "--dry-run"]), @"
    p.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    p.csv:4: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    p.csv:2:A (id): warning[unused-partner]: no other record refers to `pe-m`
      help: add it where it took part: `- partner: pe-m` below `partners:`; or
            delete the record
    p.csv:3:A (id): warning[unused-partner]: no other record refers to `pe-a`
      help: add it where it took part: `- partner: pe-a` below `partners:`; or
            delete the record
    p.csv:4:A (id): warning[unused-partner]: no other record refers to `cl-m`
      help: add it where it took part: `- partner: cl-m` below `partners:`; or
            delete the record
    p.csv:3:E (parent): error: several records are called `Ministry`; write `pe-m`

    Row  Record  Change   Before  After
    ──────────────────────────────────────────────────
    2    pe-m    created
    2    pe-m    name.en          Ministry
    2    pe-m    kind             national-institution
    2    pe-m    country          PE
    4    cl-m    created
    4    cl-m    name.en          Ministry
    4    cl-m    kind             national-institution
    4    cl-m    country          CL

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        2        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn items_by_number_have_no_gaps_and_one_way_of_naming() {
    let registry = TestRegistry::programme();
    sheet(
        &registry,
        "a.csv",
        "id,title.en,partners[1].partner,partners[0].partner\nnew-i,New,pe-interior,\n",
    );
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2: error: the record is new, so the items of `partners` start at `[0]`

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
    sheet(
        &registry,
        "a.csv",
        "id,partners[].partner,partners[0].role,countries,countries[]\nboth,,,,\n",
    );
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @r#"
    [stderr]
    error: some columns of a.csv are not clear; nothing was written:
      column C: it and column B fill items of `partners` in two ways, with and without a number; use only `partners[]` or only `partners[0]`
      column E: it fills `countries[]`, which column D fills already; ignore one of them in a mapping file: ignore = ["E"]
    [exit 2]
    "#);
}

#[test]
fn what_is_nested_in_an_item_changes_no_more_than_it_says() {
    let registry = with_laws();
    let rows = "{\"id\": \"peru-i\", \"results\": [{\"title\": {\"en\": \"A\"}, \"kind\": \"law\", \"level\": null}, \
                {\"kind\": \"law\", \"title\": {\"es\": \"Bé\", \"en\": \"B\"}}]}\n";
    let args = ["import", "actions", "-", "--input-format", "json-lines"];
    assert_snapshot!(run_with_input(&registry, rows, &args), @"
    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    standard input        0        0          1        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
    assert_eq!(registry.text("actions/peru-i.yaml"), LAWS);
}

#[test]
fn refused_rows_of_json_stay_json() {
    let registry = TestRegistry::programme();
    let rows = "[{\"id\": \"new-i\", \"title\": {\"en\": \"New\"}, \"countries\": [\"PE\", \"XX\"], \
                \"partners\": [{\"partner\": \"MININTER\", \"role\": \"requester\"}], \"start\": 2019}]";
    sheet(&registry, "a.json", rows);
    assert_snapshot!(registry.run(["import", "actions", "a.json", "--skip-bad"]), @"
    a.json:1:countries: error: `XX` is not a code of `countries`; find it with `mieux list countries`

    Sheet   Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────
    a.json        0        0          0        1
    [stderr]
    Nothing was written: no row is valid.
    The refused rows and their reasons are in a.rejected.jsonl. Correct them there, and import them with the same --map and --link.
    [exit 1]
    ");
    let left = fs::read_to_string(registry.path().join("a.rejected.jsonl")).unwrap();
    assert_snapshot!(left, @r#"{"id":"new-i","title.en":"New","countries":["PE","XX"],"partners":[{"partner":"MININTER","role":"requester"}],"start":2019,"refused because":"countries: `XX` is not a code of `countries`; find it with `mieux list countries`"}"#);
    sheet(&registry, "a.rejected.jsonl", left.replace("XX", "CL"));
    assert_snapshot!(registry.run(["import", "actions", "a.rejected.jsonl"]), @"
    a.rejected.jsonl:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.rejected.jsonl:1: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`

    Row  Record  Change   Before  After
    ─────────────────────────────────────────────────────────
    1    new-i   created          registry/actions/new-i.yaml

    Sheet             Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────────
    a.rejected.jsonl        1        0          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
}

#[test]
fn a_file_that_is_named_like_an_id_is_not_that_record() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/foo.yaml",
        "id: bar\ntitle: {en: Bar}\nstatus: completed\ncountries: [PE]\n",
    );
    sheet(&registry, "a.csv", "id,title.en,countries\nfoo,Foo,PE\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2: error: registry/actions/foo.yaml is the file of another record; correct that record first

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn a_list_of_two_sheets_of_a_kind_is_refused() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id\nboth\n");
    sheet(&registry, "experts.csv", "id,expert\nboth,exp-0001\n");
    let args = ["import", "actions", "a.csv", "actions", "a.csv", "--link", "experts.csv"];
    assert_snapshot!(registry.run(args), @"
    [stderr]
    error: several sheets of actions are imported; import the one to which the rows of experts.csv belong on its own
    [exit 2]
    ");
    sheet(&registry, "map.toml", "kind = \"action\"\nlist = \"\"\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--map", "map.toml"]), @"
    [stderr]
    error: map.toml is not a valid mapping file: `list` must be the sign between items, such as `;`
    [exit 2]
    ");
    sheet(&registry, "map.toml", "[columns]\nid = { feld = \"id\" }\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--map", "map.toml"]), @r#"
    [stderr]
    error: map.toml is not a valid mapping file: TOML parse error at line 2, column 6
      |
    2 | id = { feld = "id" }
      |      ^^^^^^^^^^^^^^^
    write a field, or { field = "…" } with `values`, `list`, `dates` or `decimal`
    [exit 2]
    "#);
}
