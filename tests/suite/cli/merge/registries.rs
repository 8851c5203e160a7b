//! What a registry says itself counts: its own fields, its vocabularies, its place in the repository.

use std::fs;

use insta::assert_snapshot;

use super::{PERU_II, change, installed, parted};
use crate::common::TestRegistry;

const EXTENSION: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "visits": {
      "title": "Visits",
      "description": "Visits to the host.",
      "type": "array",
      "x-key": ["day"],
      "items": {
        "type": "object",
        "title": "Visit",
        "description": "A visit.",
        "properties": {
          "day": {"title": "Day", "description": "Its day.", "type": "string"},
          "people": {"title": "People", "description": "How many came.", "type": "integer"}
        }
      }
    },
    "tags": {
      "title": "Tags",
      "description": "Words.",
      "type": "array",
      "items": {"type": "string", "title": "Tag", "description": "A word."},
      "uniqueItems": true
    }
  }
}
"#;

const OWN: &str = "\
start: 2019-05
visits:
  - day: monday
    people: 2
tags: [b]
";

/// The file of the action as an officer names it.
const PERU_II_BELOW: &str = "registry/actions/peru-ii.yaml";

/// What is left of the action from its start on, when `topic` is merged.
fn merged(registry: &TestRegistry) -> String {
    assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
    let text = registry.text(PERU_II);
    text[text.find("start").unwrap()..].to_owned()
}

#[test]
fn fields_of_a_registry_of_its_own_are_merged_by_their_keys() {
    let registry = installed();
    registry.file("schemas/action.extension.schema.json", EXTENSION);
    change(&registry, ["start: 2019-05\n", OWN]);
    assert_eq!(registry.run(["validate", PERU_II_BELOW, "--format", "short"]), "[exit 0]\n");
    registry.branch("topic", "2024-01-13", |registry| {
        registry.replace(PERU_II, "people: 2\n", "people: 3\n  - day: friday\n    people: 1\n");
        registry.replace(PERU_II, "tags: [b]", "tags: [b, x]");
    });
    change(&registry, ["  - day: monday\n", "  - day: sunday\n  - day: monday\n"]);
    change(&registry, ["tags: [b]", "tags: [b, c]"]);
    assert_snapshot!(merged(&registry), @"
    start: 2019-05
    visits:
      - day: sunday
      - day: monday
        people: 3
      - day: friday
        people: 1
    tags: [b, c, x]
    sources:
      - source: page
    ");
}

/// Codes that both sides have in the order of their vocabulary stay in it.
#[test]
fn codes_are_in_the_order_of_their_vocabulary() {
    let themes = |registry: &TestRegistry| {
        assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
        let text = registry.text(PERU_II);
        text.lines().find(|line| line.starts_with("themes")).unwrap().to_owned()
    };
    let one = "themes: [irregular-migration]";
    let registry = parted(
        [one, "themes: [irregular-migration, international-protection]"],
        [one, "themes: [irregular-migration, legal-migration]"],
    );
    assert_snapshot!(themes(&registry), @"themes: [irregular-migration, legal-migration, international-protection]");
    // Another order is that of the officer.
    let registry = parted(
        [one, "themes: [international-protection, irregular-migration]"],
        [one, "themes: [irregular-migration, legal-migration]"],
    );
    assert_snapshot!(themes(&registry), @"themes: [international-protection, irregular-migration, legal-migration]");
}

/// What `mieux fmt` leaves as it is on both sides, it leaves as it is when it is merged.
#[test]
fn a_file_in_house_style_stays_in_it() {
    let base = "countries: [PE]\n";
    let ours = "countries: [AR, BO, BR, BS, BY, CL, CO, CR, CU, DO, EC, PE]\n";
    let theirs = "countries: [GT, GY, HN, HT, JM, MX, NI, PA, PE, PY, SR, SV, TT, UY, VE]\n";
    let registry = parted([base, ours], [base, theirs]);
    assert_eq!(registry.run(["fmt", "--check", PERU_II_BELOW]), "[exit 0]\n");
    assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
    assert_eq!(registry.run(["fmt", "--check", PERU_II_BELOW]), "[exit 0]\n");
    assert!(registry.text(PERU_II).contains("countries:\n  - AR\n  - BO\n"));
}

/// The registry is not called `registry`, and a folder above it is called like those of a kind.
#[test]
fn a_registry_is_found_wherever_it_is() {
    let registry = installed();
    let root = registry.path().join("experts/our data");
    fs::create_dir(registry.path().join("experts")).unwrap();
    fs::rename(registry.root(), &root).unwrap();
    registry.run(["-C", "experts/our data", "git", "install"]);
    registry.commit("2024-01-12");
    let partner = "  - partner: pe-interior\n";
    let add = |added: &str| {
        let text = fs::read_to_string(root.join(PERU_II)).unwrap();
        let more = format!("{partner}  - partner: {added}\n");
        fs::write(root.join(PERU_II), text.replace(partner, &more)).unwrap();
    };
    registry.branch("topic", "2024-01-13", |_| add("unodc"));
    add("iom");
    registry.commit("2024-01-13");
    assert_eq!(registry.officer("git merge -q topic >/dev/null"), "[exit 0]\n");
    let text = fs::read_to_string(root.join(PERU_II)).unwrap();
    assert!(text.contains("  - partner: iom\n  - partner: unodc\n"), "{text}");
}
