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
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO: malformed-date
    "NO": malformed-date
    no: malformed-date
    012: malformed-date
    0o14: malformed-date
    0x7E1:
    1e3: malformed-date
    .inf: malformed-date
    -.inf: malformed-date
    .nan: malformed-date
    2017:
    2017.0: malformed-date
    2017-13: malformed-date
    2017-1: malformed-date
    0: malformed-date
    0000: malformed-date
    -2017: malformed-date
    2016-02-29:
    2017-02-29: malformed-date
    1900-02-29: malformed-date
    2000-02-29:
    2017-05-12:
    12017: malformed-date
    99999999999999999999: malformed-date
    true: malformed-date
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": malformed-date
    2017-05-12T10:00:00Z: malformed-date
    12:30: malformed-date
    "#);
}

#[test]
fn a_whole_number() {
    let found = rules(
        "activities/hostile.yaml",
        "id: hostile\ntitle: {en: T}\nkind: workshop\nsources: [{source: p}]\nparticipants: {total: …}\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO: wrong-type
    "NO": wrong-type
    no: wrong-type
    012:
    0o14:
    0x7E1:
    1e3: wrong-type
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017:
    2017.0: wrong-type
    2017-13: wrong-type
    2017-1: wrong-type
    0:
    0000:
    -2017: out-of-range
    2016-02-29: wrong-type
    2017-02-29: wrong-type
    1900-02-29: wrong-type
    2000-02-29: wrong-type
    2017-05-12: wrong-type
    12017:
    99999999999999999999: wrong-type
    true: wrong-type
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": wrong-type
    2017-05-12T10:00:00Z: wrong-type
    12:30: wrong-type
    "#);
}

#[test]
fn a_number() {
    let found = rules(
        "published/hostile.yaml",
        "claims:\n  - scope: {country: PE}\n    metric: projects\n    source: p\n    value: …\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO: wrong-type
    "NO": wrong-type
    no: wrong-type
    012:
    0o14:
    0x7E1:
    1e3:
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017:
    2017.0:
    2017-13: wrong-type
    2017-1: wrong-type
    0:
    0000:
    -2017:
    2016-02-29: wrong-type
    2017-02-29: wrong-type
    1900-02-29: wrong-type
    2000-02-29: wrong-type
    2017-05-12: wrong-type
    12017:
    99999999999999999999:
    true: wrong-type
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": wrong-type
    2017-05-12T10:00:00Z: wrong-type
    12:30: wrong-type
    "#);
}

#[test]
fn a_code() {
    let found =
        rules("experts/exp-0001.yaml", "id: exp-0001\nsources: [{source: p}]\norigin: …\n", TRICKY);
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO:
    "NO":
    no: label-as-code
    012: wrong-type
    0o14: wrong-type
    0x7E1: wrong-type
    1e3: wrong-type
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017: wrong-type
    2017.0: wrong-type
    2017-13: unknown-code
    2017-1: unknown-code
    0: wrong-type
    0000: wrong-type
    -2017: wrong-type
    2016-02-29: unknown-code
    2017-02-29: unknown-code
    1900-02-29: unknown-code
    2000-02-29: unknown-code
    2017-05-12: unknown-code
    12017: wrong-type
    99999999999999999999: wrong-type
    true: wrong-type
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": unknown-code
    2017-05-12T10:00:00Z: unknown-code
    12:30: unknown-code
    "#);
}

#[test]
fn a_code_that_is_a_number() {
    let found = rules(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: T}\nsources: [{source: p}]\ngood_practices: […]\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO: wrong-type
    "NO": wrong-type
    no: wrong-type
    012: unknown-code
    0o14: unknown-code
    0x7E1: unknown-code
    1e3: wrong-type
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017: unknown-code
    2017.0: wrong-type
    2017-13: wrong-type
    2017-1: wrong-type
    0: unknown-code
    0000: unknown-code
    -2017: unknown-code
    2016-02-29: wrong-type
    2017-02-29: wrong-type
    1900-02-29: wrong-type
    2000-02-29: wrong-type
    2017-05-12: wrong-type
    12017: unknown-code
    99999999999999999999: wrong-type
    true: wrong-type
    ~: wrong-type
    : empty-value
    {}: wrong-type
    []: wrong-type
    "": wrong-type
    2017-05-12T10:00:00Z: wrong-type
    12:30: wrong-type
    "#);
}

#[test]
fn an_id_and_a_text() {
    let found =
        rules("actions/hostile.yaml", "id: …\ntitle: {en: T}\nsources: [{source: p}]\n", TRICKY);
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO: malformed-id
    "NO": malformed-id
    no: id-differs-from-file-name
    012: wrong-type
    0o14: wrong-type
    0x7E1: wrong-type
    1e3: wrong-type
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017: wrong-type
    2017.0: wrong-type
    2017-13: id-differs-from-file-name
    2017-1: id-differs-from-file-name
    0: wrong-type
    0000: wrong-type
    -2017: wrong-type
    2016-02-29: id-differs-from-file-name
    2017-02-29: id-differs-from-file-name
    1900-02-29: id-differs-from-file-name
    2000-02-29: id-differs-from-file-name
    2017-05-12: id-differs-from-file-name
    12017: wrong-type
    99999999999999999999: wrong-type
    true: wrong-type
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": malformed-id
    2017-05-12T10:00:00Z: malformed-id
    12:30: malformed-id
    "#);
    let found = rules(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: …}\nsources: [{source: p}]\n",
        TRICKY,
    );
    insta::assert_snapshot!(found.join("\n"), @r#"
    NO:
    "NO":
    no:
    012: wrong-type
    0o14: wrong-type
    0x7E1: wrong-type
    1e3: wrong-type
    .inf: wrong-type
    -.inf: wrong-type
    .nan: wrong-type
    2017: wrong-type
    2017.0: wrong-type
    2017-13:
    2017-1:
    0: wrong-type
    0000: wrong-type
    -2017: wrong-type
    2016-02-29:
    2017-02-29:
    1900-02-29:
    2000-02-29:
    2017-05-12:
    12017: wrong-type
    99999999999999999999: wrong-type
    true: wrong-type
    ~: wrong-type
    : wrong-type
    {}: wrong-type
    []: wrong-type
    "": empty-value
    2017-05-12T10:00:00Z:
    12:30:
    "#);
}
