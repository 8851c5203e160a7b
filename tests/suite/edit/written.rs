//! What is written means the same to every reader.

use std::fs;
use std::path::Path;

use mieux::edit::{Address, Change, edit};
use mieux::model::{FileKind, Kind};
use mieux::schema::Schemas;
use mieux::yaml::{Entry, Value, read};
use serde_yaml::Value as Other;

use super::records::{TEXTS, node};
use crate::yaml::plain;

/// A record with every text in every place where text can stand: behind a key, as an item, within
/// brackets, in place of folded and of literal text.
fn corpus() -> String {
    let address = |text: &str| text.parse::<Address>().unwrap();
    let text = |text: &&str| Value::String((*text).into());
    let map = |key: &str, value: Value| {
        Value::Map(Box::new([Entry { key: key.into(), key_span: 0..0, value: node(value) }]))
    };
    let record = "id: x\ncountries: [PE]\nresults:\n  - kind: x\nfollows:\n  - x\n";
    let mut changed = record.to_owned();
    let mut apply = |field: &str, change: Change| {
        let shape = Schemas::built_in().shape(FileKind::Record(Kind::Action));
        changed = edit(&changed, shape, &address(field), &change).unwrap();
    };
    apply("countries", Change::Append(TEXTS.iter().map(text).collect()));
    apply("follows", Change::Append(TEXTS.iter().map(text).collect()));
    let results = TEXTS.iter().map(|one| map("kind", text(one)));
    apply("results", Change::Append(results.collect()));
    let deep = TEXTS.iter().map(|one| map("title", map("no", map("y", text(one)))));
    apply("results", Change::Append(deep.collect()));
    for block in [">-\n  a\n  b", "|\n  a\n  b"] {
        for one in TEXTS {
            let record = format!("notes: {block}\nid: x\n");
            let shape = Schemas::built_in().shape(FileKind::Record(Kind::Action));
            let set = Change::Set(text(one));
            let after = edit(&record, shape, &address("notes"), &set).unwrap();
            let notes =
                read(&after).root.unwrap().get("notes").unwrap().as_str().unwrap().to_owned();
            assert_eq!(&notes, one);
            let other: Other = serde_yaml::from_str(&after).unwrap();
            assert_eq!(other["notes"], Other::String((*one).to_owned()), "{after}");
        }
    }
    changed
}

#[test]
fn what_is_written_is_read_alike_by_both_readers() {
    let text = corpus();
    let document = read(&text);
    assert_eq!(document.faults, []);
    let root = plain(&document.root.unwrap());
    let other: Other = serde_yaml::from_str(&text).unwrap();
    assert_eq!(root, other);
    let items: Vec<&Other> = root["countries"].as_sequence().unwrap().iter().collect();
    assert_eq!(items.len(), TEXTS.len());
    // For `tests/pyyaml_reads.py`, which holds a third reader against the same data.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("written");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("corpus.yaml"), &text).unwrap();
    fs::write(folder.join("corpus.json"), serde_json::to_string(&root).unwrap()).unwrap();
}
