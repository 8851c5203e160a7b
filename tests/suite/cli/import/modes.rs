//! Which rows are taken, and how they find their records.

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

#[test]
fn only_new_ones_or_only_known_ones_may_be_asked_for() {
    let registry = TestRegistry::programme();
    let rows = "id,title.en,countries,sources[].source\nperu-i,One,PE,page\nchile-i,New,CL,page\n";
    sheet(&registry, "a.csv", rows);
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--insert-only", "--dry-run"]), @"
    a.csv:2: error: `peru-i` exists already, in registry/actions/peru-i.yaml
    a.csv:3: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`

    Row  Record   Change     Before  After
    ─────────────────────────────────────────────────
    3    chile-i  created
    3    chile-i  title.en           New
    3    chile-i  countries          [CL]
    3    chile-i  sources            [{source: page}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        1        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--update-only", "--dry-run"]), @"
    a.csv:3: error: there is no record of this row to update

    Row  Record  Change    Before     After
    ───────────────────────────────────────
    2    peru-i  title.en  (nothing)  One

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn a_key_finds_the_record_that_a_row_means() {
    let registry = TestRegistry::programme();
    sheet(
        &registry,
        "p.csv",
        "acronym,website,name.en\nMININTER,https://example.org/,\nNEW,,New agency\n,,x\n",
    );
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "--key", "acronym", "--dry-run"]), @"
    p.csv:3: error[missing-field]: missing field `kind`
      help: add a line `kind: …`
    p.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    p.csv:3: warning[unused-partner]: no other record refers to `new`
      help: add it where it took part: `- partner: new` below `partners:`; or delete
            the record
    p.csv:4: error: `acronym`, which finds the record, is empty

    Row  Record       Change   Before     After
    ──────────────────────────────────────────────────────────
    2    pe-interior  website  (nothing)  https://example.org/

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        1          0        2
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "--key", "acornym"]), @"
    [stderr]
    error: p.csv: the key `acornym`: this record has no field `acornym`; did you mean `acronym`?
    [exit 2]
    ");
}

#[test]
fn a_former_id_finds_the_record() {
    let registry = TestRegistry::programme();
    registry.run(["rename", "peru-i", "peru-one"]);
    sheet(&registry, "a.csv", "id,end\nperu-i,2021\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--dry-run"]), @"
    Row  Record    Change  Before     After
    ───────────────────────────────────────
    2    peru-one  end     (nothing)  2021

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

#[test]
fn an_update_touches_what_differs_and_keeps_comments_and_layout() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-i.yaml",
        "# The first.\nid: peru-i\ntitle: {es: \"Perú I\"} # as the page says\nstatus: implementation\n\
         countries:\n  # Beneficiaries\n  - PE # Lima\nthemes: [irregular-migration]\npartners:\n  \
         - partner: pe-interior # asked first\n    role: requester\nstart: 2019-05\nsources: [{source: page}]\n",
    );
    registry.file(
        "partners/cl/cl-a.yaml",
        "id: cl-a\nname: {en: Agency}\ncountry: CL\nkind: civil-society\n",
    );
    let rows = "id,title.es,countries,partners[].partner,partners[].role,end\n\
                peru-i,Perú I,Perú;CL,MININTER;Agency,requester;implementing,2021\n";
    sheet(&registry, "a.csv", rows);
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    Row  Record  Change     Before             After
    ────────────────────────────────────────────────────────────────────────────────
    2    peru-i  countries  [PE]               [PE, CL]
    2    peru-i  end        (nothing)          2021
    2    peru-i  partners   [{partner:         [{partner: pe-interior, role:
                            pe-interior,       requester}, {partner: cl-a, ro…
                            role: requester}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @r#"
    # The first.
    id: peru-i
    title: {es: "Perú I"} # as the page says
    status: implementation
    countries:
      # Beneficiaries
      - PE # Lima
      - CL
    themes: [irregular-migration]
    partners:
      - partner: pe-interior # asked first
        role: requester
      - partner: cl-a
        role: implementing
    start: 2019-05
    end: 2021
    sources: [{source: page}]
    "#);
    sheet(&registry, "a.csv", "id,countries,partners[1].role\nperu-i,CL,requester\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    Row  Record  Change     Before                       After
    ────────────────────────────────────────────────────────────────────────────────
    2    peru-i  countries  [PE, CL]                     [CL]
    2    peru-i  partners   [{partner: pe-interior,      [{partner: pe-interior,
                            role: requester}, {partner:  role: requester}, {partner:
                            cl-a, ro…                    cl-a, ro…

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    sheet(&registry, "a.csv", "id,countries,partners[].partner\nperu-i,CL;PE,cl-a\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    a.csv:2:C (partners[].partner): error[civil-society-alone]: only civil society requested the action: `cl-a`
      help: add the government body that requested it as well: `- partner: …` with
            `role: co-requester`; or correct the role here, or `kind` in the record
            of the partner

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @r#"
    # The first.
    id: peru-i
    title: {es: "Perú I"} # as the page says
    status: implementation
    countries:
      - CL
    themes: [irregular-migration]
    partners:
      - partner: pe-interior # asked first
        role: requester
      - partner: cl-a
        role: requester
    start: 2019-05
    end: 2021
    sources: [{source: page}]
    "#);
}

#[test]
fn two_rows_with_one_key_are_not_two_records() {
    let registry = TestRegistry::programme();
    let rows = "name.en,kind,country,sources[].source\nPort,national-institution,PE,page\nCustoms,national-institution,XX,page\n\
                Port,national-institution,CL,page\n";
    sheet(&registry, "p.csv", rows);
    let args = ["import", "partners", "p.csv", "--key", "name.en"];
    assert_snapshot!(registry.run(args), @"
    p.csv:2: warning[unused-partner]: no other record refers to `pe-port`
      help: add it where it took part: `- partner: pe-port` below `partners:`; or
            delete the record
    p.csv:3:C (country): error: `XX` is not a code of `countries`; find it with `mieux list countries`
    p.csv:4: error: row 2 also has `name.en: Port`; give each record one row

    Row  Record   Change   Before  After
    ────────────────────────────────────────────────────────────────
    2    pe-port  created          registry/partners/pe/pe-port.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        1        0          0        2
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

#[test]
fn an_id_that_a_record_had_is_not_given_to_another() {
    let registry = TestRegistry::programme();
    registry.run(["rename", "pe-interior", "pe-ministry"]);
    let row = "name.en,acronym,kind,country,sources[].source\nInterior,INTERIOR,national-institution,PE,page\n";
    sheet(&registry, "p.csv", row);
    assert_snapshot!(registry.run(["import", "partners", "p.csv"]), @"
    p.csv:2: error: `id` is empty, and `pe-interior`, which the row would get, belongs to another record; fill in `id`, or name the field that finds the record: --key FIELD

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

/// A sheet that has the items of a list in another order says nothing new.
#[test]
fn the_order_of_a_list_stays_and_its_comments_with_it() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/cl/cl-a.yaml",
        "id: cl-a\nname: {en: A}\ncountry: CL\nkind: national-institution\n",
    );
    registry.file(
        "partners/cl/cl-b.yaml",
        "id: cl-b\nname: {en: B}\ncountry: CL\nkind: national-institution\n",
    );
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {es: Perú I}\nstatus: implementation\ncountries: [PE, CL]\npartners:\n  \
         - partner: pe-interior\n    role: requester\n  # came later\n  - partner: cl-a # commission\nstart: 2019-05\nsources: [{source: page}]\n",
    );
    let rows = "id,countries,partners[].partner,partners[].role\nperu-i,CL;PE,cl-a;cl-b;pe-interior,;implementing;requester\n";
    sheet(&registry, "a.csv", rows);
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    Row  Record  Change    Before                      After
    ────────────────────────────────────────────────────────────────────────────────
    2    peru-i  partners  [{partner: pe-interior,     [{partner: pe-interior, role:
                           role: requester},           requester}, {partner: cl-a},
                           {partner: cl-a}]            {…

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @"
    id: peru-i
    title: {es: Perú I}
    status: implementation
    countries: [PE, CL]
    partners:
      - partner: pe-interior
        role: requester
      # came later
      - partner: cl-a # commission
      - partner: cl-b
        role: implementing
    start: 2019-05
    sources: [{source: page}]
    ");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          1        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn one_key_in_two_sheets_is_one_record() {
    let registry = TestRegistry::programme();
    let rows = "acronym,name.en,kind,country\nNEW,New agency,national-institution,PE\n";
    sheet(&registry, "p.csv", rows);
    sheet(&registry, "q.csv", rows);
    let args =
        ["import", "partners", "p.csv", "partners", "q.csv", "--key", "acronym", "--dry-run"];
    assert_snapshot!(registry.run(args), @"
    p.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    p.csv:2: warning[unused-partner]: no other record refers to `pe-new`
      help: add it where it took part: `- partner: pe-new` below `partners:`; or
            delete the record
    q.csv:2: error: row 2 of another sheet also has `acronym: NEW`; give each record one row

    Row      Record  Change   Before  After
    ──────────────────────────────────────────────────────
    p.csv:2  pe-new  created
    p.csv:2  pe-new  acronym          NEW
    p.csv:2  pe-new  name.en          New agency
    p.csv:2  pe-new  kind             national-institution
    p.csv:2  pe-new  country          PE

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        1        0          0        0
    q.csv        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    sheet(&registry, "a.csv", "title.en,countries\nNew,PE\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--key", "countries"]), @"
    [stderr]
    error: a.csv: the key `countries` is a list, which does not identify a record
    [exit 2]
    ");
}
