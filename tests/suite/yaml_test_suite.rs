//! The reader held against the YAML test suite (`tests/fixtures/yaml-test-suite`), for the part of
//! YAML that it accepts.
//!
//! What a record has no need of must be a fault of its kind, what is no YAML a fault of any kind, and
//! everything else the data that the suite says.

use std::collections::BTreeSet;
use std::fs;

use mieux::yaml::{FaultKind, Node, Value, read};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::common::project;

#[derive(Deserialize)]
struct Case {
    id: String,
    name: String,
    yaml: String,
    events: String,
    json: Option<String>,
    error: bool,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(project("tests/fixtures/yaml-test-suite/cases.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_reader_agrees_with_the_suite() {
    let mut read_whole = 0;
    let mut wrong = Vec::new();
    for case in cases() {
        let document = read(&case.yaml);
        let found: BTreeSet<&str> = document.faults.iter().map(|fault| name(&fault.kind)).collect();
        let verdict = if case.error {
            (!found.is_empty()).then_some(()).ok_or("accepted, though it is no YAML".to_owned())
        } else {
            let expected = features(&case);
            if found != expected {
                Err(format!("{found:?} instead of {expected:?}"))
            } else if !expected.is_empty() {
                Ok(())
            } else {
                read_whole += 1;
                same_data(&case, document.root.as_ref())
            }
        };
        if let Err(why) = verdict {
            wrong.push(format!("{} ({}): {why}\n{}", case.id, case.name, case.yaml));
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(read_whole, 197);
}

fn same_data(case: &Case, root: Option<&Node>) -> Result<(), String> {
    // Of a few cases the suite does not say what they are in JSON.
    let Some(json) = case.json.as_deref() else { return Ok(()) };
    let expected: Json = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let is_same = root.is_some_and(|root| is_same(root, &expected));
    is_same.then_some(()).ok_or_else(|| format!("{root:#?} is not {expected}"))
}

fn is_same(node: &Node, json: &Json) -> bool {
    match (&node.value, json) {
        (Value::Null, Json::Null) => true,
        (Value::Bool(value), Json::Bool(other)) => value == other,
        (Value::Integer(value), Json::Number(other)) => other.as_i64() == Some(*value),
        (Value::Float(value), Json::Number(other)) => {
            other.as_f64().is_some_and(|other| value.to_bits() == other.to_bits())
        }
        (Value::String(text), Json::String(other)) => text == other,
        (Value::List(items), Json::Array(others)) => {
            items.len() == others.len()
                && items.iter().zip(others).all(|(item, other)| is_same(item, other))
        }
        (Value::Map(entries), Json::Object(others)) => {
            entries.len() == others.len()
                && entries.iter().all(|entry| {
                    others.get(entry.key.as_str()).is_some_and(|other| is_same(&entry.value, other))
                })
        }
        _ => false,
    }
}

fn name(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::Anchor => "anchor",
        FaultKind::Alias => "alias",
        FaultKind::Tag => "tag",
        FaultKind::Directive => "directive",
        FaultKind::SecondDocument => "second document",
        FaultKind::KeyNotText => "key that is not text",
        FaultKind::DuplicateKey { .. } => "duplicate key",
        FaultKind::Empty => "empty",
        FaultKind::Syntax(_) => "syntax",
        _ => "another",
    }
}

/// What the first document of a case uses that must be a fault, from the suite's own events.
fn features(case: &Case) -> BTreeSet<&'static str> {
    if case.yaml.starts_with('%') {
        return BTreeSet::from(["directive"]);
    }
    let mut found = BTreeSet::new();
    // For each collection that is open, the keys of a mapping, and whether a key comes next.
    let mut open: Vec<Option<(Vec<String>, bool)>> = Vec::new();
    let mut documents = 0;
    let mut says_something = false;
    for line in case.events.lines() {
        let (event, rest) = line.split_at_checked(4).unwrap_or((line, ""));
        if event == "+DOC" {
            documents += 1;
            if documents > 1 {
                // The reader stops at the first of the two.
                let has_directive = case.yaml.contains("\n%TAG");
                found.insert(if has_directive { "directive" } else { "second document" });
                break;
            }
        }
        let is_node = ["+MAP", "+SEQ", "=VAL", "=ALI"].contains(&event);
        let scalar = rest.split_once([':', '\'', '"', '|', '>']).filter(|_| event == "=VAL");
        let properties = scalar.map_or(rest, |(before, _)| before);
        let is_plain = rest[properties.len()..].starts_with(':');
        let is_null = is_plain && scalar.is_some_and(|(_, text)| ["", "~", "null"].contains(&text));
        if is_node {
            says_something |= !open.is_empty() || !is_null;
            for (mark, feature) in [(" &", "anchor"), (" <", "tag")] {
                if properties.contains(mark) {
                    found.insert(feature);
                }
            }
            if event == "=ALI" {
                found.insert("alias");
            }
            if let Some(Some((keys, is_key))) = open.last_mut() {
                if *is_key && (event != "=VAL" || is_null) {
                    found.insert("key that is not text");
                } else if let (true, Some((_, text))) = (*is_key, scalar) {
                    if keys.iter().any(|key| key == text) {
                        found.insert("duplicate key");
                    }
                    keys.push(text.to_owned());
                }
                *is_key = !*is_key;
            }
        }
        match event {
            "+MAP" => open.push(Some((Vec::new(), true))),
            "+SEQ" => open.push(None),
            "-MAP" | "-SEQ" => drop(open.pop()),
            _ => {}
        }
    }
    if !says_something && found.is_empty() {
        found.insert("empty");
    }
    found
}
