//! Extensions of schemas that are large, deep, slow to match, or lead elsewhere.

use std::os::unix::fs::symlink;

use serde_json::json;

use super::Beside;

const PATH: &str = "schemas/action.extension.schema.json";

/// What is found in the extension: the rules, and the messages.
fn found(beside: &Beside) -> Vec<String> {
    let findings = beside.findings();
    let ours = findings.iter().filter(|one| one["file"] == format!("registry/{PATH}"));
    ours.map(|one| {
        format!("{} {}", one["rule"].as_str().unwrap(), one["message"].as_str().unwrap())
    })
    .collect()
}

fn of_text(text: &str) -> Vec<String> {
    let beside = Beside::new();
    beside.file(PATH, text);
    found(&beside)
}

#[test]
fn megabytes_of_nested_json_are_not_read() {
    let found = of_text(&"[".repeat(4_000_000));
    assert_eq!(found, ["file-too-large the file is too large: 4000000 bytes, of at most 262144"]);
}

#[test]
fn json_that_nests_deeply_is_refused() {
    for depth in [10, 100, 1_000, 20_000] {
        let (open, close) = ("{\"properties\":{\"a\":".repeat(depth), "}}".repeat(depth));
        let found = of_text(&format!("{open}1{close}"));
        assert!((1..20).contains(&found.len()), "{depth}: {found:?}");
    }
}

#[test]
fn ten_thousand_fields_are_refused_and_two_hundred_are_read() {
    let of = |count: usize| {
        let fields = (0..count)
            .map(|number| (format!("f{number}"), json!({"title": "F", "type": "string"})));
        of_text(&json!({ "properties": fields.collect::<serde_json::Map<_, _>>() }).to_string())
    };
    assert_eq!(of(200), [""; 0]);
    let many = (0..4_000).map(|number| format!("\"f{number}\":{{}}")).collect::<Vec<_>>().join(",");
    assert_eq!(
        of_text(&format!("{{\"properties\":{{{many}}}}}")),
        ["invalid-extension the extension has 4,000 fields, more than the 200 that are possible"]
    );
    assert_eq!(of(10_000).len(), 1);
}

/// Each of these takes ages in an engine that goes back, or does not end.
#[test]
fn patterns_are_matched_in_linear_time() {
    for pattern in ["^(a+)+$", "^(a|a)*$", "(.*)*x", "^(a|aa)+$"] {
        let extension = json!({ "properties": {
            "code": { "title": "Code", "type": "string", "pattern": pattern },
        } });
        let beside = Beside::new();
        beside.file(PATH, extension.to_string());
        let code = "a".repeat(100_000);
        beside.file(
            "actions/hostile.yaml",
            format!("id: hostile\ntitle: {{en: T}}\nsources: [{{source: page}}]\ncode: {code}!\n"),
        );
        let findings = beside.findings();
        let hostile = findings.iter().filter(|one| one["record"] == "hostile");
        assert!(hostile.clone().count() == 1, "{pattern}: {findings:#?}");
    }
    for pattern in ["((a{1000}){1000}){1000}", "(?=a)", "(a)\\1", "["] {
        let extension = json!({ "properties": {
            "code": { "title": "Code", "type": "string", "pattern": pattern },
        } });
        assert_eq!(of_text(&extension.to_string()).len(), 1, "{pattern}");
    }
}

#[test]
fn nothing_is_read_through_links() {
    let beside = Beside::new();
    let text = r#"{"properties": {"colour": {"title": "Colour", "type": "string"}}}"#;
    beside.file("extension.json", text);
    symlink("../extension.json", beside.path(PATH)).unwrap();
    assert_eq!(
        found(&beside),
        ["invalid-extension this is a link, and extensions are not read through links"]
    );

    let beside = Beside::new();
    beside.file("elsewhere/action.extension.schema.json", text);
    symlink("elsewhere", beside.path("schemas")).unwrap();
    let findings = beside.findings();
    assert!(findings.iter().any(|one| one["file"] == "registry/schemas"), "{findings:#?}");
}
