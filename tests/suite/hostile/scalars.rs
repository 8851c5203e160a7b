//! Scalars that readers of YAML take for different things, in every sort of field.

use super::Beside;

/// What is found on a line of a record, as `rule` or nothing, for each of the values.
fn rules(path: &str, record: &str, values: &[&str]) -> Vec<String> {
    values
        .iter()
        .map(|value| {
            let beside = Beside::new();
            beside.file(path, record.replace('…', value));
            let findings = beside.findings();
            let rules: Vec<&str> =
                findings.iter().map(|one| one["rule"].as_str().unwrap()).collect();
            format!("{value}: {}", rules.join(", ")).trim_end().to_owned()
        })
        .collect()
}

const TRICKY: &[&str] = &[
    "NO",
    "\"NO\"",
    "no",
    "012",
    "0o14",
    "0x7E1",
    "1e3",
    ".inf",
    "-.inf",
    ".nan",
    "2017",
    "2017.0",
    "2017-13",
    "2017-1",
    "0",
    "0000",
    "-2017",
    "2016-02-29",
    "2017-02-29",
    "1900-02-29",
    "2000-02-29",
    "2017-05-12",
    "12017",
    "99999999999999999999",
    "true",
    "~",
    "",
    "{}",
    "[]",
    "\"\"",
    "2017-05-12T10:00:00Z",
    "12:30",
];

#[test]
fn a_date() {
    let found = rules(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: T}\nsources: [{source: p}]\nstart: …\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @"");
}

#[test]
fn a_whole_number() {
    let found = rules(
        "activities/hostile.yaml",
        "id: hostile\ntitle: {en: T}\nkind: workshop\nsources: [{source: p}]\nparticipants: {total: …}\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @"");
}

#[test]
fn a_number() {
    let found = rules(
        "published/hostile.yaml",
        "claims:\n  - scope: {country: PE}\n    metric: projects\n    source: p\n    value: …\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @"");
}

#[test]
fn a_code() {
    let found =
        rules("experts/exp-0001.yaml", "id: exp-0001\nsources: [{source: p}]\norigin: …\n", TRICKY);
    insta::assert_snapshot!(found.join("\n"), @"");
}

#[test]
fn a_code_that_is_a_number() {
    let found = rules(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: T}\nsources: [{source: p}]\ngood_practices: […]\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @"");
}

#[test]
fn an_id_and_a_text() {
    let found =
        rules("actions/hostile.yaml", "id: …\ntitle: {en: T}\nsources: [{source: p}]\n", TRICKY);
    insta::assert_snapshot!(found.join("\n"), @"");
    let found = rules(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: …}\nsources: [{source: p}]\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @"");
}
