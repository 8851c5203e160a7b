//! Files of IATI: activities as actions.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use super::sheet;
use crate::common::{TestRegistry, project};

const FILE: &str = "activities.xml";

/// A copy of the registry of the programme, which tests can change.
fn shipped() -> TestRegistry {
    let registry = TestRegistry::none();
    registry.copy_from(&project("registry"));
    registry
}

fn fixture() -> String {
    fs::read_to_string(project("tests/fixtures/iati-in/oddities.xml")).unwrap()
}

/// What an import says of a file.
fn said(registry: &TestRegistry, text: impl AsRef<[u8]>) -> String {
    sheet(registry, FILE, text);
    registry.run(["import", "actions", FILE, "--dry-run"])
}

/// The text of the only new record.
fn created(registry: &TestRegistry, text: impl AsRef<[u8]>) -> String {
    sheet(registry, FILE, text);
    let before: BTreeSet<_> = crate::common::files(&registry.root(), "yaml").into_iter().collect();
    let run = registry.run(["import", "actions", FILE]);
    let after = crate::common::files(&registry.root(), "yaml");
    let new = after.into_iter().filter(|path| !before.contains(path));
    new.fold(run, |mut all, path| {
        write!(all, "\n--- {}\n{}", path.display(), fs::read_to_string(&path).unwrap()).unwrap();
        all.replace(&registry.root().display().to_string(), "REGISTRY")
    })
}

#[test]
fn an_activity_with_all_that_files_are_seen_to_have_is_read() {
    assert_snapshot!(created(&shipped(), fixture()), @r#"
    activities.xml: note: left out, since no field holds them: transaction 3, activity-date 2, sector 2, activity-status 1, budget 1, contact-info 1, description 1, indicator 1, other-identifier 1, participating-org 1, policy-marker 1, recipient-country 1, result 1, tag 1, others 2
    activities.xml:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:2: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`

    Row  Record      Change   Before  After
    ──────────────────────────────────────────────────────────────────
    1    peru-v      created          registry/actions/peru-v.yaml
    2    ecuador-iv  created          registry/actions/ecuador-iv.yaml

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        2        0          0        0
    [stderr]
    Wrote 2 files.
    [exit 0]

    --- REGISTRY/actions/peru-v.yaml
    id: peru-v
    identifiers:
      - scheme: iati
        value: XX-TEST-1-511-IL-0660.00/2012/086
    title:
      en: Labour migration management
      es: Gestión de la migración laboral
    status: implementation
    countries: [PE]
    themes: [irregular-migration]
    areas: [migrant-smuggling]
    principles: [flexible-management]
    partners:
      - partner: pe-dgsd
    start: 2017
    end: "2029-12-31"
    objective:
      en: What it is to achieve.
    results:
      - kind: manual
        title:
          es: Manual de formación
        level: output
        note:
          es: Para la policía
    follows: [ecuador-iv]
    fact_sheet:
      summary:
        en: What it is, for Bill & others.
    sources:
      - source: https://example.org/a.pdf

    --- REGISTRY/actions/ecuador-iv.yaml
    id: ecuador-iv
    identifiers:
      - scheme: iati
        value: XX-TEST-2
    title:
      en: Identity documents
    countries: [EC]
    "#);
}

#[test]
fn what_single_publishers_write_is_read_or_refused_with_the_reason() {
    let registry = shipped();
    let text = fs::read_to_string(project("tests/fixtures/iati-in/publishers.xml")).unwrap();
    sheet(&registry, FILE, text);
    let said = registry.run(["import", "actions", FILE, "--skip-bad"]);
    let new = ["peru-v", "peru-vi", "ecuador-iv"];
    let texts = new.map(|id| {
        fs::read_to_string(registry.below(format!("actions/{id}.yaml"))).unwrap_or_default()
    });
    assert_snapshot!(format!("{said}\n{}", texts.join("\n")), @r#"
    activities.xml: note: left out, since no field holds them: activity-date 1, activity-status 1, indicator 1, participating-org 1, policy-marker 1, recipient-region 1, sector 1, transaction 1
    activities.xml:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:3: warning[status-missing]: the action has no `status`, so no figure counts it
      help: add a line `status: …`; find the code with `mieux list statuses`
    activities.xml:4: error: `id` is empty and cannot be made without `countries`; fill in one of the two

    Row  Record      Change   Before  After
    ──────────────────────────────────────────────────────────────────
    1    peru-v      created          registry/actions/peru-v.yaml
    2    ecuador-iv  created          registry/actions/ecuador-iv.yaml
    3    peru-vi     created          registry/actions/peru-vi.yaml

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        3        0          0        1
    [stderr]
    Wrote 3 files.
    The refused rows and their reasons are in activities.rejected.jsonl. Correct them there, and import them with the same --map and --link.
    [exit 1]

    id: peru-v
    identifiers:
      - scheme: iati
        value: XX-EC-2019/41|2?a&b
    title:
      en: Trafficking in Peru
    status: implementation
    countries: [PE]
    partners:
      - partner: pe-dgsd
    start: "2019-01-01"
    end: "2050-12-31"

    id: peru-vi
    identifiers:
      - scheme: iati
        value: XX-OLD-1
    title:
      en: Registers of Peru
    countries: [PE]
    partners:
      - partner: pe-dgsd

    id: ecuador-iv
    identifiers:
      - scheme: iati
        value: XX-CAF-1
    title:
      en: Borders of Ecuador
    status: implementation
    countries: [EC]
    themes: [irregular-migration]
    start: "2020-01-01"
    results:
      - kind: manual
        title:
          en: A handbook
        level: output
    "#);
}

#[test]
fn a_file_reads_the_same_with_a_mark_and_other_line_ends() {
    let registry = shipped();
    let plain = said(&registry, fixture());
    let other = format!("\u{feff}{}", fixture().replace('\n', "\r\n"));
    assert_eq!(said(&registry, other), plain);
}

#[test]
fn a_file_that_was_imported_is_unchanged_the_second_time() {
    let registry = shipped();
    created(&registry, fixture());
    assert_snapshot!(said(&registry, fixture()), @"
    activities.xml: note: left out, since no field holds them: transaction 3, activity-date 2, sector 2, activity-status 1, budget 1, contact-info 1, description 1, indicator 1, other-identifier 1, participating-org 1, policy-marker 1, recipient-country 1, result 1, tag 1, others 2
    activities.xml: note: of the actions that are in the registry 2 keep their lists of identifiers, partners, results, earlier actions and sources, of which the file has only a part

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          2        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

#[test]
fn nothing_of_a_contact_is_kept() {
    let registry = shipped();
    let all = created(&registry, fixture());
    assert!(!all.contains("Jane") && !all.contains("jane@"), "{all}");
}

/// A file with one activity of this content.
fn file(content: &str) -> String {
    format!(
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>XX-1</iati-identifier>\
         <title><narrative>A title</narrative></title><recipient-country code=\"PE\"/>{content}\
         </iati-activity></iati-activities>"
    )
}

#[test]
fn organisations_that_are_no_partners_refuse_their_row() {
    let content = "<participating-org role=\"4\"><narrative>Ministry of Nowhere</narrative></participating-org>";
    assert_snapshot!(said(&shipped(), file(content)), @"
    activities.xml:1:partners: error: there is no partner `Ministry of Nowhere`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Ministry of Nowhere' kind=other`, or one for
            each unknown organisation of the file with `--new-partners`

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

/// Activities of a publisher: the identifier of each, and what is in it beside a title and a country.
fn activities(all: &[(&str, &str)]) -> String {
    let each = all.iter().map(|(identifier, content)| {
        format!(
            "<iati-activity><iati-identifier>{identifier}</iati-identifier><title><narrative>Title of \
             {identifier}</narrative></title><activity-status code=\"2\"/><recipient-country code=\"PE\"/>{content}\
             </iati-activity>"
        )
    });
    format!("<iati-activities version=\"2.03\">{}</iati-activities>", each.collect::<String>())
}

const ORGANISATIONS: &str = r#"
<participating-org role="4" type="10" ref="PE-RUC-1"><narrative>Ministerio de Ninguna Parte</narrative><narrative xml:lang="es">Ministerio de Ninguna Parte</narrative></participating-org>
<participating-org role="4" type="22"><narrative>Friends of L'Aldea</narrative></participating-org>
<participating-org role="4" type="15"><narrative>Nowhere Agency</narrative></participating-org>
<participating-org role="4" ref="N/A" type="N/A"><narrative>Unknown</narrative></participating-org>
<participating-org role="4" type="10"><narrative xml:lang="fr">Un autre nom</narrative><narrative>Dirección General de Seguridad Democrática</narrative></participating-org>
"#;

const SAME_ORGANISATIONS: &str = r#"
<participating-org role="4" type="10" ref="PE-RUC-1"><narrative>Ministry of Nowhere</narrative></participating-org>
<participating-org role="4"><narrative>FRIENDS OF L'ALDEA</narrative></participating-org>
"#;

#[test]
fn unknown_organisations_become_partners_if_that_is_wanted() {
    let registry = shipped();
    let text = activities(&[("XX-1", ORGANISATIONS), ("XX-2", SAME_ORGANISATIONS)]);
    assert_snapshot!(said(&registry, &text), @r"
    activities.xml: note: left out, since no field holds them: participating-org 1
    activities.xml:1:partners: error: there is no partner `Friends of L'Aldea`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Friends of L'\''Aldea' kind=civil-society`,
            or one for each unknown organisation of the file with `--new-partners`
    activities.xml:1:partners: error: there is no partner `Ministerio de Ninguna Parte`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Ministerio de Ninguna Parte' 'name.es=Ministerio de Ninguna Parte' kind=national-institution country=PE`,
            or one for each unknown organisation of the file with `--new-partners`
    activities.xml:1:partners: error: there is no partner `Nowhere Agency`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Nowhere Agency' kind=other`, or one for each
            unknown organisation of the file with `--new-partners`
    activities.xml:2:partners: error: there is no partner `FRIENDS OF L'ALDEA`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Friends of L'\''Aldea' kind=civil-society`,
            or one for each unknown organisation of the file with `--new-partners`
    activities.xml:2:partners: error: there is no partner `Ministry of Nowhere`; find the id with `mieux list partners`
      help: create the partner with
            `mieux new partner 'name.en=Ministerio de Ninguna Parte' 'name.es=Ministerio de Ninguna Parte' kind=national-institution country=PE`,
            or one for each unknown organisation of the file with `--new-partners`

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          0        2
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    sheet(&registry, FILE, &text);
    let written = registry.run(["import", "actions", FILE, "--new-partners"]);
    let text = |path: &str| fs::read_to_string(registry.below(path)).unwrap_or_default();
    let partners = [
        "partners/pe/pe-ministerio-de-ninguna-parte.yaml",
        "partners/international/friends-of-l-aldea.yaml",
        "partners/international/nowhere-agency.yaml",
    ];
    let partners = partners.map(text).join("\n");
    assert_snapshot!(format!("{written}\n{partners}\n{}", text("actions/peru-v.yaml")), @"
    activities.xml: note: left out, since no field holds them: participating-org 1
    activities.xml:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document

    Row     activities.xml!participating-org:1
    Record  pe-ministerio-de-ninguna-parte
    Change  created
    After   registry/partners/pe/pe-ministerio-de-ninguna-parte.yaml

    Row     activities.xml!participating-org:2
    Record  friends-of-l-aldea
    Change  created
    After   registry/partners/international/friends-of-l-aldea.yaml

    Row     activities.xml!participating-org:3
    Record  nowhere-agency
    Change  created
    After   registry/partners/international/nowhere-agency.yaml

    Row     activities.xml:1
    Record  peru-v
    Change  created
    After   registry/actions/peru-v.yaml

    Row     activities.xml:2
    Record  peru-vi
    Change  created
    After   registry/actions/peru-vi.yaml

    Sheet                             Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────────────────────────
    activities.xml                          2        0          0        0
    activities.xml!participating-org        3        0          0        0
    [stderr]
    1 new partner has a kind that the file does not tell for certain; correct it with `mieux set`
    Wrote 5 files.
    [exit 0]

    id: pe-ministerio-de-ninguna-parte
    identifiers:
      - scheme: iati
        value: PE-RUC-1
    name:
      en: Ministerio de Ninguna Parte
      es: Ministerio de Ninguna Parte
    kind: national-institution
    country: PE
    sources:
      - source: IATI XX-1

    id: friends-of-l-aldea
    name:
      en: Friends of L'Aldea
    kind: civil-society
    sources:
      - source: IATI XX-1

    id: nowhere-agency
    name:
      en: Nowhere Agency
    kind: other
    sources:
      - source: IATI XX-1

    id: peru-v
    identifiers:
      - scheme: iati
        value: XX-1
    title:
      en: Title of XX-1
    status: implementation
    countries: [PE]
    partners:
      - partner: pe-ministerio-de-ninguna-parte
      - partner: friends-of-l-aldea
      - partner: nowhere-agency
      - partner: pe-dgsd
    ");
    assert_snapshot!(registry.run(["import", "actions", FILE, "--new-partners"]), @"
    activities.xml: note: left out, since no field holds them: participating-org 1
    activities.xml: note: of the actions that are in the registry 2 keep their lists of identifiers, partners, results, earlier actions and sources, of which the file has only a part

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          2        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
}

#[test]
fn new_partners_are_for_files_of_iati() {
    let registry = shipped();
    sheet(&registry, "actions.csv", "id,start\nperu-i,2009\n");
    assert_snapshot!(registry.run(["import", "actions", "actions.csv", "--new-partners"]), @"
    [stderr]
    error: --new-partners is for files of IATI, and none is imported; create partners with `mieux new partner` or import a sheet of them: `mieux import partners FILE`
    [exit 2]
    ");
}

#[test]
fn earlier_activities_of_the_same_file_are_followed_in_any_order() {
    let registry = shipped();
    let sibling = |of: &str| format!("<related-activity ref=\"{of}\" type=\"3\"/>");
    let text = activities(&[
        ("XX-2", &sibling("XX-1")),
        ("XX-1", &sibling("XX-elsewhere")),
        ("XX-3", &(sibling("XX-2") + &sibling("XX-4"))),
        ("XX-4", &sibling("XX-3")),
    ]);
    sheet(&registry, FILE, &text);
    assert_snapshot!(registry.run(["import", "actions", FILE]), @"
    activities.xml: note: left out, since no field holds them: related-activity 3
    activities.xml:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
      … and 1 more like it, in row 4

    Row  Record     Change   Before  After
    ────────────────────────────────────────────────────────────────
    1    peru-v     created          registry/actions/peru-v.yaml
    2    peru-vi    created          registry/actions/peru-vi.yaml
    3    peru-vii   created          registry/actions/peru-vii.yaml
    4    peru-viii  created          registry/actions/peru-viii.yaml

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        4        0          0        0
    [stderr]
    Wrote 4 files.
    [exit 0]
    ");
    let follows = |id: &str| {
        let text = fs::read_to_string(registry.below(format!("actions/{id}.yaml"))).unwrap();
        text.lines().filter(|line| line.starts_with("follows")).collect::<String>()
    };
    let all =
        ["peru-v", "peru-vi", "peru-vii", "peru-viii"].map(|id| format!("{id} {}", follows(id)));
    assert_snapshot!(all.join("\n"), @"
    peru-v follows: [peru-vi]
    peru-vi 
    peru-vii follows: [peru-v]
    peru-viii
    ");
    assert!(registry.run(["import", "actions", FILE]).contains("No change"));
}

#[test]
fn a_circle_of_activities_is_refused() {
    let sibling = |of: &str| format!("<related-activity ref=\"{of}\" type=\"3\"/>");
    let circle = [("XX-1", "XX-2"), ("XX-2", "XX-3"), ("XX-3", "XX-1")];
    let circle = circle.map(|(one, other)| (one, sibling(other)));
    let circle: Vec<(&str, &str)> =
        circle.iter().map(|(one, other)| (*one, other.as_str())).collect();
    assert_snapshot!(said(&shipped(), activities(&circle)), @"
    activities.xml:1: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:2: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:3: warning[missing-source]: this record has no source
      help: add a line `sources:`, and below it `- source: …` with a URL or the name
            of a document
    activities.xml:1:follows: error[circular-follows]: the actions follow each other in a circle: `peru-v` → `peru-vi` → `peru-vii` → `peru-v`
      help: remove the wrong reference: an action follows only earlier actions

    Row  Record    Change       Before  After
    ─────────────────────────────────────────────────────────────────
    2    peru-vi   created
    2    peru-vi   title.en             Title of XX-2
    2    peru-vi   status               implementation
    2    peru-vi   countries            [PE]
    2    peru-vi   follows              [peru-vii]
    2    peru-vi   identifiers          [{scheme: iati, value: XX-2}]
    3    peru-vii  created
    3    peru-vii  title.en             Title of XX-3
    3    peru-vii  status               implementation
    3    peru-vii  countries            [PE]
    3    peru-vii  follows              [peru-v]
    3    peru-vii  identifiers          [{scheme: iati, value: XX-3}]

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        2        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
}

#[test]
fn control_characters_are_refused_with_the_field() {
    let registry = shipped();
    assert_snapshot!(said(&registry, file("<title><narrative>a</narrative></title><description type=\"2\"><narrative>Bell &#7;</narrative></description>")), @"
    activities.xml:1:objective.en: error: `objective.en` contains U+0007 (control character), which belongs in no text; type the text again without it

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    sheet(
        &registry,
        "actions.json",
        r#"[{"id": "peru-iii", "title": {"en": "a\u0000b"}, "sources": [{"source": "a\u001bb"}]}]"#,
    );
    assert_snapshot!(registry.run(["import", "actions", "actions.json", "--dry-run"]), @"
    actions.json:1:title.en: error: `title.en` contains U+0000 (control character), which belongs in no text; type the text again without it
    actions.json:1:sources: error: `sources` contains U+001B (control character), which belongs in no text; type the text again without it

    Sheet         Created  Changed  Unchanged  Refused
    ──────────────────────────────────────────────────
    actions.json        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["set", "peru-iii", "title.en=a\u{7}b"]), @"
    [stderr]
    error: registry/actions/peru-iii.yaml: `title.en` contains U+0007 (control character), which belongs in no text; type the text again without it
    [exit 2]
    ");
}

#[test]
fn what_is_no_file_of_activities_is_refused_with_one_sentence() {
    let registry = shipped();
    let one = "<iati-activities version=\"1.03\"><iati-activity/></iati-activities>";
    let texts = [
        one.to_owned(),
        "<iati-activities><iati-activity><title>A title</title></iati-activity></iati-activities>".to_owned(),
        "<iati-organisations version=\"2.03\"/>".to_owned(),
        "<!DOCTYPE html><html><body>a</body></html>".to_owned(),
        "<feed/>".to_owned(),
        "".to_owned(),
        "no XML".to_owned(),
        "<iati-activities version=\"2.03\"><iati-activity>".to_owned(),
        "<iati-activities version=\"2.03\"><iati-activity></iati-activities>".to_owned(),
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><iati-activities version=\"2.03\"/>".to_owned(),
        file("<title><narrative>&b;</narrative></title>"),
        file("\0"),
        file(&"<a>".repeat(200)),
        file(&format!("<title><narrative>{}</narrative></title>", "a".repeat(1_000_001))),
    ];
    let all: Vec<String> = texts.iter().map(|text| said(&registry, text)).collect();
    assert_snapshot!(all.join("\n"), @"
    [stderr]
    error: cannot read `activities.xml`: IATI 1.03: the text is in the elements themselves and codes are words; convert it to 2.03 first
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it states no version of IATI and has no element `narrative`, as files of IATI 1; convert it to 2.03 first
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is a file of IATI on organisations; only files of activities can be imported
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not a file of IATI with activities; save a table as CSV
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not a file of IATI with activities; save a table as CSV
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not a file of IATI with activities; save a table as CSV
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not a file of IATI with activities; save a table as CSV
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it ends inside of an element; download it again
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not XML at byte 47; download it again
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it has a document type, which IATI does not need; remove the line `<!DOCTYPE …>`
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it refers to `&b;`, which XML does not know; write the letter itself
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: it is not text: it contains zero bytes
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: its elements are more than 100 levels deep, which IATI never needs
    [exit 2]

    [stderr]
    error: cannot read `activities.xml`: a cell has more than 1,000,000 bytes
    [exit 2]
    ");
}

#[test]
fn only_actions_are_read_from_iati() {
    let registry = shipped();
    sheet(&registry, FILE, file(""));
    assert_snapshot!(registry.run(["import", "partners", FILE, "--dry-run"]), @"
    [stderr]
    error: cannot read `activities.xml`: it is a file of IATI, whose activities are actions; type `mieux import actions FILE`, without a mapping
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "--guess", FILE]), @"
    [stderr]
    error: cannot read `activities.xml`: it is a file of IATI, whose activities are actions; type `mieux import actions FILE`, without a mapping
    [exit 2]
    ");
    sheet(&registry, "activities.txt", file(""));
    let read =
        registry.run(["import", "actions", "activities.txt", "--input-format=iati", "--dry-run"]);
    assert_eq!(
        read,
        registry.run(["import", "actions", FILE, "--dry-run"]).replace(FILE, "activities.txt")
    );
}

#[test]
fn an_export_over_its_own_registry_takes_nothing_away() {
    let registry = shipped();
    registry.run(["export", "--format=iati", "-o", FILE]);
    assert_snapshot!(registry.run(["import", "actions", FILE, "--dry-run"]), @"
    activities.xml: note: left out, since no field holds them: indicator 177, sector 103, activity-scope 102, contact-info 102, default-aid-type 102, default-finance-type 102, default-flow-type 102, default-tied-status 102, tag 102, location 47, recipient-region 6
    activities.xml: note: of the actions that are in the registry 102 keep their lists of identifiers, partners, results, earlier actions and sources, of which the file has only a part

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0        102        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

/// What the records of a kind state, by id.
fn stated(registry: &TestRegistry, kind: &str) -> BTreeMap<String, Value> {
    let mut lines = BTreeMap::new();
    let text = registry.run(["export", kind]);
    for line in text.lines().take_while(|line| line.starts_with('{')) {
        let record: Value = serde_json::from_str(line).unwrap();
        lines.insert(record["id"].as_str().unwrap().to_owned(), record);
    }
    lines
}

#[test]
fn what_an_export_writes_comes_back() {
    let registry = shipped();
    let (before, activities) = (stated(&registry, "actions"), stated(&registry, "activities"));
    registry.run(["export", "--format=iati", "-o", FILE]);
    fs::remove_dir_all(registry.below("actions")).unwrap();
    fs::remove_dir_all(registry.below("activities")).unwrap();
    let run = registry.run(["import", "actions", FILE]);
    let after = stated(&registry, "actions");
    let mut differences = Vec::new();
    for (id, now) in &after {
        for field in [
            "title",
            "status",
            "start",
            "end",
            "countries",
            "regions",
            "themes",
            "areas",
            "objective",
        ] {
            if before[id][field] != now[field] {
                differences.push(format!("{id} {field}: {} is {}", before[id][field], now[field]));
            }
        }
    }
    let tail = run.lines().rev().take(12).collect::<Vec<_>>().into_iter().rev();
    let tail = tail.collect::<Vec<_>>().join("\n");
    assert_snapshot!(format!("{} actions\n{}\n\n{tail}", after.len(), differences.join("\n")), @r#"
    102 actions
    timor-leste-ii regions: ["asia"] is null

    47   iberred                 created          registry/actions/iberred.yaml
    48   jordan-i                created          registry/actions/jordan-i.yaml
    49   jordan-ii               created          registry/actions/jordan-ii.yaml
    50   jordan-iii              created          registry/actions/jordan-iii.yaml
    … and 52 more; --format json lists all.

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml      102        0          0        0
    [stderr]
    Wrote 102 files.
    [exit 0]
    "#);
    let results = |record: &Value| -> Vec<Value> {
        let fields = ["kind", "title", "level", "link", "note"];
        let all = record["results"].as_array().into_iter().flatten();
        let each = all.map(|one| Value::from_iter(fields.map(|field| (field, one[field].clone()))));
        let mut each: Vec<Value> = each.collect();
        each.sort_by_key(Value::to_string);
        each.dedup();
        each
    };
    let mut count = 0;
    for (id, now) in &after {
        let of_action = |one: &&Value| one["action"] == id.as_str();
        let held = activities.values().filter(of_action).flat_map(&results);
        let mut expected: Vec<Value> = results(&before[id]).into_iter().chain(held).collect();
        expected.sort_by_key(Value::to_string);
        expected.dedup();
        assert_eq!(results(now), expected, "{id}");
        count += expected.len();
    }
    assert_eq!(count, 100);
    let partners = |record: &Value| -> BTreeSet<String> {
        let all = record["partners"].as_array().into_iter().flatten();
        all.map(|one| one["partner"].as_str().unwrap().to_owned()).collect()
    };
    for (id, now) in &after {
        assert!(partners(&before[id]).is_subset(&partners(now)), "{id}");
    }
}
