//! An empty sheet to fill in.

use std::fs;
use std::io::{Cursor, Read};

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

#[test]
fn an_empty_sheet_is_filled_in_and_imported_and_its_example_left_out() {
    let registry = TestRegistry::programme();
    let said = registry.run(["import", "partners", "--template", "csv", "-o", "p.csv"]);
    assert_snapshot!(said, @"[exit 0]");
    let text = fs::read_to_string(registry.path().join("p.csv")).unwrap();
    assert_snapshot!(text, @"
    id,name.en,name.es,acronym,kind,country,region,parent,website,sources[].source,notes.en,notes.es
    EXAMPLE,,,,national-institution,PE,latin-america-and-caribbean,pe-dgsd,,,,
    ");
    sheet(
        &registry,
        "p.csv",
        format!("{text}pe-a,Agency,,AG,Local authority,Perú,,MININTER,,page,,\n"),
    );
    assert_snapshot!(registry.run(["import", "partners", "p.csv"]), @"
    p.csv: note: row 2 is the example row and is skipped
    p.csv:3:A (id): warning[unused-partner]: no other record refers to `pe-a`
      help: add it where it took part: `- partner: pe-a` below `partners:`; or
            delete the record

    Row  Record  Change   Before  After
    ────────────────────────────────────────────────────────────
    3    pe-a    created          registry/partners/pe/pe-a.yaml

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    p.csv        1        0          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["import", "partners", "--template", "csv", "-o", "p.csv"]), @"
    [stderr]
    error: `p.csv` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "--template", "csv"]), @"
    [stderr]
    error: name the kind of the sheet: mieux import actions --template xlsx -o actions.xlsx
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "partners", "p.csv", "-o", "x.csv"]), @"
    [stderr]
    error: -o needs --template or --guess; an import writes to the registry
    [exit 2]
    ");
}

#[test]
fn an_empty_workbook_is_imported_as_it_is() {
    let registry = TestRegistry::programme();
    for kind in ["actions", "activities", "experts", "partners"] {
        let file = format!("{kind}.xlsx");
        registry.run(["import", kind, "--template", "xlsx", "-o", &file]);
        let said = registry.json(["import", kind, &file, "--format", "json"]);
        assert_eq!(said["problems"], serde_json::json!([]), "{kind}");
        assert_eq!(said["rows"], serde_json::json!([]), "{kind}");
    }
}

#[test]
fn cells_of_an_empty_workbook_tell_what_they_are_for_in_the_language_of_the_reader() {
    let registry = TestRegistry::programme();
    let notes = |language: &str| {
        let args = ["import", "actions", "--template", "xlsx", "--lang", language];
        let output = registry.command(args).output().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(output.stdout)).unwrap();
        let mut text = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    };
    for (language, note) in [
        ("en", "Required. Country or network and roman numeral"),
        ("en", "The title, in its own language and in English"),
        ("en", "The beneficiary countries. Separate several with `;`."),
        ("es", "Los países beneficiarios. Separe varios con `;`."),
        ("fr", "Les pays bénéficiaires. Séparez plusieurs valeurs par `;`."),
    ] {
        assert!(notes(language).contains(note), "{language}");
    }
}

#[test]
fn a_file_without_its_kind_is_told_to_have_one() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["import", "x.csv"]), @"
    [stderr]
    error: write the kind of the records before the file, such as `mieux import actions x.csv`
    [exit 2]
    ");
}
