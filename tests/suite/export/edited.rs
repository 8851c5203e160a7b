//! A workbook of records that somebody has edited, and what an import says of edits that change nothing.

use insta::assert_snapshot;

use crate::common::TestRegistry;

const ACTIONS: [&[&str]; 4] = [
    &["id", "title.es", "status", "end"],
    &["both", "Ambas regiones", "completed", "2018"],
    &["peru-i", "Perú I", "implementation", ""],
    &["unclear", "", "", ""],
];

/// The small programme, and a workbook with these sheets beside it.
fn with_workbook(sheets: &[(&str, &[&[&str]])]) -> TestRegistry {
    let registry = TestRegistry::programme();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save(registry.path().join("edited.xlsx")).unwrap();
    registry
}

/// What the import of the workbook says.
fn said(sheets: &[(&str, &[&[&str]])]) -> String {
    with_workbook(sheets).run(["import", "edited.xlsx"])
}

const ABOUT: (&str, &[&[&str]]) = ("about", &[&["name", "value"], &["language", "en"]]);

#[test]
fn an_empty_cell_and_a_row_that_is_gone_are_named() {
    let without_end: &[&str] = &["both", "Ambas regiones", "completed", ""];
    let rows = [ACTIONS[0], without_end, ACTIONS[2]];
    assert_snapshot!(said(&[("actions", &rows), ABOUT]), @"
    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        0        0          2        0
    [stderr]
    an empty cell changes nothing (`both: end`); to remove its field, import again with --clear-empty
    `unclear` is not in the workbook and stays in the registry; to remove it, run `mieux remove unclear`
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn the_records_that_were_not_chosen_are_not_missed() {
    let chosen: &[&[&str]] = &[&["name", "value"], &["selection", "--country PE"]];
    assert_snapshot!(said(&[("actions", &ACTIONS[..2]), ("about", chosen)]), @"
    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        0        0          1        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn an_id_that_was_changed_is_recognised() {
    let other: &[&str] = &["peru-one", "Perú I", "implementation", ""];
    let rows = [ACTIONS[0], ACTIONS[1], other, ACTIONS[3]];
    assert_snapshot!(said(&[("actions", &rows), ABOUT]), @"
    edited.xlsx!actions:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document

    Row  Record    Change   Before  After
    ──────────────────────────────────────────────────────────────
    3    peru-one  created          registry/actions/peru-one.yaml

    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        1        0          2        0
    [stderr]
    `peru-one` is a new record, and `peru-i` is not in the workbook; if you changed the id, restore it in the sheet, remove `peru-one` if it was written, and run `mieux rename peru-i peru-one`
    Wrote 1 file.
    [exit 0]
    ");
}

#[test]
fn a_list_without_a_row_is_named() {
    let partners: &[&[&str]] = &[&["id", "partner"], &["peru-i", "pe-interior"]];
    assert_snapshot!(said(&[("actions", &ACTIONS), ("actions.partners", partners), ABOUT]), @"
    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        0        0          3        0
    [stderr]
    without a row in their sheets, these lists stay as they are: `both: partners`; to remove one, run `mieux set both --unset partners`
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn an_item_of_no_record_is_refused_in_its_row() {
    let rows: &[&[&str]] =
        &[&["id", "partner"], &["peru-99", "pe-interior"], &["nowhere", "pe-interior"]];
    assert_snapshot!(said(&[("actions", &ACTIONS), ("actions.partners", rows), ABOUT]), @"
    edited.xlsx!actions.partners:2: error: there is no action `peru-99`; correct the id, or add a row for it to the sheet `actions`
    edited.xlsx!actions.partners:3: error: there is no action `nowhere`; correct the id, or add a row for it to the sheet `actions`

    Sheet                         Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────────────────────
    edited.xlsx!actions                 0        0          3        0
    edited.xlsx!actions.partners        0        0          0        2
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn a_sheet_without_a_header_is_named() {
    assert_snapshot!(said(&[("actions", &ACTIONS), ("partners", &[])]), @"
    [stderr]
    error: cannot read `edited.xlsx!partners`: it is empty: there is no header
    [exit 2]
    ");
}

#[test]
fn a_heading_that_nobody_knows_is_named_with_its_sheet() {
    let rows: &[&[&str]] = &[&["id", "partnr"], &["peru-i", "pe-interior"]];
    assert_snapshot!(said(&[("actions", &ACTIONS), ("actions.partners", rows)]), @"
    [stderr]
    error: some columns of edited.xlsx!actions.partners are not clear; nothing was written:
      column B: `partnr` is not a field of the items of `partners`; did you mean `partner`?
    [exit 2]
    ");
}

/// Excel and openpyxl write `_x0007_` for the letter U+0007.
#[test]
fn a_control_character_in_a_cell_is_refused() {
    let rows: &[&[&str]] = &[&["id", "title.es"], &["peru-i", "Per\u{7}ú"]];
    assert_snapshot!(said(&[("actions", rows)]), @"
    edited.xlsx!actions:2:B (title.es): error: `title.es` contains U+0007 (control character), which belongs in no text; type the text again without it

    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}
