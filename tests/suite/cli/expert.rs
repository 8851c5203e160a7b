//! `mieux expert`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// The small programme and an expert about whom it has much data.
fn with_expert_data() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0009.yaml",
        "id: exp-0009\norigin: ES\nroster: active\nconsent:\n  basis: consent\n  given: 2021\n  \
         withdrawn: 2024-03\nretention:\n  review_by: 2023-01-31\n  delete_after: 2025\nsources:\n  - source: \
         https://example.org/roster\n",
    );
    registry.file(
        "activities/programme-a09.yaml",
        "id: programme-a09\ntitle:\n  en: A seminar\nexperts:\n  - expert: exp-0009\nsources:\n  - source: \
         https://example.org/seminar\n",
    );
    registry.file(".gitignore", "private/\n");
    registry.file("private/experts/exp-0009.yaml", "name: Not a real person\nfee: 450\n");
    registry
}

#[test]
fn review_lists_what_is_due_and_the_earliest_first() {
    let registry = with_expert_data();
    assert_snapshot!(registry.run(["expert", "review", "--today", "2024-06-01"]), @"
    Consents and retentions due by 2024-06-01

    Expert    What                                             Date        When
    ──────────────────────────────────────────────────────────────────────────────
    exp-0009  review whether the data are still needed         2023-01-31  overdue
    exp-0009  consent withdrawn: erase the data of the person  2024-03     overdue
    [exit 0]
    ");
    assert_snapshot!(
        registry.run(["expert", "review", "--today", "2024-06-01", "--within", "600", "--format", "csv"]),
        @"
    expert,what,what_label,date,when,when_label
    exp-0009,review-by,review whether the data are still needed,2023-01-31,overdue,overdue
    exp-0009,withdrawn,consent withdrawn: erase the data of the person,2024-03,overdue,overdue
    exp-0009,delete-after,erase the data,2025,due,due
    [exit 0]
    "
    );
}

#[test]
fn review_answers_in_the_language_that_is_asked_for() {
    let registry = with_expert_data();
    let review = |language, format| {
        registry.run([
            "expert",
            "review",
            "--today",
            "2024-06-01",
            "--within",
            "600",
            "--lang",
            language,
            "--format",
            format,
        ])
    };
    assert_snapshot!(review("fr", "table"), @"
    Consentements et délais de conservation qui arrivent à échéance jusqu’au
    2026-01-22

    Expert    À faire                                           Date        Échéance
    ────────────────────────────────────────────────────────────────────────────────
    exp-0009  réexaminer si les données sont encore             2023-01-31  dépassée
              nécessaires
    exp-0009  consentement retiré : effacer les données de la   2024-03     dépassée
              personne
    exp-0009  effacer les données                               2025        à venir
    [exit 0]
    ");
    assert_snapshot!(review("es", "csv"), @"
    expert,what,what_label,date,when,when_label
    exp-0009,review-by,revisar si los datos siguen siendo necesarios,2023-01-31,overdue,vencido
    exp-0009,withdrawn,consentimiento retirado: borrar los datos de la persona,2024-03,overdue,vencido
    exp-0009,delete-after,borrar los datos,2025,due,por vencer
    [exit 0]
    ");
}

#[test]
fn access_prints_all_that_is_held_and_the_private_file_only_when_told() {
    let registry = with_expert_data();
    assert_snapshot!(registry.run(["expert", "access", "exp-0009"]), @"
    exp-0009
    expert exp-0009 in registry/experts/exp-0009.yaml

    Origin: ES
    Roster status: active
    Consent
      Basis: consent
      Given: 2021
      Withdrawn: 2024-03
    Retention
      Review by: 2023-01-31
      Delete after: 2025
    Sources
      1.
        Source: https://example.org/roster
    Deployed in
      programme-a09  A seminar

    Named in registry/activities/programme-a09.yaml as `experts[0].expert`
    There is a private file, registry/private/experts/exp-0009.yaml; --private prints it.
    Earlier versions are in the git history: `git log -p --follow -- registry/experts/exp-0009.yaml`
    [exit 0]
    ");
    assert_snapshot!(registry.run(["expert", "access", "exp-0009", "--private"]), @"
    exp-0009
    expert exp-0009 in registry/experts/exp-0009.yaml

    Origin: ES
    Roster status: active
    Consent
      Basis: consent
      Given: 2021
      Withdrawn: 2024-03
    Retention
      Review by: 2023-01-31
      Delete after: 2025
    Sources
      1.
        Source: https://example.org/roster
    Deployed in
      programme-a09  A seminar

    Named in registry/activities/programme-a09.yaml as `experts[0].expert`

    registry/private/experts/exp-0009.yaml:

    name: Not a real person
    fee: 450

    Earlier versions are in the git history: `git log -p --follow -- registry/experts/exp-0009.yaml`
    [exit 0]
    ");
    assert_snapshot!(registry.run(["expert", "access", "exp-0099"]), @"
    [stderr]
    error: there is no expert `exp-0099`; find the id with `mieux list experts`
    [exit 2]
    ");
}

#[test]
fn access_finds_a_person_by_the_name_in_the_private_file() {
    let registry = with_expert_data();
    let first = |name| {
        let shown = registry.run(["expert", "access", name]);
        shown.lines().take(2).map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(first("NOT a real  person"), @"
    exp-0009
    expert exp-0009 in registry/experts/exp-0009.yaml
    ");
    registry.file("private/experts/exp-0001.yaml", "given_name: Not a\nfamily_name: real person\n");
    assert_snapshot!(first("not a real person"), @"
    [stderr]
    error: several experts have this name; give one of their ids: `exp-0001` or `exp-0009`
    ");
    assert_snapshot!(first("not a"), @"
    [stderr]
    error: there is no expert `not a`; find the id with `mieux list experts`
    ");
}

/// A field that the registry adds may hold anything on the person.
#[test]
fn erase_takes_the_fields_that_the_registry_adds() {
    let registry = with_expert_data();
    registry.file(
        "schemas/expert.extension.schema.json",
        r#"{"properties": {"seniority": {"title": "Seniority", "type": "string"}}}"#,
    );
    let path = registry.path().join("registry/experts/exp-0009.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}seniority: Head of unit\n")).unwrap();
    registry.run(["expert", "erase", "exp-0009", "--today", "2024-06-01"]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("erased") && !text.contains("seniority"), "{text}");
}

#[test]
fn erase_leaves_a_tombstone_that_keeps_the_figures() {
    let registry = with_expert_data();
    let figures = registry.run(["report", "--format", "json"]);
    let erase = ["expert", "erase", "exp-0009", "--today", "2024-06-01"];
    assert_snapshot!(registry.run(["expert", "erase", "exp-0009", "--today", "2024-06-01", "--dry-run"]), @r#"
    --- a/registry/experts/exp-0009.yaml
    +++ b/registry/experts/exp-0009.yaml
    @@ -1,12 +1,3 @@
     id: exp-0009
     origin: ES
    -roster: active
    -consent:
    -  basis: consent
    -  given: 2021
    -  withdrawn: 2024-03
    -retention:
    -  review_by: 2023-01-31
    -  delete_after: 2025
    -sources:
    -  - source: https://example.org/roster
    +erased: "2024-06-01"
    Would remove registry/private/experts/exp-0009.yaml.

    These records name exp-0009 and stay as they are. Check that no text in them is about the person:
      registry/activities/programme-a09.yaml as `experts[0].expert`

    The git history still has the earlier versions of registry/experts/exp-0009.yaml: `git log --oneline --follow -- registry/experts/exp-0009.yaml` lists them. To remove them, tell everybody who has a clone, and run `git filter-repo --invert-paths --path registry/experts/exp-0009.yaml` in a fresh clone. Then put the tombstone back and push with --force. Copies elsewhere stay.
    [exit 0]
    "#);
    let private = registry.below("private/experts/exp-0009.yaml");
    assert!(private.is_file());
    registry.run(erase);
    assert!(!private.exists());
    assert_eq!(registry.run(["report", "--format", "json"]), figures);
    assert_snapshot!(registry.text("experts/exp-0009.yaml"), @r#"
    id: exp-0009
    origin: ES
    erased: "2024-06-01"
    "#);
    assert_snapshot!(registry.run(["expert", "review", "--today", "2030-01-01"]), @"
    Consents and retentions due by 2030-01-01

    Expert  What  Date  When
    ────────────────────────
    [exit 0]
    ");
}

#[test]
fn no_other_command_reads_what_is_private() {
    let registry = with_expert_data();
    for args in [
        &["validate", "--strict"][..],
        &["list", "experts"],
        &["show", "exp-0009"],
        &["report", "--list"],
        &["expert", "review", "--today", "2024-06-01"],
    ] {
        let told = registry.run(args);
        assert!(!told.contains("Not a real person"), "{args:?}: {told}");
    }
}
