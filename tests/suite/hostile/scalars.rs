//! Scalars that readers of YAML take for different things, in every sort of field.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use super::Beside;

/// What is no word: what YAML 1.1 takes for a truth, YAML 1.2 for a number, or neither for a date.
const TRICKY: [&str; 34] = [
    "NO",
    "\"NO\"",
    "no",
    "y",
    "012",
    "0o14",
    "0x7E1",
    "1e3",
    "1_000",
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
    "12017",
    "2016-02-29",
    "2017-02-29",
    "1900-02-29",
    "2000-02-29",
    "\"2017-05-12\"",
    "2017-05-12T10:00:00Z",
    "12:30",
    "99999999999999999999",
    "true",
    "~",
    "",
    "\"\"",
    "{}",
    "[]",
];

/// For each rule, the values of which it speaks where `…` stands in a record of its own; for no rule
/// at all, those that are accepted. What is found must stand on the line of the value.
fn found(folder: &str, name: &dyn Fn(usize) -> String, record: &str) -> String {
    let beside = Beside::new();
    for (index, value) in TRICKY.iter().enumerate() {
        let text = record.replace('@', &name(index)).replace('…', value);
        beside.file(format!("{folder}/{}.yaml", name(index)), text);
    }
    let line = record.lines().position(|line| line.contains('…')).unwrap() as u64 + 1;
    let mut rules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let findings = beside.findings();
    for (index, value) in TRICKY.iter().enumerate() {
        let path = format!("registry/{folder}/{}.yaml", name(index));
        let mut of_file: Vec<&str> = Vec::new();
        for finding in findings.iter().filter(|finding| finding["file"] == path) {
            assert_eq!(finding["line"], line, "{finding:#}");
            of_file.push(finding["rule"].as_str().unwrap());
        }
        rules.entry(of_file.join(" and ")).or_default().push(value);
    }
    let lines = rules.into_iter().map(|(rule, values)| {
        let rule = if rule.is_empty() { "(accepted)" } else { &rule };
        format!("{rule}: {}", values.join("  "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn in_action(line: &str) -> String {
    let record = format!("id: @\ntitle: {{en: T}}\nsources: [{{source: p}}]\n{line}\n");
    found("actions", &|index| format!("a{index}"), &record)
}

#[test]
fn a_date_is_a_year_a_month_or_a_day_of_the_calendar() {
    assert_snapshot!(in_action("start: …"), @r#"
    (accepted): 2017  "2017-05-12"
    malformed-date: NO  "NO"  no  y  012  0o14  1e3  1_000  .inf  -.inf  .nan  2017.0  2017-13  2017-1  0  0000  -2017  12017  2017-02-29  1900-02-29  2017-05-12T10:00:00Z  12:30  99999999999999999999  true  ""
    read-otherwise: 0x7E1  2016-02-29  2000-02-29
    wrong-type: ~    {}  []
    "#);
    assert_snapshot!(in_action("fiche: {date: …}"), @r#"
    (accepted): 2017  "2017-05-12"
    malformed-date: NO  "NO"  no  y  012  0o14  1e3  1_000  .inf  -.inf  .nan  2017.0  2017-13  2017-1  0  0000  -2017  12017  2017-02-29  1900-02-29  2017-05-12T10:00:00Z  12:30  99999999999999999999  true  ""
    read-otherwise: 0x7E1  2016-02-29  2000-02-29
    wrong-type: ~    {}  []
    "#);
}

#[test]
fn a_whole_number_has_no_point() {
    let record =
        "id: @\ntitle: {en: T}\nkind: workshop\nsources: [{source: p}]\nparticipants: {total: …}\n";
    assert_snapshot!(found("activities", &|index| format!("a{index}"), record), @r#"
    (accepted): 2017  0  12017
    out-of-range: -2017
    read-otherwise: 012  0o14  0x7E1  0000
    wrong-type: NO  "NO"  no  y  1e3  1_000  .inf  -.inf  .nan  2017.0  2017-13  2017-1  2016-02-29  2017-02-29  1900-02-29  2000-02-29  "2017-05-12"  2017-05-12T10:00:00Z  12:30  99999999999999999999  true  ~    ""  {}  []
    "#);
}

#[test]
fn a_number_is_finite() {
    let record =
        "claims:\n  - scope: {country: PE}\n    metric: projects\n    source: p\n    value: …\n";
    assert_snapshot!(found("published", &|index| format!("c{index}"), record), @r#"
    (accepted): 1e3  2017  2017.0  0  12017  99999999999999999999
    out-of-range: -2017
    read-otherwise: 012  0o14  0x7E1  0000
    wrong-type: NO  "NO"  no  y  1_000  .inf  -.inf  .nan  2017-13  2017-1  2016-02-29  2017-02-29  1900-02-29  2000-02-29  "2017-05-12"  2017-05-12T10:00:00Z  12:30  true  ~    ""  {}  []
    "#);
}

#[test]
fn a_code_is_text_or_a_number_as_its_vocabulary_has_it() {
    let record = "id: @\nsources: [{source: p}]\norigin: …\n";
    assert_snapshot!(found("experts", &|index| format!("exp-{index:04}"), record), @r#"
    (accepted): "NO"
    label-as-code: no
    read-otherwise: NO
    unknown-code: y  1_000  2017-13  2017-1  2016-02-29  2017-02-29  1900-02-29  2000-02-29  "2017-05-12"  2017-05-12T10:00:00Z  12:30  ""
    wrong-type: 012  0o14  0x7E1  1e3  .inf  -.inf  .nan  2017  2017.0  0  0000  -2017  12017  99999999999999999999  true  ~    {}  []
    "#);
    assert_snapshot!(in_action("good_practices: […]"), @r#"
    empty-value: 
    unknown-code: 012  0o14  0x7E1  2017  0  0000  -2017  12017
    wrong-type: NO  "NO"  no  y  1e3  1_000  .inf  -.inf  .nan  2017.0  2017-13  2017-1  2016-02-29  2017-02-29  1900-02-29  2000-02-29  "2017-05-12"  2017-05-12T10:00:00Z  12:30  99999999999999999999  true  ~  ""  {}  []
    "#);
    assert_snapshot!(in_action("countries: […]"), @r#"
    (accepted): "NO"
    empty-value: 
    label-as-code: no
    read-otherwise: NO
    unknown-code: y  1_000  2017-13  2017-1  2016-02-29  2017-02-29  1900-02-29  2000-02-29  "2017-05-12"  2017-05-12T10:00:00Z  12:30  ""
    wrong-type: 012  0o14  0x7E1  1e3  .inf  -.inf  .nan  2017  2017.0  0  0000  -2017  12017  99999999999999999999  true  ~  {}  []
    "#);
}

#[test]
fn an_id_and_a_text_are_text() {
    let record = "title: {en: T}\nsources: [{source: p}]\nid: …\n";
    assert_snapshot!(found("actions", &|index| format!("a{index}"), record), @r#"
    duplicate-id and malformed-id: "NO"
    id-differs-from-file-name: 2017-13  2017-1  "2017-05-12"
    id-differs-from-file-name and read-otherwise: no  y  2016-02-29  2017-02-29  1900-02-29  2000-02-29
    malformed-id: NO  1_000  2017-05-12T10:00:00Z  12:30  ""
    wrong-type: 012  0o14  0x7E1  1e3  .inf  -.inf  .nan  2017  2017.0  0  0000  -2017  12017  99999999999999999999  true  ~    {}  []
    "#);
    assert_snapshot!(in_action("objective: {en: …}"), @r#"
    (accepted): "NO"  2017-13  2017-1  "2017-05-12"
    empty-value: ""
    read-otherwise: NO  no  y  1_000  2016-02-29  2017-02-29  1900-02-29  2000-02-29  2017-05-12T10:00:00Z  12:30
    wrong-type: 012  0o14  0x7E1  1e3  .inf  -.inf  .nan  2017  2017.0  0  0000  -2017  12017  99999999999999999999  true  ~    {}  []
    "#);
}
