//! One sheet a list.

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

#[test]
fn a_sheet_of_items_fills_a_list() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,title.en\nboth-a01,First of two\n");
    sheet(
        &registry,
        "experts.csv",
        "id,expert,days,role.en\nboth-a01,exp-0001,2.5,trainer\nboth-a01,exp-0002,,\nboth-a02,exp-0002,1,\n",
    );
    sheet(&registry, "s.csv", "id,source,supports\nboth-a01,page,title;start\n");
    let args =
        ["import", "activities", "a.csv", "--link", "experts.csv", "--link", "sources=s.csv"];
    assert_snapshot!(registry.run(args), @"
    Row            Record    Change    Before       After
    ────────────────────────────────────────────────────────────────────────────────
    a.csv:2        both-a01  title.en  First        First of two
                                       workshop
    a.csv:2        both-a01  experts   [{expert:    [{expert: exp-0001, role: {en:
                                       exp-0001},   trainer}, days: 2.5}, {expert…
                                       {expert:
                                       exp-0002}]
    a.csv:2        both-a01  sources   [{source:    [{source: page, supports:
                                       page}]       [title, start]}]
    experts.csv:4  both-a02  experts   (nothing)    [{expert: exp-0002, days: 1}]

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    a.csv              0        1          0        0
    experts.csv        0        1          0        0
    [stderr]
    Wrote 2 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("activities/both/both-a01.yaml"), @"
    id: both-a01
    action: both
    title: {en: First of two}
    kind: workshop
    status: held
    start: 2017-03
    places: [{city: Lima, country: PE}]
    experts: [{expert: exp-0001, role: {en: trainer}, days: 2.5}, {expert: exp-0002}]
    sources: [{source: page, supports: [title, start]}]
    ");
}

#[test]
fn a_bad_item_is_named_in_its_own_sheet_and_keeps_its_record_out() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,title.en\nboth-a01,First of two\nboth-a02,Second\n");
    sheet(&registry, "experts.csv", "id,expert,days\nboth-a01,exp-0001,many\n,exp-0002,1\n");
    let args = ["import", "activities", "a.csv", "--link", "experts.csv"];
    assert_snapshot!(registry.run(args), @"
    a.csv:2: error: row 2 of experts.csv, which belongs to this record, has an error
    experts.csv:2:C (days): error: `experts[].days` must be a number, not `many`
    experts.csv:3: error: the row does not name its record: `id` is empty

    Row      Record    Change    Before            After
    ─────────────────────────────────────────────────────
    a.csv:3  both-a02  title.en  Planned training  Second

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    a.csv              0        1          0        1
    experts.csv        0        0          0        2
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["import", "activities", "a.csv", "--link", "x.csv"]), @"
    [stderr]
    error: no imported record has a list `x`; name the list for the rows of x.csv: --link experts=x.csv
    [exit 2]
    ");
}

#[test]
fn an_item_of_a_record_without_a_row_is_named_where_it_stands() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,title.en\nboth-a01,First of two\n");
    let rows = "id,expert,days\nboth-a01,exp-0001,1\nboth-a02,exp-0009,1\nperu-i-a01,exp-0001,x\n";
    sheet(&registry, "experts.csv", rows);
    let args = ["import", "activities", "a.csv", "--link", "experts.csv", "--skip-bad"];
    assert_snapshot!(registry.run(args), @"
    experts.csv:3: error[unknown-reference]: there is no expert `exp-0009`
      help: create the record, or find the id with `mieux list experts`
    experts.csv:4:C (days): error: `experts[].days` must be a number, not `x`

    Row      Record    Change    Before                          After
    ────────────────────────────────────────────────────────────────────────────────
    a.csv:2  both-a01  title.en  First workshop                  First of two
    a.csv:2  both-a01  experts   [{expert: exp-0001}, {expert:   [{expert: exp-0001,
                                 exp-0002}]                      days: 1}]

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    a.csv              0        1          0        0
    experts.csv        0        0          0        2
    [stderr]
    Wrote 1 file.
    The refused rows and their reasons are in experts.rejected.csv. Correct them there, and import them with the same --map and --link.
    [exit 1]
    ");
}
