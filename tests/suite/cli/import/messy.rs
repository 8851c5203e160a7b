//! The sheets of `examples/import/messy/`: what is said of them as they are, and how they are imported once
//! they are mended.

use std::fs;

use insta::assert_snapshot;

use super::{TestRegistry, sheet};
use crate::common::{copy, project};

/// The invented programme, with the messy sheets beside it.
fn lantern() -> TestRegistry {
    let registry = TestRegistry::empty();
    let root = registry.root();
    fs::remove_dir_all(&root).unwrap();
    copy(&project("examples/small"), &root);
    copy(&project("examples/import/messy"), registry.path());
    registry
}

/// The text with changes; each must stand there exactly once.
fn mended(mut text: String, changes: &[(&str, &str)]) -> String {
    for (wrong, right) in changes {
        assert_eq!(text.matches(wrong).count(), 1, "`{wrong}` in {text}");
        text = text.replace(wrong, right);
    }
    text
}

#[test]
fn a_spanish_sheet_with_totals_notes_and_its_headings_twice() {
    let registry = lantern();
    let args = ["import", "actions", "acciones.csv", "--map", "acciones.toml"];
    assert_snapshot!(registry.run(args), @r#"
    acciones.csv: note: read as Windows-1252 because line 2 is not UTF-8
    acciones.csv: note: the header is row 4; the rows above it are skipped
    acciones.csv: note: the header is repeated in row 9, which is skipped
    acciones.csv:8:B (País): error: `Aldorya` is not a code of `countries`; did you mean `XA` (Aldoria)?
    acciones.csv:8:F (Fin): error: `31/02/2024` does not exist in the calendar
    acciones.csv:10:D (Estado): error: `Suspendida` is not a code of `statuses`; find it with `mieux list statuses`
    acciones.csv:10:E (Inicio): error: `s. f.` is not a date; write it as `M/YYYY`, `D-M-YYYY`, `D/M/YYYY` or `MMM de YYYY` or as 2017-05-12
    acciones.csv:10:G (Institución solicitante): error: there is no partner `Junta de Ríos de Puerto Orla`; find the id with `mieux list partners`
    acciones.csv:11:F (Fin): error[end-before-start]: `end` (2023-06) is before `start` (2023-09)
      help: correct one of the two, or swap them: `start: 2023-06` and
            `end: 2023-09`
    acciones.csv:12: error: row 6 also has `title.es: Brevania y Cordalia II: "aguas" compartidas`; give each record one row

    Row  Record      Change   Before  After
    ──────────────────────────────────────────────────────────────────
    5    aldoria-ii  created          registry/actions/aldoria-ii.yaml
    6    brevania-i  created          registry/actions/brevania-i.yaml

    Sheet         Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────
    acciones.csv        2        0          0        4
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    "#);

    let bytes = fs::read(registry.path().join("acciones.csv")).unwrap();
    let text = encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
    let twice = "2;Brevania y Cordalia;\"Brevania y Cordalia II: \"\"aguas\"\" compartidas\";En ejecución;\
                 mayo de 2024;;WAA;98.000;repetida\r\n";
    let changes = [
        ("Aldorya", "Aldoria"),
        ("31/02/2024", "29/02/2024"),
        ("Suspendida;s. f.", "Cancelada;"),
        ("Puerto Orla", "Puerto Orle"),
        ("9/2023;6/2023", "6/2023;9/2023"),
        (twice, ""),
    ];
    let text = mended(text, &changes);
    sheet(&registry, "acciones.csv", encoding_rs::WINDOWS_1252.encode(&text).0);
    assert_snapshot!(registry.run(args), @"
    acciones.csv: note: read as Windows-1252 because line 2 is not UTF-8
    acciones.csv: note: the header is row 4; the rows above it are skipped
    acciones.csv: note: the header is repeated in row 9, which is skipped

    Row  Record       Change   Before  After
    ────────────────────────────────────────────────────────────────────
    5    aldoria-ii   created          registry/actions/aldoria-ii.yaml
    6    brevania-i   created          registry/actions/brevania-i.yaml
    8    aldoria-iii  created          registry/actions/aldoria-iii.yaml
    10   cordalia-i   created          registry/actions/cordalia-i.yaml
    11   brevania-ii  created          registry/actions/brevania-ii.yaml

    Sheet         Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────
    acciones.csv        5        0          0        0
    [stderr]
    Wrote 5 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/brevania-i.yaml"), @r#"
    id: brevania-i
    title:
      es: "Brevania y Cordalia II: \"aguas\" compartidas"
    status: implementation
    countries: [XB, XC]
    themes: [water]
    partners:
      - partner: xa-water
    start: 2024-05
    sources:
      - source: https://example.org/lantern/acciones-2025
    notes:
      es: |-
        Sigue a la acción I.
        Presupuesto por confirmar.
    "#);
    assert_snapshot!(registry.run(args), @"
    acciones.csv: note: read as Windows-1252 because line 2 is not UTF-8
    acciones.csv: note: the header is row 4; the rows above it are skipped
    acciones.csv: note: the header is repeated in row 9, which is skipped

    Sheet         Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────
    acciones.csv        0        0          5        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn a_workbook_with_merged_cells_is_mended_in_the_sheet_of_refused_rows() {
    let registry = lantern();
    let args = ["import", "activities", "follow-up.xlsx", "--map", "follow-up.toml", "--skip-bad"];
    assert_snapshot!(registry.run(args), @r#"
    follow-up.xlsx: note: a merged cell counts for each of its rows, for example in row 6
    follow-up.xlsx:6:E (When / To): error[end-before-start]: `end` (2022-06-10) is before `start` (2022-06-13)
      help: correct one of the two, or swap them: `start: "2022-06-10"` and
            `end: "2022-06-13"`
    follow-up.xlsx:6:H (Participants / Total): error: `participants.total` must be a number, not `ca. 30`
    follow-up.xlsx:7:C (Type): error: `Study tour` is not a code of `activity-kinds`; find it with `mieux list activity-kinds`
    follow-up.xlsx:9:A (Action): error: there is no action `Brevania and Cordalia I: flood warnings`; did you mean `brevania-cordalia-i`?
    follow-up.xlsx:9:H (Participants / Total): error[participants-do-not-add-up]: `women` (9) and `men` (8) add up to fewer than `total` (18)
      help: correct the number that is wrong; `total: 17` would fit, or
            `qualifier: about` if the total is not exact
    follow-up.xlsx:10:E (When / To): error: `n/a` is not a date; write it as `MMM YYYY` or `D MMM YYYY` or as 2017-05-12
    follow-up.xlsx:10:G (Where / Country): error: `Cordalya` is not a code of `countries`; did you mean `XC` (Cordalia)?
    follow-up.xlsx:10:I (Participants / Women): error: `participants.women` must be a number, not `#`

    Row  Record         Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    5    aldoria-i-a03  created          registry/activities/aldoria-i/aldoria-i-
                                         a03.yaml

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    follow-up.xlsx        1        0          0        4
    [stderr]
    Wrote 1 file.
    The refused rows and their reasons are in follow-up.rejected.csv. Correct them there, and import them with the same --map and --link.
    [exit 1]
    "#);
    let refused = fs::read_to_string(registry.path().join("follow-up.rejected.csv")).unwrap();
    assert_snapshot!(refused, @r#"
    Action,Activity,Type,When / From,When / To,Where / City,Where / Country,Participants / Total,Participants / Women,Participants / Men,Remarks,refused because
    Aldoria I: sharing the river Orle,Training on reading water levels,Training,2022-06-13,2022-06-10,Upper Orle,Aldoria,ca. 30,,,Date to be checked,"When / To: `end` (2022-06-10) is before `start` (2022-06-13); Participants / Total: `participants.total` must be a number, not `ca. 30`"
    Aldoria I: sharing the river Orle,Visit to the gauging stations,Study tour,2022-03-01,2022-03-02,Upper Orle,Aldoria,12,5,7,,Type: `Study tour` is not a code of `activity-kinds`; find it with `mieux list activity-kinds`
    Brevania and Cordalia I: flood warnings,Kick-off,Workshop,May 2023,May 2023,Port Orle; Lakeside,Brevania; Cordalia,18,9,8,,Action: there is no action `Brevania and Cordalia I: flood warnings`; did you mean `brevania-cordalia-i`?; Participants / Total: `women` (9) and `men` (8) add up to fewer than `total` (18)
    Brevania and Cordalia I: flood warning,Second training,Training,3 June 2023,n/a,Lakeside,Cordalya,20,#,,,"When / To: `n/a` is not a date; write it as `MMM YYYY` or `D MMM YYYY` or as 2017-05-12; Where / Country: `Cordalya` is not a code of `countries`; did you mean `XC` (Cordalia)?; Participants / Women: `participants.women` must be a number, not `#`"
    "#);

    let changes = [
        ("2022-06-13,2022-06-10", "2022-06-10,2022-06-13"),
        ("Aldoria,ca. 30", "Aldoria,30"),
        ("Study tour,", "Study visit,"),
        ("flood warnings,", "flood warning,"),
        (",18,9,8,", ",17,9,8,"),
        (",n/a,", ",,"),
        ("Cordalya,20,#", "Cordalia,20,"),
    ];
    sheet(&registry, "follow-up.rejected.csv", mended(refused, &changes));
    let again = ["import", "activities", "follow-up.rejected.csv", "--map", "follow-up.toml"];
    assert_snapshot!(registry.run(again), @"
    Row  Record                   Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    2    aldoria-i-a04            created          registry/activities/aldoria-
                                                   i/aldoria-i-a04.yaml
    3    aldoria-i-a05            created          registry/activities/aldoria-
                                                   i/aldoria-i-a05.yaml
    4    brevania-cordalia-i-a02  created          registry/activities/brevania-
                                                   cordalia-i/brevania-cordalia-i-
                                                   a02.yaml
    5    brevania-cordalia-i-a03  created          registry/activities/brevania-
                                                   cordalia-i/brevania-cordalia-i-
                                                   a03.yaml

    Sheet                   Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────────────
    follow-up.rejected.csv        4        0          0        0
    [stderr]
    Wrote 4 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("activities/brevania-cordalia-i/brevania-cordalia-i-a02.yaml"), @"
    id: brevania-cordalia-i-a02
    action: brevania-cordalia-i
    title:
      en: Kick-off
    kind: workshop
    start: 2023-05
    end: 2023-05
    places:
      - city: Port Orle
        country: XB
      - city: Lakeside
        country: XC
    participants:
      total: 17
      women: 9
      men: 8
    sources:
      - source: https://example.org/lantern/follow-up-2023
    ");
    assert_snapshot!(registry.run(["validate"]), @"
    Checked 2 actions, 8 activities, 2 experts, 2 partners: no problems found.
    [exit 0]
    ");
}

#[test]
fn a_french_directory_in_utf_16_is_mended_in_the_mapping_and_in_the_sheet() {
    let registry = lantern();
    let args = ["import", "partners", "partenaires.tsv", "--map", "partenaires.toml"];
    assert_snapshot!(registry.run(args), @"
    partenaires.tsv: note: the header is row 3; the rows above it are skipped
    partenaires.tsv:4: warning[unused-partner]: no other record refers to `xa-dgh`
      help: add it where it took part: `- partner: xa-dgh` below `partners:`; or
            delete the record
    partenaires.tsv:5: warning[unused-partner]: no other record refers to `xb-rbn`
      help: add it where it took part: `- partner: xb-rbn` below `partners:`; or
            delete the record
    partenaires.tsv:6: warning[unused-partner]: no other record refers to `xb-ville-de-port-orle`
      help: add it where it took part: `- partner: xb-ville-de-port-orle` below
            `partners:`; or delete the record
    partenaires.tsv:8: error: `id` is empty, and `xa-waa`, which the row would get, belongs to another record; fill in `id`, or name the field that finds the record: --key FIELD
    partenaires.tsv:9:D (Catégorie): error: `Organisme étatique` is not a code of `partner-kinds`; find it with `mieux list partner-kinds`
    partenaires.tsv:9:E (Pays): error: `Cordalia du Sud` is not a code of `countries`; find it with `mieux list countries`
    partenaires.tsv:9: error: `à vérifier` is in column H, which has no heading
    partenaires.tsv:10: error: row 4 also has `name.fr: Direction générale de l'Hydraulique`; give each record one row

    Row  Record                 Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    4    xa-dgh                 created          registry/partners/xa/xa-dgh.yaml
    5    xb-rbn                 created          registry/partners/xb/xb-rbn.yaml
    6    xb-ville-de-port-orle  created          registry/partners/xb/xb-ville-de-
                                                 port-orle.yaml

    Sheet            Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────
    partenaires.tsv        3        0          0        3
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");

    let mapping = fs::read_to_string(registry.path().join("partenaires.toml")).unwrap();
    let changes = [(
        "{ \"Commune\" = \"local-authority\" }",
        "{ \"Commune\" = \"local-authority\", \"Organisme étatique\" = \"national-institution\" }",
    )];
    sheet(&registry, "partenaires.toml", mended(mapping, &changes));
    let bytes = fs::read(registry.path().join("partenaires.tsv")).unwrap();
    let text = encoding_rs::UTF_16LE.decode(&bytes).0.into_owned();
    let twice = "Direction générale de l'Hydraulique\tDirectorate-General for Hydraulics\tDGH\t\
                 Institution nationale\tAldorie\thttps://example.org/dgh\t\r\n";
    let known = "Agence de l'eau d'Aldorie\tWater Agency of Aldoria\tWAA\tInstitution nationale\tAldorie\t\
                 https://example.org/waa\t\r\n";
    let changes = [
        (twice, ""),
        (known, ""),
        ("Cordalia du Sud", "Cordalie"),
        ("\tà vérifier", ""),
        ("\texample.org/cea", "\thttps://example.org/cea"),
    ];
    sheet(&registry, "partenaires.tsv", mended(text, &changes));
    assert_snapshot!(registry.run(args), @"
    partenaires.tsv: note: the header is row 3; the rows above it are skipped
    partenaires.tsv:4: warning[unused-partner]: no other record refers to `xa-dgh`
      help: add it where it took part: `- partner: xa-dgh` below `partners:`; or
            delete the record
    partenaires.tsv:5: warning[unused-partner]: no other record refers to `xb-rbn`
      help: add it where it took part: `- partner: xb-rbn` below `partners:`; or
            delete the record
    partenaires.tsv:6: warning[unused-partner]: no other record refers to `xb-ville-de-port-orle`
      help: add it where it took part: `- partner: xb-ville-de-port-orle` below
            `partners:`; or delete the record
      … and 1 more like it, in row 8

    Row  Record                 Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    4    xa-dgh                 created          registry/partners/xa/xa-dgh.yaml
    5    xb-rbn                 created          registry/partners/xb/xb-rbn.yaml
    6    xb-ville-de-port-orle  created          registry/partners/xb/xb-ville-de-
                                                 port-orle.yaml
    8    xc-cea                 created          registry/partners/xc/xc-cea.yaml

    Sheet            Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────
    partenaires.tsv        4        0          0        0
    [stderr]
    Wrote 4 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("partners/xb/xb-rbn.yaml"), @"
    id: xb-rbn
    name:
      en: Northern Dams Authority
      fr: |-
        Régie des barrages
        du Nord
    acronym: RBN
    kind: national-institution
    country: XB
    sources:
      - source: https://example.org/lantern/partenaires
    ");
}
