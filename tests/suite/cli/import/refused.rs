//! A bad row leaves the registry as it is, and every bad row is named.

use std::fs;

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

const BAD: &str = "\
id,title.es,status,countries,partners[].partner,partners[].role,start,end
peru-i,Perú uno,completed,PE,,,2019,2020
peru-ii,Dos,Compleated,Atlantis,nobody,x,12/05/2019,2018
peru-iii,Tres,completed,PE,Ministerio de la Verdad,,2020,2018
peru-i,Otra vez,completed,PE,,,,
chile-i,Uno,completed,CL,,,2020,2018,more
";

#[test]
fn every_problem_of_every_row_is_said_and_nothing_is_written() {
    let registry = TestRegistry::programme();
    sheet(&registry, "bad.csv", BAD);
    let before = registry.text("actions/peru-i.yaml");
    assert_snapshot!(registry.run(["import", "actions", "bad.csv"]), @r#"
    bad.csv:3:C (status): error: `Compleated` is not a code of `statuses`; did you mean `completed` (Completed)?
    bad.csv:3:D (countries): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`
    bad.csv:3:E (partners[].partner): error[unknown-reference]: there is no partner `nobody`
      help: create the record, or find the id with `mieux list partners`
    bad.csv:3:F (partners[].role): error: `x` is not a code of `roles`; find it with `mieux list roles`
    bad.csv:3:G (start): error: `12/05/2019` is not a date; write 2017, 2017-05 or 2017-05-12, or set the pattern of dates in a mapping file: dates = ["DD/MM/YYYY"]
    bad.csv:4:E (partners[].partner): error: there is no partner `Ministerio de la Verdad`; find the id with `mieux list partners`
    bad.csv:4:H (end): error[end-before-start]: `end` (2018) is before `start` (2020)
      help: correct one of the two, or swap them: `start: 2018` and `end: 2020`
    bad.csv:6:H (end): error[end-before-start]: `end` (2018) is before `start` (2020)
      help: correct one of the two, or swap them: `start: 2018` and `end: 2020`
    bad.csv:5: error: `peru-i` is already in row 2; give each record one row
    bad.csv:6: error: `more` is in column I, which has no heading

    Row  Record  Change    Before          After
    ────────────────────────────────────────────────
    2    peru-i  title.es  Perú I          Perú uno
    2    peru-i  status    implementation  completed
    2    peru-i  start     2019-05         2019
    2    peru-i  end       (nothing)       2020

    Sheet    Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────
    bad.csv        0        1          0        4
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    "#);
    assert_eq!(registry.text("actions/peru-i.yaml"), before);
    assert!(!registry.below("actions/peru-iii.yaml").exists());
}

#[test]
fn good_rows_are_imported_and_the_others_left_to_be_mended() {
    let registry = TestRegistry::programme();
    sheet(&registry, "bad.csv", BAD);
    assert_snapshot!(registry.run(["import", "actions", "bad.csv", "--skip-bad"]), @r#"
    bad.csv:3:C (status): error: `Compleated` is not a code of `statuses`; did you mean `completed` (Completed)?
    bad.csv:3:D (countries): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`
    bad.csv:3:E (partners[].partner): error[unknown-reference]: there is no partner `nobody`
      help: create the record, or find the id with `mieux list partners`
    bad.csv:3:F (partners[].role): error: `x` is not a code of `roles`; find it with `mieux list roles`
    bad.csv:3:G (start): error: `12/05/2019` is not a date; write 2017, 2017-05 or 2017-05-12, or set the pattern of dates in a mapping file: dates = ["DD/MM/YYYY"]
    bad.csv:4:E (partners[].partner): error: there is no partner `Ministerio de la Verdad`; find the id with `mieux list partners`
    bad.csv:4:H (end): error[end-before-start]: `end` (2018) is before `start` (2020)
      help: correct one of the two, or swap them: `start: 2018` and `end: 2020`
    bad.csv:6:H (end): error[end-before-start]: `end` (2018) is before `start` (2020)
      help: correct one of the two, or swap them: `start: 2018` and `end: 2020`
    bad.csv:5: error: `peru-i` is already in row 2; give each record one row
    bad.csv:6: error: `more` is in column I, which has no heading

    Row  Record  Change    Before          After
    ────────────────────────────────────────────────
    2    peru-i  title.es  Perú I          Perú uno
    2    peru-i  status    implementation  completed
    2    peru-i  start     2019-05         2019
    2    peru-i  end       (nothing)       2020

    Sheet    Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────
    bad.csv        0        1          0        4
    [stderr]
    Wrote 1 file.
    The refused rows and their reasons are in bad.rejected.csv. Correct them there, and import them with the same --map and --link.
    [exit 1]
    "#);
    let left = fs::read_to_string(registry.path().join("bad.rejected.csv")).unwrap();
    assert_snapshot!(left, @r#"
    id,title.es,status,countries,partners[].partner,partners[].role,start,end,refused because
    peru-ii,Dos,Compleated,Atlantis,nobody,x,12/05/2019,2018,"status: `Compleated` is not a code of `statuses`; did you mean `completed` (Completed)?; countries: `Atlantis` is not a code of `countries`; find it with `mieux list countries`; partners[].partner: there is no partner `nobody`; partners[].role: `x` is not a code of `roles`; find it with `mieux list roles`; start: `12/05/2019` is not a date; write 2017, 2017-05 or 2017-05-12, or set the pattern of dates in a mapping file: dates = [""DD/MM/YYYY""]"
    peru-iii,Tres,completed,PE,Ministerio de la Verdad,,2020,2018,partners[].partner: there is no partner `Ministerio de la Verdad`; find the id with `mieux list partners`; end: `end` (2018) is before `start` (2020)
    peru-i,Otra vez,completed,PE,,,,,`peru-i` is already in row 2; give each record one row
    chile-i,Uno,completed,CL,,,2020,2018,"end: `end` (2018) is before `start` (2020); `more` is in column I, which has no heading"
    "#);
    let mended = left
        .replace(
            "Compleated,Atlantis,nobody,x,12/05/2019,2018",
            "completed,PE,MININTER,requester,2018,2019",
        )
        .replace("Ministerio de la Verdad", "MININTER")
        .replace("2020,2018", "2018,2020")
        .lines()
        .filter(|line| !line.starts_with("peru-i,"))
        .collect::<Vec<_>>()
        .join("\n");
    sheet(&registry, "bad.rejected.csv", mended);
    assert_snapshot!(registry.run(["import", "actions", "bad.rejected.csv"]), @"
    bad.rejected.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    bad.rejected.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    bad.rejected.csv:4: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document

    Row  Record    Change   Before  After
    ──────────────────────────────────────────────────────────────
    2    peru-ii   created          registry/actions/peru-ii.yaml
    3    peru-iii  created          registry/actions/peru-iii.yaml
    4    chile-i   created          registry/actions/chile-i.yaml

    Sheet             Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────────
    bad.rejected.csv        3        0          0        0
    [stderr]
    Wrote 3 files.
    [exit 0]
    ");
}

/// What refers to a row that is refused is refused with it; the next time it is said why.
#[test]
fn with_the_bad_rows_go_those_that_need_them() {
    let registry = TestRegistry::programme();
    sheet(
        &registry,
        "p.csv",
        "id,name.en,kind,country\ncl-x,Ministry,nonsense,CL\ncl-y,Agency,civil-society,CL\n",
    );
    sheet(
        &registry,
        "a.csv",
        "id,title.en,status,countries,partners[].partner,start,end\n\
         chile-i,One,completed,CL,cl-x,2019,2020\nchile-ii,Two,completed,CL,cl-y,2019,2020\n",
    );
    let args = ["import", "partners", "p.csv", "actions", "a.csv", "--skip-bad"];
    assert_snapshot!(registry.run(args), @"
    p.csv:2:C (kind): error: `nonsense` is not a code of `partner-kinds`; find it with `mieux list partner-kinds`
    p.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:2:E (partners[].partner): error[unknown-reference]: there is no partner `cl-x`
      help: create the record, or find the id with `mieux list partners`

    Row      Record    Change   Before  After
    ──────────────────────────────────────────────────────────────────
    p.csv:3  cl-y      created          registry/partners/cl/cl-y.yaml
    a.csv:3  chile-ii  created          registry/actions/chile-ii.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        1        0          0        1
    a.csv        1        0          0        1
    [stderr]
    Wrote 2 files.
    The refused rows and their reasons are in p.rejected.csv and a.rejected.csv. Correct them there, and import them with the same --map and --link.
    [exit 1]
    ");
}

#[test]
fn what_the_registry_would_be_is_checked_and_what_was_wrong_before_is_not_said() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/wrong.yaml",
        "id: wrong\ntitle: {en: W}\nstatus: nonsense\ncountries: [PE]\n",
    );
    sheet(&registry, "a.csv", "id,start,end\nperu-i,2019,2018\nwrong,2019,2020\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2:C (end): error[end-before-start]: `end` (2018) is before `start` (2019)
      help: correct one of the two, or swap them: `start: 2018` and `end: 2019`

    Row  Record  Change  Before     After
    ─────────────────────────────────────
    3    wrong   start   (nothing)  2019
    3    wrong   end     (nothing)  2020

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn near_duplicates_are_named_with_both_places() {
    let registry = TestRegistry::programme();
    let sheet_text = "id,name.en,kind,country,sources[].source\n\
                      pe-minint,Ministry of Interior,national-institution,PE,page\n\
                      pe-a,Agency of Migration,national-institution,PE,page\n\
                      pe-b,Agency for Migration,national-institution,PE,page\n";
    sheet(&registry, "p.csv", sheet_text);
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "--dry-run"]), @"
    p.csv:2:A (id): warning[unused-partner]: no other record refers to `pe-minint`
      help: add it where it took part: `- partner: pe-minint` below `partners:`; or
            delete the record
    p.csv:3:A (id): warning[unused-partner]: no other record refers to `pe-a`
      help: add it where it took part: `- partner: pe-a` below `partners:`; or
            delete the record
    p.csv:4:A (id): warning[unused-partner]: no other record refers to `pe-b`
      help: add it where it took part: `- partner: pe-b` below `partners:`; or
            delete the record
    p.csv:2:B (name.en): warning[possible-duplicate]: the name `Ministry of Interior` is nearly the same as `Ministry of the Interior` of `pe-interior`; see registry/partners/pe/pe-interior.yaml
      help: if they are the same, keep one record and refer to it everywhere; if
            not, add to `name` what tells them apart
    p.csv:4:B (name.en): warning[possible-duplicate]: the name `Agency for Migration` is nearly the same as `Agency of Migration` of `pe-a`; see p.csv:3
      help: if they are the same, keep one record and refer to it everywhere; if
            not, add to `name` what tells them apart

    Row  Record     Change   Before  After
    ─────────────────────────────────────────────────────
    2    pe-minint  created
    2    pe-minint  name.en          Ministry of Interior
    2    pe-minint  kind             national-institution
    2    pe-minint  country          PE
    2    pe-minint  sources          [{source: page}]
    3    pe-a       created
    3    pe-a       name.en          Agency of Migration
    3    pe-a       kind             national-institution
    3    pe-a       country          PE
    3    pe-a       sources          [{source: page}]
    4    pe-b       created
    4    pe-b       name.en          Agency for Migration
    4    pe-b       kind             national-institution
    4    pe-b       country          PE
    4    pe-b       sources          [{source: page}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        3        0          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

#[test]
fn a_row_that_says_just_what_another_says_is_a_duplicate() {
    let registry = TestRegistry::programme();
    let line = "Ministry of Tests,MOT,national-institution,PE\n";
    sheet(&registry, "p.csv", format!("name.en,acronym,kind,country\n{line}{line}"));
    assert_snapshot!(registry.run(["import", "partners", "p.csv"]), @"
    p.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    p.csv:2: warning[unused-partner]: no other record refers to `pe-mot`
      help: add it where it took part: `- partner: pe-mot` below `partners:`; or
            delete the record
    p.csv:3: error: the row repeats row 2

    Row  Record  Change   Before  After
    ──────────────────────────────────────────────────────────────
    2    pe-mot  created          registry/partners/pe/pe-mot.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        1        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn a_record_that_cannot_be_read_is_not_changed() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: peru-i\ntitle: {en: x\n");
    sheet(&registry, "a.csv", "id,start\nperu-i,2019\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2: error: registry/actions/peru-i.yaml has errors; correct it first: mieux validate registry/actions/peru-i.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn every_item_of_a_list_that_is_wrong_is_named() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,countries\nboth,PE; Atlantis ;; Perú; Lemuria\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2:B (countries): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`; `Lemuria` is not a code of `countries`; find it with `mieux list countries`

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn a_row_that_finds_no_record_to_update_says_so() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "title.en,end\nNobody has this,2020\n");
    let args = ["import", "actions", "a.csv", "--update-only", "--key", "title.en"];
    assert_snapshot!(registry.run(args), @"
    a.csv:2: error: there is no record of this row to update

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}
