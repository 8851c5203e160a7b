//! A mapping that is proposed: it works as it is, and nothing in it is made up.

use insta::assert_snapshot;

use super::{TestRegistry, mapping_of, sheet, with_consent};

/// The mapping that is proposed for a sheet, and what an import with it says.
fn proposed(name: &str, kind: &str, text: &str) -> (String, String) {
    let registry = TestRegistry::programme();
    sheet(&registry, name, text);
    let proposed = registry.run(["import", kind, "--guess", name]);
    sheet(&registry, "map.toml", mapping_of(&proposed));
    let said = registry.run(["import", kind, name, "--map", "map.toml", "--dry-run"]);
    (proposed, said)
}

#[test]
fn unknown_values_are_left_to_be_completed_and_refused_until_then() {
    let rows = "Title,Countries,Status,Start date\n\
                First project,Peru,Ongoing,2019\n\
                Second project,N/A,Closed,2019\n\
                Third project,TBD,Completed,2019\n\
                Fourth project,nan,,2019\n\
                Fifth project,Cordalia,,2019\n";
    let (proposed, said) = proposed("a.csv", "actions", rows);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.csv --map THIS_FILE --dry-run
    kind = "action"
    # No column has ids: a row finds its record by this field.
    key = "title.en"

    [columns]
    "Title" = "title.en"
    "Start date" = "start"

    [columns."Countries"]
    field = "countries"
    # These values are no codes, so that the import refuses their rows. Remove the `#` and
    # write a code in place of CODE, or "" for nothing. Codes: BY, CL, NO, PE
    [columns."Countries".values]
    # "Cordalia" = "CODE"  # ?
    # "N/A" = "CODE"  # ?
    # "TBD" = "CODE"  # ?
    # "nan" = "CODE"  # ?

    [columns."Status"]
    field = "status"
    # These values are no codes, so that the import refuses their rows. Remove the `#` and
    # write a code in place of CODE, or "" for nothing. Codes: request, preparation, implementation, completed, on-hold, rejected, cancelled
    [columns."Status".values]
    # "Closed" = "CODE"  # ?
    # "Ongoing" = "CODE"  # ?
    [exit 0]
    "#);
    assert_snapshot!(said, @"
    a.csv:2:C (Status): error: `Ongoing` is not a code of `statuses`; find it with `mieux list statuses`
    a.csv:3:B (Countries): error: `N/A` is not a code of `countries`; find it with `mieux list countries`
    a.csv:3:C (Status): error: `Closed` is not a code of `statuses`; find it with `mieux list statuses`
    a.csv:4:B (Countries): error: `TBD` is not a code of `countries`; find it with `mieux list countries`
    a.csv:5:B (Countries): error: `nan` is not a code of `countries`; find it with `mieux list countries`
    a.csv:6:B (Countries): error: `Cordalia` is not a code of `countries`; find it with `mieux list countries`

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        5
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn headings_of_two_rows_totals_notes_and_several_signs_are_found() {
    let rows = "Listado de acciones;;;;;\n\
                ;;;;;\n\
                Título;País;Estado;Fechas;;Nº\n\
                ;;;Inicio;Fin;\n\
                Primera;Perú, Chile;Completada;12/05/2022;13/06/2023;1\n\
                Segunda;Belarús y Noruega;Completada;mayo 2022;dic-2023;2\n\
                Tercera;Bolivia y Paraguay;Completada;2022;2023;3\n\
                TOTAL;;;;;3\n\
                Fuente: la oficina;;;;;\n";
    let (proposed, said) = proposed("a.csv", "actions", rows);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.csv --map THIS_FILE --dry-run
    kind = "action"
    header_row = 3
    header_rows = 2
    # No column has ids: a row finds its record by this field.
    key = "title.es"
    dates = ["DD/MM/YYYY", "MMM YYYY", "MMM-YYYY"]
    # These columns are not imported. If one has a field, give it a line below.
    ignore = ["Nº"]  # ?
    skip = [{ column = "Título", value = "TOTAL" }]  # ?
    end = [{ column = "Título", starts = "Fuente:" }]  # ?

    [columns]
    "Título" = "title.es"
    "Estado" = "status"
    "Fechas / Inicio" = "start"  # ?
    "Fechas / Fin" = "end"  # ?

    [columns."País"]
    field = "countries"
    list = [",", " y "]
    # These values are no codes, so that the import refuses their rows. Remove the `#` and
    # write a code in place of CODE, or "" for nothing. Codes: BY, CL, NO, PE
    [columns."País".values]
    # "Bolivia" = "CODE"  # ?
    # "Paraguay" = "CODE"  # ?
    [exit 0]
    "#);
    assert_snapshot!(said, @r#"
    a.csv: note: column D (Fechas / Inicio): `12/05/2022` is read as 2022-05-12, but could be 2022-12-05: no date in the column shows which is the day
    a.csv:5: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:6: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:7:B (País): error: `Bolivia` is not a code of `countries`; find it with `mieux list countries`; `Paraguay` is not a code of `countries`; find it with `mieux list countries`

    Row  Record          Change     Before  After
    ────────────────────────────────────────────────────
    5    peru-chile      created
    5    peru-chile      title.es           Primera
    5    peru-chile      countries          [PE, CL]
    5    peru-chile      status             completed
    5    peru-chile      start              "2022-05-12"
    5    peru-chile      end                "2023-06-13"
    6    belarus-norway  created
    6    belarus-norway  title.es           Segunda
    6    belarus-norway  countries          [BY, "NO"]
    6    belarus-norway  status             completed
    6    belarus-norway  start              2022-05
    6    belarus-norway  end                2023-12

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        2        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    "#);
}

#[test]
fn dates_that_nothing_tells_apart_are_said() {
    let (unclear, said) =
        proposed("a.csv", "actions", "Title,Start date\nA,03/04/2017\nB,05/06/2018\n");
    assert_snapshot!(unclear, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.csv --map THIS_FILE --dry-run
    kind = "action"
    # No column has ids: a row finds its record by this field.
    key = "title.en"
    # `03/04/2017` and the other dates could be DD/MM/YYYY or the other way round; no date tells
    dates = ["DD/MM/YYYY"]  # ?

    [columns]
    "Title" = "title.en"
    "Start date" = "start"
    [exit 0]
    "#);
    assert_snapshot!(said, @"
    a.csv: note: column B (Start date): `03/04/2017` is read as 2017-04-03, but could be 2017-03-04: no date in the column shows which is the day
    a.csv:2: error: `id` is empty and cannot be made without `countries`; fill in one of the two
    a.csv:3: error: `id` is empty and cannot be made without `countries`; fill in one of the two

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        2
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    let rows = "Title,Start date\nA,01/22/2018\nB,22/01/2018\nC,03/04/2017\n";
    let (mixed, said) = proposed("a.csv", "actions", rows);
    assert_snapshot!(mixed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.csv --map THIS_FILE --dry-run
    kind = "action"
    # No column has ids: a row finds its record by this field.
    key = "title.en"
    # The dates mix two orders: `03/04/2017` can be two days. The import refuses such dates
    dates = ["DD/MM/YYYY", "MM/DD/YYYY"]  # ?

    [columns]
    "Title" = "title.en"
    "Start date" = "start"
    [exit 0]
    "#);
    assert_snapshot!(said, @"
    a.csv:2: error: `id` is empty and cannot be made without `countries`; fill in one of the two
    a.csv:3: error: `id` is empty and cannot be made without `countries`; fill in one of the two
    a.csv:4:B (Start date): error: `03/04/2017` is 2017-04-03 as `DD/MM/YYYY` and 2017-03-04 as `MM/DD/YYYY`; write 2017-04-03 or 2017-03-04

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        3
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn headings_that_stand_twice_and_several_columns_of_one_list_work() {
    let rows = "Title,Country 1,Country 2,Country,Start,Notes,Notes\n\
                A,Peru,,Chile,2017,one,two\n\
                B,Norway,Peru,Belarus,2017,,\n";
    let (proposed, said) = proposed("a.csv", "actions", rows);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.csv --map THIS_FILE --dry-run
    kind = "action"
    # No column has ids: a row finds its record by this field.
    key = "title.en"
    # These columns are not imported. If one has a field, give it a line below.
    ignore = ["G"]  # ?

    [columns]
    "Title" = "title.en"
    "Country 1" = "countries"  # ?
    "Country 2" = "countries"  # ?
    "Country" = "countries"
    "Start" = "start"
    "F" = "notes.en"
    [exit 0]
    "#);
    assert_snapshot!(said, @r#"
    a.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.csv:2: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`
    a.csv:3: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`

    Row  Record               Change     Before  After
    ───────────────────────────────────────────────────────────
    2    peru-chile           created
    2    peru-chile           title.en           A
    2    peru-chile           countries          [PE, CL]
    2    peru-chile           start              2017
    2    peru-chile           notes.en           one
    3    norway-peru-belarus  created
    3    norway-peru-belarus  title.en           B
    3    norway-peru-belarus  countries          ["NO", PE, BY]
    3    norway-peru-belarus  start              2017

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        2        0          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    "#);
}

#[test]
fn a_list_below_a_key_and_records_by_their_ids_are_found() {
    let below = r#"{"publisher": {"name": "x"}, "grants": [{"title": {"en": "A"}}, {"title": {"en": "B"}}]}"#;
    let (mapping, said) = proposed("a.json", "actions", below);
    assert_snapshot!(mapping, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.json. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.json --map THIS_FILE --dry-run
    kind = "action"
    path = "grants"
    # No column has ids: a row finds its record by this field.
    key = "title.en"

    [columns]
    "title.en" = "title.en"
    [exit 0]
    "#);
    assert_snapshot!(said, @"
    a.json:1: error: `id` is empty and cannot be made without `countries`; fill in one of the two
    a.json:2: error: `id` is empty and cannot be made without `countries`; fill in one of the two

    Sheet   Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────
    a.json        0        0          0        2
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    let by_id = r#"{"pe-i": {"title": {"en": "A"}}, "pe-ii": {"title": {"en": "B"}}}"#;
    let (mapping, said) = proposed("a.json", "actions", by_id);
    assert_snapshot!(mapping, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for a.json. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions a.json --map THIS_FILE --dry-run
    kind = "action"
    path = "."

    [columns]
    "id" = "id"
    "title.en" = "title.en"
    [exit 0]
    "#);
    assert_snapshot!(said, @"
    a.json:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.json:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    a.json:1: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`
    a.json:2: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`

    Row  Record  Change    Before  After
    ────────────────────────────────────
    1    pe-i    created
    1    pe-i    title.en          A
    2    pe-ii   created
    2    pe-ii   title.en          B

    Sheet   Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────
    a.json        2        0          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    let registry = TestRegistry::programme();
    sheet(&registry, "a.json", below);
    assert_snapshot!(registry.run(["import", "actions", "a.json"]), @r#"
    [stderr]
    error: some columns of a.json are not clear; nothing was written:
      columns publisher.name, grants: `publisher.name` and `grants` are not fields of an action; map them to fields in a mapping file, or ignore them: ignore = ["publisher.name", "grants"]. `mieux import --guess FILE` proposes a mapping file
      `grants` has a list of maps; if these are the records, add --path grants
    [exit 2]
    "#);
    sheet(&registry, "map.toml", "ignore = [\"publisher.name\", \"grants\"]\n");
    assert_snapshot!(registry.run(["import", "actions", "a.json", "--map", "map.toml"]), @"
    [stderr]
    error: some columns of a.json are not clear; nothing was written:
      none of its columns is imported, so its 1 row gives no record
      `grants` has a list of maps; if these are the records, add --path grants
    [exit 2]
    ");
}

#[test]
fn unknown_columns_are_named_in_one_line_and_other_signs_of_lists_are_told() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "Título,Presupuesto,Nº\nA,1,2\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @r#"
    [stderr]
    error: some columns of a.csv are not clear; nothing was written:
      column A: `Título` is not a field of an action; did you mean `title.en`?
      columns B, C: `Presupuesto` and `Nº` are not fields of an action; map them to fields in a mapping file, or ignore them: ignore = ["Presupuesto", "Nº"]. `mieux import --guess FILE` proposes a mapping file
    [exit 2]
    "#);
    sheet(&registry, "a.csv", "title.en,countries\nA,\"PE, CL\"\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--dry-run"]), @r#"
    a.csv:2:B (countries): error: `PE, CL` is several values for `countries`; separate them with `;`, or set the sign in the mapping file: list = ","

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    "#);
    let rows =
        "title.en,action,kind,participants.total,participants.men\nA,peru-i,training,60.0,0x3C\n";
    sheet(&registry, "a.csv", rows);
    assert_snapshot!(registry.run(["import", "activities", "a.csv", "--dry-run"]), @"
    a.csv:2:E (participants.men): error: `participants.men` must be a number, not `0x3C`

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn a_list_of_persons_is_counted_and_nothing_else_of_it_is_kept() {
    let registry = TestRegistry::programme();
    let rows = "Actividad;Nombre y apellidos;Sexo;Correo\n\
                peru-i-a01;Uno;F;u@example.org\n\
                peru-i-a01;Dos;M;d@example.org\n\
                peru-i-a01;Tres;F;t@example.org\n\
                peru-i-a01;Cuatro;;c@example.org\n";
    sheet(&registry, "p.csv", rows);
    assert_snapshot!(registry.run(["import", "participants", "p.csv"]), @"
    [stderr]
    error: a list of persons is counted, not imported: `mieux import activities --guess FILE` proposes a mapping file that counts the rows of each activity; then run `mieux import activities FILE --map MAPPING`
    [exit 2]
    ");
    let proposed = registry.run(["import", "--guess", "p.csv"]);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for p.csv. Its rows are persons, who are counted and never imported:
    # only the number of rows of each activity goes to `participants`. Then:
    #   mieux import activities p.csv --map THIS_FILE --dry-run
    kind = "activity"

    [count]
    record = "Actividad"  # the column that names the activity
    sex = "Sexo"
    women = ["F"]
    men = ["M"]
    [exit 0]
    "#);
    let mapping = mapping_of(&proposed);
    sheet(&registry, "map.toml", mapping);
    let args = ["import", "activities", "p.csv", "--map", "map.toml"];
    assert_snapshot!(registry.run(args), @"
    p.csv: note: row 5 does not distinguish women and men: only the total of its activity is imported

    Row  Record      Change              Before     After
    ─────────────────────────────────────────────────────
    2    peru-i-a01  participants.total  (nothing)  4

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    sheet(&registry, "p.csv", rows.replace("Cuatro;;", "Cuatro;F;"));
    assert!(registry.run(args).contains("Wrote 1 file."));
    assert!(registry.run(args).contains("No change"));
    assert_snapshot!(registry.text("activities/peru-i/peru-i-a01.yaml"), @"
    id: peru-i-a01
    action: peru-i
    title: {en: Remote training}
    kind: training
    online: true
    participants:
      total: 4
      women: 3
      men: 1
    sources: [{source: page}]
    ");
    let more = "peru-i-a99;Cinco;F;\n;Seis;F;\nperu-i-a01;Siete;X;\n";
    sheet(&registry, "p.csv", format!("{rows}{more}"));
    let bad = ["import", "activities", "p.csv", "--map", "map.toml", "--skip-bad"];
    assert_snapshot!(registry.run(bad), @"
    p.csv: note: row 5 does not distinguish women and men: only the total of its activity is imported
    p.csv:2: error: row 8 of this activity has an error
    p.csv:2:A (participants.total): error[participants-do-not-add-up]: `women` (3) and `men` (1) add up to fewer than `total` (5)
      help: correct the number that is wrong; `total: 4` would fit, or
            `qualifier: about` if the total is not exact
    p.csv:6: error: there is no record of this row to update
    p.csv:7:A (id): error: the row does not name its activity and is not counted
    p.csv:8:C (participants.women): error: `X` is neither in `women` nor in `men` of the mapping file

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        0          0        4
    [stderr]
    There is no row to import.
    [exit 1]
    ");
    assert!(!registry.path().join("p.rejected.csv").exists());
}

#[test]
fn a_list_of_persons_below_titles_is_counted_as_its_layout_says() {
    let registry = TestRegistry::programme();
    let rows = "Lista de asistencia;;\n\
                Taller;;\n\
                Actividad;Nombre y apellidos;Sexo\n\
                peru-i-a01;Uno;F\n\
                peru-i-a01;Dos;M\n";
    sheet(&registry, "p.csv", rows);
    let proposed = registry.run(["import", "--guess", "p.csv"]);
    assert!(proposed.contains("\nheader_row = 3\n"), "{proposed}");
    let mapping = mapping_of(&proposed);
    let mapping = mapping.replace(
        "\n[count]",
        "skip = [{ column = \"A\", value = \"Total\" }, { column = \"B\", value = \"2\" }]\n[count]",
    );
    sheet(&registry, "map.toml", &mapping);
    sheet(&registry, "p.csv", format!("{rows}Total;;\n"));
    assert_snapshot!(registry.run(["import", "activities", "p.csv", "--map", "map.toml"]), @"
    Row  Record      Change              Before     After
    ─────────────────────────────────────────────────────
    4    peru-i-a01  participants.total  (nothing)  2
    4    peru-i-a01  participants.women  (nothing)  1
    4    peru-i-a01  participants.men    (nothing)  1

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    let mapping = format!("ignore = [\"C\"]\n{mapping}");
    sheet(&registry, "map.toml", &mapping);
    assert_snapshot!(registry.run(["import", "activities", "p.csv", "--map", "map.toml"]), @"
    [stderr]
    error: map.toml is not a valid mapping file: `[count]` names the only columns that are read; remove `columns` and `ignore`
    [exit 2]
    ");
}

#[test]
fn a_column_of_dates_with_times_is_one_of_dates() {
    let registry = TestRegistry::programme();
    let rows = "id;Inicio\nperu-i;2016-05-01T10:30:00Z\nperu-ii;2016-06-02T08:00:00Z\n";
    sheet(&registry, "p.csv", rows);
    assert_snapshot!(registry.run(["import", "actions", "--guess", "p.csv"]), @r#"
    #:schema schemas/mapping.schema.json
    # A draft for p.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions p.csv --map THIS_FILE --dry-run
    kind = "action"

    [columns]
    "id" = "id"
    "Inicio" = "start"
    [exit 0]
    "#);
}

#[test]
fn headings_and_statuses_of_iati_are_known_by_an_exact_table() {
    let (proposed, said) = proposed(
        "iati.csv",
        "actions",
        "iati-identifier,title/narrative,activity-status/@code,recipient-country/@code,planned start,actual start\n\
         XM-DAC-1,First project,2,PE,2018-01-01,2019-01-01\n\
         XM-DAC-2,Second project,4,CL,2018-01-01,2019-05-01\n",
    );
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for iati.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions iati.csv --map THIS_FILE --dry-run
    kind = "action"
    # No column has ids: a row finds its record by this field.
    key = "title.en"
    # These columns are not imported. If one has a field, give it a line below.
    ignore = ["iati-identifier", "planned start"]  # ?

    [columns]
    "title/narrative" = "title.en"
    "recipient-country/@code" = "countries"
    "actual start" = "start"

    [columns."activity-status/@code"]
    field = "status"
    # Codes of the IATI list ActivityStatus, and what they stand for here.
    [columns."activity-status/@code".values]
    "1" = "preparation"  # ?
    "2" = "implementation"  # ?
    "4" = "completed"  # ?
    "5" = "cancelled"  # ?
    "6" = "on-hold"  # ?
    [exit 0]
    "#);
    assert!(!said.contains("error"), "{said}");
}

/// Whether somebody is on the roster is yes or no in most lists, and a first language has no level of its own.
#[test]
fn a_roster_of_yes_and_no_and_first_languages_is_read() {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    sheet(
        &registry,
        "r.csv",
        "Staff no,Country,Languages,On roster\n\
         1,Peru,\"Spanish (native), English (C1)\",yes\n\
         2,Chile,\"français (langue maternelle), inglés B2\",no\n\
         3,Chile,\"Mother tongue: Spanish, French (fluent)\",Sí\n",
    );
    let proposed = registry.run(["import", "experts", "--guess", "r.csv"]);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for r.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import experts r.csv --map THIS_FILE --dry-run
    kind = "expert"

    # What identifies people goes to private/experts/ID.yaml, never into a record.
    [private]
    key = "Staff no"

    [private.columns]

    [constants]
    # The legal ground for keeping data on these people. Remove the `#` and write one in place of CODE:
    # consent, contract, legal-obligation, public-task, legitimate-interest
    # "consent.basis" = "CODE"  # ?

    [columns]
    "Country" = "origin"

    [columns."Languages"]
    field = "languages[].language"
    list = ","
    # These values are no codes, so that the import refuses their rows. Remove the `#` and
    # write a code in place of CODE, or "" for nothing. Codes: the two letters of a language and its level (A1, A2, B1, B2, C1, C2), `es C1`
    [columns."Languages".values]
    # "French (fluent)" = "CODE"  # ?

    [columns."On roster"]
    field = "roster"
    # What these words are likely to mean; "" stands for nothing.
    [columns."On roster".values]
    "Sí" = "active"  # ?
    "no" = ""  # ?
    "yes" = "active"  # ?
    [exit 0]
    "#);
    let mapping = with_consent(&proposed)
        .replace("# \"French (fluent)\" = \"CODE\"", "\"French (fluent)\" = \"fr C1\"");
    sheet(&registry, "r.toml", mapping);
    assert_snapshot!(registry.run(["import", "experts", "r.csv", "--map", "r.toml", "--dry-run"]), @"
    r.csv: note: column C (Languages): a first language, such as `Spanish (native)`, becomes level C2
    r.csv:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    r.csv:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    r.csv:4: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    r.csv:3: warning[expert-without-deployment]: no action and no activity names `exp-0004`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0004` below `experts:`

    Row  Record    Change         Before  After
    ────────────────────────────────────────────────────────────────────────────────
    2    exp-0003  created
    2    exp-0003  origin                 PE
    2    exp-0003  roster                 active
    2    exp-0003  consent.basis          consent
    2    exp-0003  languages              [{language: es, level: C2}, {language: en,
                                          level: C1}]
    2    exp-0003  private file           registry/private/experts/exp-0003.yaml
                                          (key)
    3    exp-0004  created
    3    exp-0004  origin                 CL
    3    exp-0004  consent.basis          consent
    3    exp-0004  languages              [{language: fr, level: C2}, {language: en,
                                          level: B2}]
    3    exp-0004  private file           registry/private/experts/exp-0004.yaml
                                          (key)
    4    exp-0005  created
    4    exp-0005  origin                 CL
    4    exp-0005  roster                 active
    4    exp-0005  consent.basis          consent
    4    exp-0005  languages              [{language: es, level: C2}, {language: fr,
                                          level: C1}]
    4    exp-0005  private file           registry/private/experts/exp-0005.yaml
                                          (key)

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    r.csv        3        0          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

/// Who is on an office's list of experts is on the roster until somebody says otherwise.
#[test]
fn people_of_a_list_without_a_roster_status_get_a_line_for_it() {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    sheet(&registry, "r.csv", "Staff no,Country\n1,Peru\n2,Chile\n");
    let proposed = registry.run(["import", "experts", "--guess", "r.csv"]);
    assert!(proposed.contains("\"roster\" = \"active\"  # ?"), "{proposed}");
    sheet(&registry, "r.toml", with_consent(&proposed));
    let said = registry.run(["import", "experts", "r.csv", "--map", "r.toml"]);
    assert!(said.contains("Wrote 4 files."), "{said}");
    assert!(!said.contains("expert-without-deployment"), "{said}");
}
