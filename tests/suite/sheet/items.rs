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
        fault: None it is text, and not a map of fields
    "#);
    assert_snapshot!(table("p.json", "{\"id\": \"a\"}\n"), @r#"
    id="id"
     1: "a"
    "#);
    assert_snapshot!(table("p.json", "[{\"id\": \"a\", \"id\": \"b\"}]"), @"error: cannot read `p.json`: it is not JSON: `id` stands twice in one object at line 1 column 23");
    assert_snapshot!(table("p.json", "[{\"id\": \"a\"}, {\"id\": "), @"error: cannot read `p.json`: it breaks off in line 1; fetch it again");
    assert_snapshot!(table("p.json", &"[".repeat(10_000)), @"error: cannot read `p.json`: it is not JSON: recursion limit exceeded at line 1 column 128");
}

#[test]
fn a_line_that_is_no_json_is_a_fault_of_its_row() {
    let text = "{\"id\": \"a\"}\n\n{\"id\": \"b\", }\n{\"id\": \"c\", \"note\": \"x\"}";
    assert_snapshot!(table("p.jsonl", text), @r#"
    id="id" note="note"
     1: "a"
     3: 
        fault: None the line is not JSON: trailing comma at column 13
     4: "c" | "x"
    "#);
    assert_snapshot!(table("-", text), @r#"
    id="id" note="note"
     1: "a"
     3: 
        fault: None the line is not JSON: trailing comma at column 13
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
        fault: None line 13: `id` stands twice
    "#);
    let list = "- id: a\n  start: 2017-05-12\n- id: b\n  id: c\n- &x {id: d}\n";
    assert_snapshot!(table("p.yml", list), @r#"
    id="id" start="start"
     1: "a" | "2017-05-12"
     2: "b"
        fault: None line 4: `id` stands twice
     3: "d"
        fault: None line 5: anchors, aliases, tags, merge keys and directives are not read
    "#);
    assert_snapshot!(table("p.yml", "id: a\n---\nid: [b\n---\nid: c\n"), @r#"
    id="id"
     1: "a"
     2: 
        fault: None line 3: it is not YAML: unclosed bracket '['
     3: "c"
    "#);
}
