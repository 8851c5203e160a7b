//! The clock: today unless `--today` says otherwise, and said where something depended on it.

use crate::common::TestRegistry;

/// An expert whose data must be gone since a day that is long past, and one for whom that day is far off.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    for (id, day) in [("exp-0008", "2001-01-01"), ("exp-0009", "9999-01-01")] {
        registry.file(
            format!("experts/{id}.yaml"),
            format!(
                "id: {id}\nretention:\n  delete_after: \"{day}\"\nsources:\n  - source: page\n"
            ),
        );
    }
    registry
}

/// Whether a text has a day of this century as `before 2026-11-26 after`.
fn has_day(text: &str, before: &str, after: &str) -> bool {
    let Some((_, rest)) = text.split_once(before) else { return false };
    rest.get(..10).is_some_and(|day| day.parse::<mieux::model::Day>().is_ok() && day > "2001-01-01")
        && rest[10..].starts_with(after)
}

#[test]
fn without_an_option_it_is_today() {
    let registry = registry();
    let found = registry.run(["validate", "--select", "retention-expired"]);
    assert!(found.contains("exp-0008.yaml") && !found.contains("exp-0009.yaml"), "{found}");
    assert!(found.contains("Retention dates were compared with 20"), "{found}");
    assert!(has_day(&found, "compared with ", "; use --today DATE for another day."), "{found}");
    let review = registry.run(["expert", "review", "--format", "csv"]);
    assert!(review.contains("exp-0008") && !review.contains("exp-0009"), "{review}");
    registry.run(["expert", "erase", "exp-0009"]);
    let record = registry.text("experts/exp-0009.yaml");
    assert!(has_day(&record, "erased: \"", "\""), "{record}");
}

#[test]
fn an_option_takes_another_day() {
    let registry = registry();
    let validate = |day, format| {
        let select = "retention-expired";
        registry.run(["validate", "--today", day, "--format", format, "--select", select])
    };
    let found = validate("2000-01-01", "human");
    assert!(!found.contains("retention-expired"), "{found}");
    assert!(found.contains("Retention dates were compared with 2000-01-01; "), "{found}");
    assert!(validate("2001-01-02", "short").contains("retention-expired"));
    assert!(validate("2000-01-01", "json").contains("\"judged_on\": \"2000-01-01\""));
}

/// Where nothing depended on the day, the output is the same on every day.
#[test]
fn the_day_is_said_only_where_it_counts() {
    let registry = registry();
    for args in [
        &["validate", "--ignore", "retention-expired,retention-review-due"][..],
        &["validate", "--select", "missing-source"],
    ] {
        let said = registry.run(args);
        assert!(!said.contains("Dates of retention"), "{said}");
    }
    for path in ["exp-0008", "exp-0009"] {
        std::fs::remove_file(registry.below(format!("experts/{path}.yaml"))).unwrap();
    }
    let said = registry.run(["validate"]);
    assert!(!said.contains("Dates of retention"), "{said}");
    assert!(!registry.run(["validate", "--format", "json"]).contains("judged_on"));
}
