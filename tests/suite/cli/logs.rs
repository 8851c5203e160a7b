//! What a log of somebody else may show: no personal data, in any format.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// What leads to a person, in fields of every sort.
const TELLING: [&str; 6] =
    ["ana.perez", "example.org", "615 0000", "1904 3002", "AB1234567", "Maria"];

/// Records with personal data in texts, codes, keys, unknown fields and several lines.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0009.yaml",
        "id: exp-0009
origin: ana.perez@example.org
sector: +51 1 615 0000
name: Maria
email_address: ana.perez@example.org
languages: [AT61 1904 3002 3457 3201]
roster: passport no. AB1234567
notes:
  en: Write to ana.perez@example.org, or call +51 1 615 0000.
  es: >-
    Cuenta AT61 1904 3002 3457 3201,
    passport no. AB1234567
sources:
  - source: page
  - source: page
",
    );
    registry.file(
        "activities/programme-a09.yaml",
        "id: programme-a09\ntitle:\n  en: ana.perez@example.org\ntitle:\n  en: +51 1 615 0000\nexperts:\n  \
         - expert: ana.perez@example.org\nsources:\n  - source: page\n",
    );
    registry
}

#[test]
fn no_format_shows_what_leads_to_a_person() {
    let registry = registry();
    for format in ["human", "short", "json", "github"] {
        let shown = registry.run(["validate", "--strict", "--format", format]);
        assert!(shown.contains("personal-data-in-record"), "{shown}");
        for telling in TELLING {
            assert!(!shown.contains(telling), "{format}: {telling}: {shown}");
        }
    }
}

#[test]
fn asterisks_stand_in_its_place() {
    let registry = registry();
    let shown = registry.run(["validate", "--select", "personal-data-in-record"]);
    let start = shown.find("error[personal-data-in-record]: `origin`").unwrap();
    let shown: Vec<&str> = shown[start..].lines().take(6).collect();
    assert_snapshot!(shown.join("\n"), @"
    error[personal-data-in-record]: `origin` gives an e-mail address
     --> registry/experts/exp-0009.yaml:2:9
      |
    2 | origin: ***.*****@*******.***
      |         ^^^^^^^^^^^^^^^^^^^^^
      |
    ");
}

/// A change that is refused shows the findings that it would bring.
#[test]
fn a_refused_change_shows_none_either() {
    let registry = TestRegistry::programme();
    let said = registry.run(["set", "peru-i", "notes.en=Write to ana.perez@example.org"]);
    let refusal = said.split_once("error[").unwrap().1;
    assert!(!refusal.contains("ana.perez"), "{said}");
}
