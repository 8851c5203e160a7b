//! The reader held against an independent one (`yaml_serde`), and against arbitrary bytes.

use std::fs;

use crate::any_bytes::check_spans;
use crate::common::{files, project};
use mieux::yaml::{Node, Value, read};
use proptest::prelude::{Just, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use serde_yaml::Value as Other;

/// Our tree as the other reader's value.
fn plain(node: &Node) -> Other {
    match &node.value {
        Value::Null => Other::Null,
        Value::Bool(value) => Other::Bool(*value),
        Value::Integer(value) => Other::Number((*value).into()),
        Value::Float(value) => Other::Number((*value).into()),
        Value::String(text) => Other::String(text.to_string()),
        Value::List(items) => Other::Sequence(items.iter().map(plain).collect()),
        Value::Map(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (Other::String(entry.key.to_string()), plain(&entry.value)));
            Other::Mapping(pairs.collect())
        }
    }
}

#[test]
fn every_file_of_the_registry_means_the_same_to_another_reader() {
    let files = files(&project("registry"), "yaml");
    assert!(files.len() > 600);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let document = read(&text);
        assert!(document.faults.is_empty(), "{}: {:?}", path.display(), document.faults);
        let root = document.root.unwrap();
        check_spans(&text, &root).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let other: Other = serde_yaml::from_str(&text).unwrap();
        assert_eq!(plain(&root), other, "{}", path.display());
    }
}

/// Values as records have them, of any depth that matters.
fn values() -> impl Strategy<Value = Other> {
    let text = prop_oneof![
        "[a-z][a-z0-9-]{0,12}",
        "[ -~áñçü€\u{1f600}]{0,40}",
        Just("NO".to_owned()),
        Just("012".to_owned()),
        Just("2017-05-12".to_owned()),
        Just("first\nsecond\n\nthird".to_owned()),
    ];
    let leaf = prop_oneof![
        text.prop_map(Other::String),
        (-10_000_i64..10_000).prop_map(|number| Other::Number(number.into())),
        prop::bool::ANY.prop_map(Other::Bool),
        Just(Other::Null),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let map = prop::collection::btree_map("[a-z_]{1,10}", inner.clone(), 1..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Other::Sequence),
            map.prop_map(|map| Other::Mapping(
                map.into_iter().map(|(key, value)| (Other::String(key), value)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn what_the_other_reader_writes_is_read_as_it_was_meant(value in values()) {
        let text = serde_yaml::to_string(&value).unwrap();
        let document = read(&text);
        match &document.root {
            Some(root) => {
                prop_assert!(document.faults.is_empty(), "{:?}", document.faults);
                prop_assert_eq!(plain(root), value);
                prop_assert!(check_spans(&text, root).is_ok());
            }
            None => prop_assert!(document.faults.len() == 1),
        }
    }

    #[test]
    fn any_text_gives_a_tree_or_a_fault_with_places_inside_it(text in "[ \\n\\t:#&*!|>'\"%@`{}\\[\\],a-c0-2é-]{0,60}") {
        let document = read(&text);
        prop_assert!(document.root.is_some() || !document.faults.is_empty());
        for fault in &document.faults {
            prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
        }
        if let Some(root) = &document.root {
            let spans = check_spans(&text, root);
            prop_assert!(spans.is_ok(), "{:?}", spans);
        }
    }
}
