//! JSON, JSON Lines and YAML: items that name their own fields.

use insta::assert_snapshot;
use mieux::sheet::Options;

use super::{read, shown};

fn table(name: &str, text: &str) -> String {
    shown(read(name, text.as_bytes(), &Options::default()))
}

#[test]
fn a_list_of_json_objects_is_a_table() {
    let text = r#"[
        {"id": "a", "title": {"en": "A"}, "start": 2017, "share": 0.5, "done": true},
        {"id": " b ", "countries": ["PE", "CL"], "start": null, "big": 18446744073709551615},
        {},
        "c"
    ]"#;
    assert_snapshot!(table("p.json", text), @r#"
    id="id" title.en="title.en" start="start" share="share" done="done" countries="countries" big="big"
     1: "a" | "A" | Integer(2017) | float 0.5 | Bool(true)
     2: "b" |  |  |  |  | nested [String("PE"), String("CL")] | "18446744073709551615"
     4: 
        fault: None the item is not a map of fields
    "#);
    assert_snapshot!(table("p.json", "{\"id\": \"a\"}\n"), @r#"
    id="id"
     1: "a"
    "#);
    assert_snapshot!(table("p.json", "[{\"id\": \"a\", \"id\": \"b\"}]"), @"error: cannot read `p.json`: line 1, column 23: it is not JSON: `id` is set twice in one object");
    assert_snapshot!(table("p.json", "[{\"id\": \"a\"}, {\"id\": "), @"error: cannot read `p.json`: it ends in the middle of line 1; download it again");
    assert_snapshot!(table("p.json", &"[".repeat(10_000)), @"error: cannot read `p.json`: line 1, column 128: it is not JSON: recursion limit exceeded");
}

#[test]
fn a_line_that_is_no_json_is_a_fault_of_its_row() {
    let text = "{\"id\": \"a\"}\n\n{\"id\": \"b\", }\n{\"id\": \"c\", \"note\": \"x\"}";
    assert_snapshot!(table("p.jsonl", text), @r#"
    id="id" note="note"
     1: "a"
     3: 
        fault: None the line is not JSON: there is a comma after the last item (column 13)
     4: "c" | "x"
    "#);
    assert_snapshot!(table("-", text), @r#"
    id="id" note="note"
     1: "a"
     3: 
        fault: None the line is not JSON: there is a comma after the last item (column 13)
     4: "c" | "x"
    "#);
}

#[test]
fn yaml_is_a_stream_of_maps_or_a_list_of_them() {
    let stream = "# records\nid: a\nnote: |\n  - x\n---\nid: b\ncountries: [PE]\n...\n---\n# nothing\n---\nid: c\nid: d\n";
    assert_snapshot!(table("p.yaml", stream), @r#"
    id="id" note="note" countries="countries"
     1: "a" | "- x"
     2: "b" |  | nested [String("PE")]
     3: "c"
        fault: None line 13: `id` is set twice
    "#);
    let list = "- id: a\n  start: 2017-05-12\n- id: b\n  id: c\n- &x {id: d}\n";
    assert_snapshot!(table("p.yml", list), @r#"
    id="id" start="start"
     1: "a" | "2017-05-12"
     2: "b"
        fault: None line 4: `id` is set twice
     3: "d"
        fault: None line 5: anchors, aliases, tags, merge keys and directives are not supported
    "#);
    assert_snapshot!(table("p.yml", "id: a\n---\nid: [b\n---\nid: c\n"), @r#"
    id="id"
     1: "a"
     2: 
        fault: None line 3: it is not YAML; look at this line and the one above for a missing `:`, quote or bracket, or another indentation
     3: "c"
    "#);
}

#[test]
fn a_list_may_be_below_keys_or_a_map_by_ids() {
    let at = |name: &str, text: &str, path: &str| {
        let options = Options { path: Some(path.to_owned()), ..Options::default() };
        shown(read(name, text.as_bytes(), &options))
    };
    let json = r#"{"publisher": {"grants": []}, "data": {"grants": [{"id": "a"}, {"id": "b"}]}, "more": 1}"#;
    let yaml = "publisher: {grants: []}\ndata:\n  grants:\n    - id: a\n    - id: b\n";
    for (name, text) in [("a.json", json), ("a.yaml", yaml)] {
        assert_eq!(at(name, text, "data.grants"), "id=\"id\"\n 1: \"a\"\n 2: \"b\"\n");
    }
    let json = r#"{"pe-i": {"title": {"en": "A"}}, "pe-ii": {"title": {"en": "B"}, "id": "x"}}"#;
    let yaml = "pe-i: {title: {en: A}}\npe-ii: {title: {en: B}, id: x}\n";
    assert_snapshot!(at("a.json", json, "."), @r#"
    id="id" title.en="title.en"
     1: "pe-i" | "A"
     2: "x" | "B"
    "#);
    assert_eq!(at("a.json", json, "."), at("a.yaml", yaml, "."));
    assert_snapshot!(at("a.json", json, "data"), @"error: cannot read `a.json`: there is no key `data` on the path; the keys are `pe-i` and `pe-ii`");
    assert_snapshot!(at("a.yaml", yaml, "data"), @"error: cannot read `a.yaml`: there is no list and no map at `data`; separate the keys with dots");
    assert_snapshot!(at("a.json", r#"{"data": 1}"#, "data"), @"error: cannot read `a.json`: line 1, column 11: it is not JSON: invalid type: integer `1`, expected a list of maps, or a map of maps by their ids");
}
