//! Files full of what is wrong, of every kind and in every field: to check them takes time by their size
//! and not by its square.
//!
//! Each run has several times the processor time that it needs in a debug build; what goes through a
//! file, or through the registry, for each thing that is wrong in it needs more by far.

use std::collections::BTreeSet;

use mieux::model::FileKind;
use serde_json::Value;

use super::Beside;

/// How large a file is, and how large one that is a single list.
const SIZE: usize = 20 * 1024;
const LIST: usize = 64 * 1024;

/// How many records there are where each is wrong beside the others.
const RECORDS: usize = 1000;

/// The processor time of a run, in seconds.
const SECONDS: u64 = 30;

/// What lists are filled with; `#` is the number of the item.
const ITEMS: [&str; 8] = [
    "#",
    "x#",
    "Peru",
    "~",
    "{}",
    "{x#: ~}",
    "a#@b.org",
    "{start: 2018, end: 2017, source: 'http:#'}",
];

/// A text as often as fits into a file.
fn many(part: &str) -> String {
    repeated(part, SIZE)
}

fn repeated(part: &str, size: usize) -> String {
    let mut text = String::with_capacity(size);
    for number in 0.. {
        if text.len() > size {
            break;
        }
        text.push_str(&part.replace('#', &number.to_string()));
    }
    text
}

/// Every field of a kind of file in flow style, `…` being its value; of a sort of field the first.
fn fields(kind: FileKind) -> Vec<String> {
    let document: Value = serde_json::from_str(kind.schema().unwrap()).unwrap();
    let (mut seen, mut fields) = (BTreeSet::new(), Vec::new());
    collect(&document, &document, "…", &mut seen, &mut fields);
    fields
}

fn collect(
    document: &Value,
    field: &Value,
    place: &str,
    seen: &mut BTreeSet<String>,
    fields: &mut Vec<String>,
) {
    let definition = field["$ref"].as_str().map(|name| document.pointer(&name[1..]).unwrap());
    let field = definition.unwrap_or(field);
    let mut sort = field.as_object().unwrap().clone();
    sort.retain(|word, _| word != "title" && word != "description");
    if !seen.insert(Value::Object(sort).to_string()) {
        return;
    }
    fields.push(place.to_owned());
    for (name, field) in field["properties"].as_object().into_iter().flatten() {
        collect(document, field, &place.replace('…', &format!("{{{name}: …}}")), seen, fields);
    }
    if field["items"].is_object() {
        collect(document, &field["items"], &place.replace('…', "[…]"), seen, fields);
    }
}

#[test]
fn every_field_can_be_full_of_what_is_wrong() {
    for kind in FileKind::ALL {
        let beside = Beside::new().with_memory(2048).with_seconds(SECONDS);
        for (number, field) in fields(kind).iter().enumerate() {
            let item = ITEMS[number % ITEMS.len()];
            let list = format!("[{}]", many(&format!("{item}, ")));
            let path = format!("{}/list-{number}.yaml", kind.folder());
            beside.file(path, field.replace('…', &list));
        }
        assert!(beside.all().len() > 200, "{}", kind.name());
    }
}

#[test]
fn every_list_can_be_as_long_as_its_file() {
    for kind in FileKind::ALL {
        let beside = Beside::new().with_memory(2048).with_seconds(SECONDS);
        let is_list = |field: &&String| field.matches('{').count() == 1 && field.contains("[…]");
        for (number, field) in fields(kind).iter().filter(is_list).enumerate() {
            let path = format!("{}/list-{number}.yaml", kind.folder());
            beside.file(path, field.replace('…', &repeated("#, ", LIST)));
        }
        beside.all();
    }
}

#[test]
fn a_file_can_be_full_of_fields_texts_and_faults() {
    let beside = Beside::new().with_memory(2048).with_seconds(SECONDS);
    let head = "id: hostile\ntitle: {en: T}\n";
    for (number, text) in [
        many("titl#: 1\n"),
        many("id: #\n"),
        format!(
            "x:\n{}",
            many("  k#: {start: 2018, end: 2017, source: 'http:x y', note: a@b.org}\n")
        ),
        format!("{}countries: [{}]", many("k#: 1\n"), many("x#,\n ")),
        format!("notes: [{}]", many("&a #,\n ")),
        format!("notes: [{}]", many("*a ,\n ")),
        format!("allow: [{}]", many("{rule: missing-sourc#, reason: x},\n ")),
        format!("sources: [{}]", many("{source: d#.pdf, supports: [titl#]},\n ")),
        format!("notes: {{en: '{}'}}", many("a#@ +12 00 ")),
        format!("notes: {{en: {}}}", many("a@b.")),
        format!("deep: {}{}{}", "[".repeat(200), many("a#@b.org,\n "), "]".repeat(200)),
    ]
    .into_iter()
    .enumerate()
    {
        beside.file(format!("actions/hostile-{number}.yaml"), format!("{head}{text}\n"));
    }
    beside.all();
}

#[test]
fn a_thousand_records_can_be_wrong_beside_each_other() {
    let sources = "sources: [{source: page}]\n";
    let many = |folder: &str, record: &str| {
        let beside = Beside::new().with_memory(2048).with_seconds(SECONDS);
        for number in 0..RECORDS {
            let next = (number + 1) % RECORDS;
            let record = record.replace('#', &number.to_string()).replace('@', &next.to_string());
            beside.file(format!("{folder}/r{number}.yaml"), format!("{record}{sources}"));
        }
        beside.all().len()
    };
    let alike =
        "id: r#\nname: {en: Ministry of Foreign Affairs and Migration}\nkind: x#\nparent: r@\n";
    assert!(many("partners", alike) > RECORDS);
    assert!(many("actions", "id: r#\ntitle: {en: T}\nfollows: [r@, r#]\n") >= RECORDS);
    assert!(many("actions", "id: same\ntitle: {en: T}\n") > RECORDS);
    let wrong =
        "id: r#\ntitle: {en: Title of action #}\nfollows: [title-of-actoin-#]\nstatus: x#\n";
    assert!(many("actions", wrong) > RECORDS);
    let booked = "id: r#\ntitle: {en: T}\nkind: workshop\nstart: 2017-01\nend: 2017-12\nexperts: [{expert: exp-0001}]\n";
    assert!(many("activities", booked) > RECORDS);
}
