//! Mapping files: foreign sheets, their schema, and one that is proposed.

use std::fs;

use insta::assert_snapshot;
use mieux::import::Mapping;

use super::{TestRegistry, mapping_of, sheet};
use crate::common::project;

const SHEET: &str = "\
Código;País;Título;Estado;Inicio;Monto;Socio / rol;Nota
PE-9;Perú;Novena;Cerrado;12/05/2017;1.234,50;MININTER;x
PE-10;Chile;Décima;En ejecución;mayo 2018;;;
;;Total;2;;;;
Nota: datos provisionales;;;;;;;
";

const MAPPING: &str = "\
kind = \"action\"
id = \"{country}-{roman}\"
key = \"title.es\"
dates = [\"DD/MM/YYYY\", \"MMM YYYY\"]
decimal = \",\"
ignore = [\"Código\", \"Monto\", \"Nota\"]
skip = [{ column = \"Título\", value = \"total\" }]
end = [{ column = \"Código\", starts = \"Nota:\" }]

[constants]
themes = [\"IMT\"]
\"sources[].source\" = \"page\"

[columns]
\"País\" = \"countries\"
\"titulo\" = \"title.es\"
\"Estado\" = { field = \"status\", values = { \"cerrado\" = \"completed\", \"En ejecución\" = \"implementation\" } }
\"Inicio\" = \"start\"
\"Socio / rol\" = \"partners[].partner\"
";

#[test]
fn a_foreign_sheet_is_imported_with_a_mapping() {
    let registry = TestRegistry::programme();
    sheet(&registry, "foreign.csv", SHEET);
    sheet(&registry, "map.toml", MAPPING);
    let args = ["import", "actions", "foreign.csv", "--map", "map.toml"];
    assert_snapshot!(registry.run(args), @"
    foreign.csv: note: column E (Inicio): `12/05/2017` is read as 2017-05-12, but could be 2017-12-05: no date in the column shows which is the day

    Row  Record   Change   Before  After
    ────────────────────────────────────────────────────────────
    2    peru-ii  created          registry/actions/peru-ii.yaml
    3    chile-i  created          registry/actions/chile-i.yaml

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    foreign.csv        2        0          0        0
    [stderr]
    Wrote 2 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/peru-ii.yaml"), @r#"
    id: peru-ii
    title:
      es: Novena
    status: completed
    countries: [PE]
    themes: [irregular-migration]
    partners:
      - partner: pe-interior
    start: "2017-05-12"
    sources:
      - source: page
    "#);
    assert_snapshot!(registry.run(args), @"
    foreign.csv: note: column E (Inicio): `12/05/2017` is read as 2017-05-12, but could be 2017-12-05: no date in the column shows which is the day

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    foreign.csv        0        0          2        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn a_mapping_that_is_not_right_says_where() {
    let registry = TestRegistry::programme();
    sheet(&registry, "foreign.csv", SHEET);
    let mut told = String::new();
    for (from, to) in [
        ("ignore", "ignroe"),
        ("DD/MM", "dd/mm"),
        ("title.es\"\n\"Estado", "titel.es\"\n\"Estado"),
        ("\"titulo\"", "\"Titolo\""),
        ("{roman}\"", "{roman}-x\""),
        ("\"IMT\"", "\"XYZ\""),
        ("kind = \"action\"", "kind = \"partner\""),
        ("value = \"total\"", "contains = \"total\""),
    ] {
        sheet(&registry, "map.toml", MAPPING.replacen(from, to, 1));
        told +=
            &registry.run(["import", "actions", "foreign.csv", "--map", "map.toml", "--dry-run"]);
        told += "---\n";
    }
    assert_snapshot!(told, @r#"
    [stderr]
    error: map.toml is not a valid mapping file: TOML parse error at line 6, column 1
      |
    6 | ignroe = ["Código", "Monto", "Nota"]
      | ^^^^^^
    unknown field `ignroe`, expected one of `kind`, `sheet`, `header_row`, `header_rows`, `delimiter`, `skip_hidden`, `path`, `encoding`, `key`, `id`, `list`, `dates`, `decimal`, `ignore`, `skip`, `end`, `private`, `count`, `constants`, `columns`, `links`
    [exit 2]
    ---
    foreign.csv:2:E (Inicio): error: `12/05/2017` is not a date as `dd/mm/YYYY` or `MMM YYYY` or as 2017-05-12; if it is a date as `DD/MM/YYYY`, add this pattern to `dates`

    Row  Record   Change     Before  After
    ──────────────────────────────────────────────────────
    3    chile-i  created
    3    chile-i  countries          [CL]
    3    chile-i  title.es           Décima
    3    chile-i  status             implementation
    3    chile-i  start              2018-05
    3    chile-i  themes             [irregular-migration]
    3    chile-i  sources            [{source: page}]

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    foreign.csv        1        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ---
    [stderr]
    error: some columns of foreign.csv are not clear; nothing was written:
      column C: `Título`: this record has no field `titel`; did you mean `title`?
    [exit 2]
    ---
    [stderr]
    error: some columns of foreign.csv are not clear; nothing was written:
      the sheet has no column `Titolo`; did you mean `Título`?
    [exit 2]
    ---
    [stderr]
    error: foreign.csv: `{country}-{roman}-x` is not a pattern for ids; write one like `{country}-{roman}` or `{action}-a{number:2}`, with at most one number, at its end, and a hyphen before a Roman numeral
    [exit 2]
    ---
    [stderr]
    error: foreign.csv: `constants.themes` in the mapping file: `XYZ` is not a code of `themes`; find it with `mieux list themes`
    [exit 2]
    ---
    [stderr]
    error: map.toml is a mapping file for partners, but no partners are imported
    [exit 2]
    ---
    [stderr]
    error: map.toml is not a valid mapping file: TOML parse error at line 7, column 30
      |
    7 | skip = [{ column = "Título", contains = "total" }]
      |                              ^^^^^^^^
    unknown field `contains`, expected one of `column`, `value`, `starts`, `empty`
    [exit 2]
    ---
    "#);
}

/// The schema for editors and the program take the same mapping.
#[test]
fn the_schema_of_mappings_fits_the_program() {
    let text = fs::read_to_string(project("schemas/mapping.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let as_json = |text: &str| -> serde_json::Value {
        serde_json::to_value(toml::from_str::<toml::Value>(text).unwrap()).unwrap()
    };
    assert!(validator.is_valid(&as_json(MAPPING)));
    let names = schema["properties"].as_object().unwrap();
    for name in names.keys() {
        // What the schema knows the program knows: a wrong type is another fault than an unknown field.
        let read = Mapping::read(&format!("{name} = {{ x = 1 }}\n"));
        assert!(
            !read
                .is_err_and(|error| error.to_string().contains(&format!("unknown field `{name}`"))),
            "{name}"
        );
    }
    for unknown in
        ["x = 1", "[columns]\na = { field = \"id\", x = 1 }", "skip = [{ column = \"a\", x = 1 }]"]
    {
        assert!(!validator.is_valid(&as_json(unknown)), "{unknown}");
        assert!(Mapping::read(unknown).is_err(), "{unknown}");
    }
}

#[test]
fn a_mapping_is_proposed_and_imports_once_it_is_read_through() {
    let registry = TestRegistry::programme();
    let rows = "Código;País beneficiario;Título del proyecto;Estado;Fecha de inicio;Socios;Presupuesto\n\
                pe-9;Perú;Novena;Cerado;12/05/2017;MININTER;100\n\
                cl-1;Chile / Perú;Décima;Completado;13/06/2017;;\n";
    sheet(&registry, "foreign.csv", rows);
    let proposed = registry.run(["import", "--guess", "foreign.csv"]);
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for foreign.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import actions foreign.csv --map THIS_FILE --dry-run
    kind = "action"
    dates = ["DD/MM/YYYY"]
    # These columns are not imported. If one has a field, give it a line below.
    ignore = ["Presupuesto"]  # ?

    [columns]
    "Código" = "id"
    "País beneficiario" = { field = "countries", list = " / " }
    "Título del proyecto" = "title.es"
    "Fecha de inicio" = "start"
    "Socios" = "partners[].partner"

    [columns."Estado"]
    field = "status"
    # These values are no codes, so that the import refuses their rows. Remove the `#` and
    # write a code in place of CODE, or "" for nothing. Codes: request, preparation, implementation, completed, on-hold, rejected, cancelled
    [columns."Estado".values]
    # "Cerado" = "CODE"  # ?
    # "Completado" = "CODE"  # ?
    [exit 0]
    "#);
    let mapping = mapping_of(&proposed);
    sheet(&registry, "map.toml", mapping);
    let args = ["import", "actions", "foreign.csv", "--map", "map.toml", "--dry-run"];
    assert_snapshot!(registry.run(args), @"
    foreign.csv:2:D (Estado): error: `Cerado` is not a code of `statuses`; find it with `mieux list statuses`
    foreign.csv:3:D (Estado): error: `Completado` is not a code of `statuses`; did you mean `completed` (Completed)?

    Sheet        Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────
    foreign.csv        0        0          0        2
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}
