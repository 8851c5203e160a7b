//! A difference in JSON says exactly what commands did: applied to the state before it gives the state after, and
//! turned round it is the difference of the other direction.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use mieux::model::FileKind;
use mieux::schema::{Identity, Schemas, Shape};
use mieux::yaml::{Node, Route, Step, Value as Tree, read};
use proptest::prelude::{any, prop_assert_eq, proptest};
use serde_json::{Map, Value as Json, json};

use crate::common::{TestRegistry, costly};

/// What an officer types, and in the end what somebody does with an editor.
const COMMANDS: [&[&str]; 15] = [
    &["set", "both", "status=on-hold", "--force"],
    &["set", "both", "countries+=CL", "title.fr=Les deux", "--force"],
    &["set", "both", "countries=[BY, PE]", "--force"],
    &["set", "both", "partners[partner=pe-interior].role=cooperating", "--force"],
    &["set", "both", "partners+={partner: pe-interior, role: beneficiary}", "--force"],
    &["set", "both", "--unset", "end", "--unset", "experts", "--force"],
    &["set", "both", "results+={kind: report, title: {en: A report}}", "--force"],
    &["set", "both", "results[0].title.es=Un informe", "--force"],
    &["set", "peru-i", "notes.en=Several words that can differ in one place", "--force"],
    &["set", "peru-i", "fact_sheet.impact=[{en: B}, {en: A}, {en: C}]", "--force"],
    &["rename", "pe-interior", "pe-mininter"],
    &["rename", "peru-i", "peru-one", "--with-activities"],
    &["remove", "both-a02", "--force"],
    &["new", "partner", "name.en=Agency", "kind=national-institution", "country=PE", "--force"],
    &["fmt"],
];

proptest! {
    #![proptest_config(costly(8))]

    #[test]
    fn a_difference_says_exactly_what_commands_did(
        chosen in proptest::collection::vec(0..COMMANDS.len(), 1..6),
        impact in proptest::collection::vec(0..5_usize, 0..6),
        edits in any::<bool>(),
    ) {
        let registry = TestRegistry::programme();
        registry.replace("actions/unclear.yaml", "sources:", "fact_sheet: {impact: [{en: A0}, {en: A1}, {en: A2}]}\nsources:");
        registry.repository("2024-01-10");
        for number in chosen {
            registry.run(COMMANDS[number]);
        }
        if edits {
            let items: Vec<String> = impact.iter().map(|item| format!("{{en: A{item}}}")).collect();
            let text = registry.text("actions/unclear.yaml");
            let text = text.replace("{en: A0}, {en: A1}, {en: A2}", &items.join(", "));
            registry.file("actions/unclear.yaml", text);
        }
        registry.git(["add", "-A"]);
        registry.git(["commit", "-q", "--allow-empty", "-m", "after"]);
        let there = registry.json(["diff", "HEAD~1..HEAD", "--format", "json"]);
        let back = registry.json(["diff", "HEAD..HEAD~1", "--format", "json"]);
        prop_assert_eq!(turned_round(&there), lines(&back));
        let files = registry.git(["diff", "--name-only", "--no-renames", "HEAD~1", "HEAD"]);
        let files: BTreeSet<String> = files.lines().map(str::to_owned).collect();
        prop_assert_eq!(named_files(&there), files);
        for record in there["records"].as_array().unwrap() {
            applied(&registry, record);
        }
    }
}

/// The files that a difference names.
fn named_files(difference: &Json) -> BTreeSet<String> {
    let records = difference["records"].as_array().unwrap().iter();
    let files = records.flat_map(|record| [record["file"].as_str(), record["was_file"].as_str()]);
    files.flatten().map(str::to_owned).collect()
}

/// What a difference says, a line for each record and field, in any order.
fn lines(difference: &Json) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for record in difference["records"].as_array().unwrap() {
        lines.insert(format!("{} {} {}", record["change"], record["id"], record["was"]));
        for field in record["fields"].as_array().unwrap() {
            let place =
                (record["change"] == "renamed").then_some(0).map_or(&record["id"], |_| &Json::Null);
            let what = [place, &field["field"], &field["before"], &field["after"]];
            lines.insert(format!("{what:?}"));
        }
    }
    lines
}

/// The lines that the difference of the other direction must have.
fn turned_round(difference: &Json) -> BTreeSet<String> {
    let mut turned = difference.clone();
    for record in turned["records"].as_array_mut().unwrap() {
        let change = match record["change"].as_str().unwrap() {
            "added" => "removed",
            "removed" => "added",
            other => other,
        };
        record["change"] = json!(change);
        if !record["was"].is_null() {
            let (id, was) = (record["id"].clone(), record["was"].clone());
            (record["id"], record["was"]) = (was, id);
        }
        for field in record["fields"].as_array_mut().unwrap() {
            if field["change"] == "changed" && !field["was_field"].is_null() {
                field["field"] = field["was_field"].clone();
            }
            let (before, after) = (field["before"].clone(), field["after"].clone());
            (field["before"], field["after"]) = (after, before);
        }
    }
    lines(&turned)
}

/// Applies what became of a record to its file before, which must give its file after.
fn applied(registry: &TestRegistry, record: &Json) {
    let kinds = FileKind::ALL.into_iter();
    let kind = kinds.into_iter().find(|kind| record["kind"] == kind.name()).unwrap();
    let shape = Schemas::built_in().shape(kind);
    let text = |rev: &str, file: &str| registry.git(["show", &format!("{rev}:{file}")]);
    let now = record["file"].as_str().unwrap();
    let then = record["was_file"].as_str().unwrap_or(now);
    let change = record["change"].as_str().unwrap();
    let before = (change != "added").then(|| read(&text("HEAD~1", then)).root.unwrap());
    let after = (change != "removed").then(|| read(&text("HEAD", now)).root.unwrap());
    let empty = read("{}").root.unwrap();
    let before = before.unwrap_or_else(|| empty.clone());
    let expected = normal(Some(shape), &to_json(&after.unwrap_or(empty)));
    let result = apply(shape, &before, record["fields"].as_array().unwrap());
    assert_eq!(normal(Some(shape), &result), expected, "{record:#}");
}

/// The indices of items that are removed from a list, and the items that are added, with their indices if these have a
/// meaning.
type ListChange = (Vec<usize>, Vec<(Option<usize>, Json)>);

/// A tree with changes of fields applied to it, as `docs/outputs.md` tells.
fn apply(shape: &Shape, before: &Node, fields: &[Json]) -> Json {
    let mut routes = BTreeMap::new();
    each(before, &Route::default(), &mut |route| {
        routes.insert(shape.address(before, route), route.clone());
    });
    let mut result = to_json(before);
    let was =
        |field: &Json| field["was_field"].as_str().or(field["field"].as_str()).unwrap().to_owned();
    let mut lists: BTreeMap<Vec<Step>, ListChange> = BTreeMap::new();
    for field in fields {
        let address = was(field);
        match field["change"].as_str().unwrap() {
            "changed" => *at(&mut result, &routes[&address]) = field["after"].clone(),
            "removed" => match routes[&address].split_last().unwrap() {
                (above, Step::Key(key)) => {
                    at(&mut result, &above).as_object_mut().unwrap().remove(&key);
                }
                (above, Step::Index(index)) => {
                    lists.entry(above.steps().to_vec()).or_default().0.push(index);
                }
            },
            _ => {
                let (above, name) = parent(&address);
                let above = routes[&above].clone();
                if address.ends_with(']') {
                    let is_placed = shape_at(shape, &above).identity() == Identity::Place;
                    let index = is_placed
                        .then(|| parent(field["field"].as_str().unwrap()).1.parse().unwrap());
                    let added = (index, field["after"].clone());
                    lists.entry(above.steps().to_vec()).or_default().1.push(added);
                } else {
                    let map = at(&mut result, &above).as_object_mut().unwrap();
                    map.insert(name, field["after"].clone());
                }
            }
        }
    }
    let mut lists: Vec<_> = lists.into_iter().collect();
    lists.sort_by_key(|(steps, _)| Reverse(steps.len()));
    for (steps, (mut removed, mut added)) in lists {
        let items = at(&mut result, &Route::new(steps)).as_array_mut().unwrap();
        removed.sort_by_key(|index| Reverse(*index));
        removed.into_iter().for_each(|index| drop(items.remove(index)));
        added.sort_by_key(|(index, _)| *index);
        for (index, item) in added {
            items.insert(index.unwrap_or(items.len()), item);
        }
    }
    result
}

/// The address of what a place is in, and the last step to it.
fn parent(address: &str) -> (String, String) {
    if let Some(inside) = address.strip_suffix(']') {
        let open = inside.rfind('[').unwrap();
        return (address[..open].to_owned(), inside[open + 1..].to_owned());
    }
    let begin = address.rfind(']').unwrap_or(0);
    match address[begin..].rfind('.') {
        Some(dot) => (address[..begin + dot].to_owned(), address[begin + dot + 1..].to_owned()),
        None => (String::new(), address.to_owned()),
    }
}

fn shape_at<'s>(top: &'s Shape, route: &Route) -> &'s Shape {
    route.steps().iter().fold(top, |shape, step| match step {
        Step::Key(key) => shape.field(key).unwrap(),
        Step::Index(_) => shape.items().unwrap(),
    })
}

fn at<'j>(json: &'j mut Json, route: &Route) -> &'j mut Json {
    route.steps().iter().fold(json, |json, step| match step {
        Step::Key(key) => &mut json[key],
        Step::Index(index) => &mut json[index],
    })
}

fn each(node: &Node, route: &Route, visit: &mut impl FnMut(&Route)) {
    visit(route);
    for entry in node.entries() {
        each(&entry.value, &route.key(&entry.key), visit);
    }
    for (index, item) in node.items().iter().enumerate() {
        each(item, &route.index(index), visit);
    }
}

/// The data with the items of lists whose order has no meaning in one order.
fn normal(shape: Option<&Shape>, json: &Json) -> Json {
    match json {
        Json::Object(map) => {
            let field = |(key, value): (&String, &Json)| {
                (key.clone(), normal(shape.and_then(|shape| shape.field(key)), value))
            };
            Json::Object(map.iter().map(field).collect())
        }
        Json::Array(items) => {
            let below = shape.and_then(Shape::items);
            let mut items: Vec<Json> = items.iter().map(|item| normal(below, item)).collect();
            if shape.is_some_and(|shape| shape.identity() != Identity::Place) {
                items.sort_by_key(Json::to_string);
            }
            Json::Array(items)
        }
        scalar => scalar.clone(),
    }
}

fn to_json(node: &Node) -> Json {
    match &node.value {
        Tree::Null => Json::Null,
        Tree::Bool(flag) => json!(flag),
        Tree::Integer(number) => json!(number),
        Tree::Float(number) => json!(number),
        Tree::String(text) => json!(text.as_str()),
        Tree::List(items) => items.iter().map(to_json).collect(),
        Tree::Map(entries) => {
            let entries = entries.iter();
            let map: Map<String, Json> =
                entries.map(|entry| (entry.key.to_string(), to_json(&entry.value))).collect();
            Json::Object(map)
        }
    }
}
