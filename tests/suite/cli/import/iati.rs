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
    activities.xml: note: left out, since no field holds them: transaction 3, activity-date 2, sector 2, activity-status 1, budget 1, contact-info 1, description 1, indicator 1, other-identifier 1, participating-org 1, policy-marker 1, recipient-country 1, related-activity 1, result 1, tag 1, others 2
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

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0          0        1
    [stderr]
    Nothing was written because of --dry-run.
    [exit 1]
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
    activities.xml: note: left out, since no field holds them: indicator 132, sector 88, activity-scope 87, contact-info 87, default-aid-type 87, default-finance-type 87, default-flow-type 87, default-tied-status 87, tag 87, location 34, result 9, recipient-region 2
    activities.xml: note: of the actions that are in the registry 87 keep their lists of identifiers, partners, results, earlier actions and sources, of which the file has only a part

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml        0        0         87        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

/// What an export states of the actions of a registry, by id: the fields that come back, in the order of their values.
fn stated(registry: &TestRegistry) -> BTreeMap<String, Value> {
    let mut lines = BTreeMap::new();
    registry.run(["export", "--format=jsonl", "-o", "records"]);
    let text = fs::read_to_string(registry.path().join("records/actions.jsonl")).unwrap();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        lines.insert(record["id"].as_str().unwrap().to_owned(), record);
    }
    lines
}

#[test]
fn what_an_export_writes_comes_back() {
    let registry = shipped();
    let before = stated(&registry);
    registry.run(["export", "--format=iati", "-o", FILE]);
    fs::remove_dir_all(registry.below("actions")).unwrap();
    fs::remove_dir_all(registry.below("activities")).unwrap();
    fs::remove_dir_all(registry.path().join("records")).unwrap();
    let run = registry.run(["import", "actions", FILE]);
    let after = stated(&registry);
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
    87 actions
    timor-leste-ii regions: ["asia"] is null

    47   liberia-i               created          registry/actions/liberia-i.yaml
    48   madagascar-i            created          registry/actions/madagascar-i.yaml
    49   malawi-i                created          registry/actions/malawi-i.yaml
    50   malawi-ii               created          registry/actions/malawi-ii.yaml
    … and 37 more; --format json lists all.

    Sheet           Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────────
    activities.xml       87        0          0        0
    [stderr]
    Wrote 87 files.
    [exit 0]
    "#);
    let partners = |record: &Value| -> BTreeSet<String> {
        let all = record["partners"].as_array().into_iter().flatten();
        all.map(|one| one["partner"].as_str().unwrap().to_owned()).collect()
    };
    for (id, now) in &after {
        assert!(partners(&before[id]).is_subset(&partners(now)), "{id}");
    }
}
