//! What is offered while somebody types, and the text once it is accepted.

use std::fs;

use insta::assert_snapshot;

use super::editor::Editor;
use crate::common::{TestRegistry, project};

const RECORD: &str = "actions/both.yaml";

/// A programme that knows all countries.
fn programme() -> TestRegistry {
    let registry = TestRegistry::programme();
    let countries = "vocabularies/countries.yaml";
    registry.file(countries, fs::read(project("registry").join(countries)).unwrap());
    registry
}

/// The text after the first thing that is offered was accepted.
fn accepted(text: &str) -> String {
    Editor::new(&programme()).accepted(RECORD, text)
}

#[test]
fn codes_are_found_by_code_label_and_alias_in_any_language() {
    assert_snapshot!(accepted("status: complet|\n"), @"status: completed");
    assert_snapshot!(accepted("status: on-|\n"), @"status: on-hold");
    assert_snapshot!(accepted("countries: [PE, Ecu|]\n"), @"countries: [PE, EC]");
    assert_snapshot!(accepted("countries: [EC, Perú|\n"), @"countries: [EC, PE");
    assert_snapshot!(accepted("countries: [PE, Chi|\nid: both\n"), @"
    countries: [PE, CL
    id: both
    ");
    assert_snapshot!(accepted("countries: |\n"), @"countries: [AD]");
    assert_snapshot!(accepted("countries:\n  - PE\n  -|\n"), @"
    countries:
      - PE
      - AD
    ");
}

#[test]
fn records_are_found_by_their_names() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/org-unodc.yaml",
        "id: org-unodc\nname:\n  en: United Nations Office on Drugs and Crime\nacronym: UNODC\n",
    );
    let mut editor = Editor::new(&registry);
    assert_snapshot!(editor.accepted(RECORD, "partners:\n  - partner: crime|\n    role: x\n"), @"
    partners:
      - partner: org-unodc
        role: x
    ");
    assert_snapshot!(editor.accepted(RECORD, "partners:\n  - partner: unodc|\n"), @"
    partners:
      - partner: org-unodc
    ");
}

#[test]
fn fields_are_offered_that_are_not_there_those_first_that_must_be() {
    let registry = programme();
    let mut editor = Editor::new(&registry);
    let labels = |offered: Vec<serde_json::Value>| {
        let labels = offered.iter().take(6).map(|one| one["label"].as_str().unwrap().to_owned());
        labels.collect::<Vec<String>>().join("\n")
    };
    assert_snapshot!(labels(editor.offered(RECORD, "title:\n  en: Both\n|\n")), @"
    id  Id
    former_ids  Former ids
    identifiers  Identifiers
    status  Status
    phase  Phase
    countries  Countries
    ");
    assert_snapshot!(labels(editor.offered(RECORD, "id: both\npartners:\n  - partner: x\n    |\n")), @"role  Role");
    assert_snapshot!(labels(editor.offered(RECORD, "title:\n  en: Both\n  |\n")), @"
    es  Spanish
    fr  French
    es  Spanish
    ");
    assert_snapshot!(editor.accepted(RECORD, "id: both\nstat|\n"), @"
    id: both
    status:
    ");
    assert_snapshot!(editor.accepted(RECORD, "id: both\npartners:\n  - par|\n"), @"
    id: both
    partners:
      - partner:
    ");
}

#[test]
fn nothing_is_offered_twice_or_where_a_text_is_written() {
    let registry = programme();
    let mut editor = Editor::new(&registry);
    assert!(
        editor
            .offered(RECORD, "countries: [PE, PE|\n")
            .iter()
            .all(|one| one["textEdit"]["newText"] != "PE")
    );
    assert!(editor.offered(RECORD, "objective:\n  en: >-\n    Peru and|\n").is_empty());
    assert!(editor.offered(RECORD, "# countries: [P|\n").is_empty());
}

#[test]
fn every_item_says_that_what_is_typed_finds_it() {
    let registry = programme();
    let mut editor = Editor::new(&registry);
    let offered = editor.offered(RECORD, "countries: [Republ|\n");
    assert!(!offered.is_empty());
    assert!(offered.iter().all(|one| one["filterText"] == "Republ"), "{offered:#?}");
}

#[test]
fn an_empty_file_becomes_a_whole_record_with_the_id_of_its_name() {
    let registry = programme();
    let mut editor = Editor::with_snippets(&registry);
    assert_snapshot!(editor.accepted("experts/exp-0042.yaml", "|"), @"
    id: exp-0042
    origin: ${1}
    sector: ${2}
    sources:
      - source: ${3}
        supports: [${4}]
    ");
    assert_snapshot!(editor.accepted("activities/both/both-a07.yaml", "# a comment\n|\n"), @"
    # a comment
    id: both-a07
    action: both
    title:
      en: ${1}
    kind: ${2}
    start: ${3}
    sources:
      - source: ${4}
        supports: [${5}]
    ");
    assert_snapshot!(editor.accepted("partners/pe/pe-new.yaml", "partn|"), @"
    id: pe-new
    name:
      en: ${1}
    acronym: ${2}
    kind: ${3}
    country: PE
    sources:
      - source: ${4}
        supports: [${5}]
    ");
    let mut plain = Editor::new(&registry);
    let offered = plain.offered("actions/chile-i.yaml", "chi|");
    assert_snapshot!(offered[0]["textEdit"]["newText"].as_str().unwrap(), @"
    id: chile-i
    title:
      en:
    countries: []
    status:
    themes: []
    start:
    sources:
      - source:
        supports: []
    ");
    assert!(editor.offered(RECORD, "id: both\n|").iter().all(|one| one["label"] != "both  Action"));
}

#[test]
fn lists_of_maps_get_a_whole_item() {
    let registry = programme();
    let mut editor = Editor::with_snippets(&registry);
    assert_snapshot!(editor.accepted(RECORD, "id: both\npartn|\n"), @"
    id: both
    partners:
      - partner: ${1}
        role: ${2}
    ");
    assert_snapshot!(editor.accepted(RECORD, "partners:\n  - |\n"), @"
    partners:
      - partner: ${1}
        role: ${2}
    ");
    assert_snapshot!(editor.accepted(RECORD, "partners:\n  |\n"), @"
    partners:
      - partner: ${1}
        role: ${2}
    ");
    assert_snapshot!(editor.accepted(RECORD, "results:\n  - kind: report\n    title:\n      en: A\n  -|\n"), @"
    results:
      - kind: report
        title:
          en: A
      - kind: ${1}
        title:
          en: ${2}
    ");
    assert_snapshot!(editor.accepted(RECORD, "partners:\n  - partner: a\n    |\n"), @"
    partners:
      - partner: a
        role:
    ");
    let mut plain = Editor::new(&registry);
    assert_snapshot!(plain.accepted(RECORD, "partners:\n  |\n"), @"
    partners:
      - partner:
    ");
    assert_snapshot!(plain.accepted(RECORD, "countries:\n  |\n"), @"
    countries:
      - AD
    ");
    let offered = plain.offered(RECORD, "partners:\n  - |\n");
    assert_snapshot!(offered.last().unwrap()["textEdit"]["newText"].as_str().unwrap(), @"
    partner:
        role:
    ");
}
