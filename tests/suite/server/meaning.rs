//! What an editor is told about a field or a value, and where it leads.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::TestRegistry;

fn hover(editor: &mut Editor<'_>, below: &str, marked: &str) -> String {
    let answer = editor.ask_at("textDocument/hover", below, marked);
    answer["contents"]["value"].as_str().unwrap_or("nothing").to_owned()
}

/// Puts the mark behind a text that a file has once.
fn marked(registry: &TestRegistry, below: &str, before: &str) -> String {
    let text = registry.text(below);
    assert_eq!(text.matches(before).count(), 1, "{before}");
    text.replace(before, &format!("{before}|"))
}

#[test]
fn a_hover_says_what_a_field_a_code_a_record_and_a_date_mean() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let record = "actions/both.yaml";
    assert_snapshot!(hover(&mut editor, record, "sta|tus: completed\n"), @"
    **Status** · `status`

    The stage that the action has reached; left out where no source says.

    A code from `statuses`

    For example `request`, `preparation`, `implementation`, `results`, `completed`, `on-hold`, `rejected`, `cancelled`
    ");
    assert_snapshot!(hover(&mut editor, record, "status: comple|ted\n"), @"
    **Completed** · `completed`

    es: Completada · fr: Achevée
    ");
    assert_snapshot!(hover(&mut editor, record, "start: 2017-0|5\n"), @"Any day from 2017-05-01 to 2017-05-31; counted as the whole period");
    assert_snapshot!(hover(&mut editor, record, "follows: [peru|-i]\n"), @"
    **Perú I** · `peru-i`

    Implementation · Peru · 2019-05 –

    `actions/peru-i.yaml`
    ");
    assert_snapshot!(hover(&mut editor, record, "title:\n  en: Wor|ds\n"), @"nothing");
}

#[test]
fn a_definition_is_the_id_of_a_record_and_the_code_of_a_term() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let place = |answer: Value| {
        let uri = answer["uri"].as_str().unwrap_or_default();
        let below = uri.split("/registry/").last().unwrap_or_default();
        format!("{below}:{}", answer["range"]["start"]["line"])
    };
    let mut find =
        |marked: &str| place(editor.ask_at("textDocument/definition", "actions/both.yaml", marked));
    assert_snapshot!(find("status: comp|leted\n"), @"vocabularies/statuses.yaml:32");
    assert_snapshot!(find("follows: [peru|-i]\n"), @"actions/peru-i.yaml:0");
    assert_snapshot!(find("follows: [nob|ody]\n"), @":null");
}

#[test]
fn references_are_all_places_that_name_a_record() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let text = marked(&registry, "actions/both.yaml", "id: both");
    let found = editor.ask_at("textDocument/references", "actions/both.yaml", &text);
    assert_snapshot!(places(&found), @"
    actions/both.yaml:0
    actions/peru-i.yaml:7
    activities/both/both-a01.yaml:1
    activities/both/both-a02.yaml:1
    ");
}

#[test]
fn records_are_found_by_words_of_their_names() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let found = editor.ask("workspace/symbol", json!({"query": "REGIONS bóth"}));
    let names = found.as_array().unwrap().iter().map(|one| {
        format!("{} ({})", one["name"].as_str().unwrap(), one["containerName"].as_str().unwrap())
    });
    assert_snapshot!(names.collect::<Vec<String>>().join("\n"), @"Both regions (action both)");
}

#[test]
fn an_outline_has_the_fields_and_the_items_by_what_tells_them_apart() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let text = "id: both\ntitle:\n  en: Both\npartners:\n  - partner: pe-x\n    role: lead\n";
    editor.open_as("actions/both.yaml", text);
    let document = json!({"textDocument": {"uri": editor.uri("actions/both.yaml")}});
    let symbols = editor.ask("textDocument/documentSymbol", document.clone());
    assert_snapshot!(outline(&symbols, 0), @"
    id (Id)
    title (Title)
      en (English)
    partners (Partners)
      pe-x
        partner (Partner)
        role (Role)
    ");
    let folds = editor.ask("textDocument/foldingRange", document);
    let folds = folds.as_array().unwrap().iter();
    let folds = folds.map(|fold| format!("{}-{}", fold["startLine"], fold["endLine"]));
    assert_snapshot!(folds.collect::<Vec<String>>().join(" "), @"1-2 3-5 4-5");
}

#[test]
fn hints_say_what_codes_and_ids_mean_where_they_are_no_words() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let text =
        "id: both\nstatus: completed\ncountries: [PE, BY]\npartners:\n  - partner: pe-interior\n";
    editor.open_as("actions/both.yaml", text);
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 9, "character": 0}});
    let document = json!({"uri": editor.uri("actions/both.yaml")});
    let hints =
        editor.ask("textDocument/inlayHint", json!({"textDocument": document, "range": range}));
    let hints = hints.as_array().unwrap().iter().map(|hint| {
        let at = &hint["position"];
        format!("{}:{} {}", at["line"], at["character"], hint["label"])
    });
    assert_snapshot!(hints.collect::<Vec<String>>().join("\n"), @r#"
    2:14 "Peru"
    2:18 "Belarus"
    4:24 "Ministry of the Interior"
    "#);
}

fn outline(symbols: &Value, depth: usize) -> String {
    let lines = symbols.as_array().into_iter().flatten().map(|symbol| {
        let (name, detail) = (symbol["name"].as_str().unwrap(), symbol["detail"].as_str());
        let detail = detail.map_or(String::new(), |detail| format!(" ({detail})"));
        let below = outline(&symbol["children"], depth + 1);
        format!("{}{name}{detail}\n{below}", "  ".repeat(depth))
    });
    lines.collect()
}

#[test]
fn references_of_a_code_are_the_term_and_all_its_uses() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let use_of = marked(&registry, "actions/both.yaml", "status: comp");
    let from_use = places(&editor.ask_at("textDocument/references", "actions/both.yaml", &use_of));
    assert_snapshot!(from_use, @"
    vocabularies/statuses.yaml:32
    actions/both.yaml:2
    ");
    let statuses = "vocabularies/statuses.yaml";
    let term = marked(&registry, statuses, "- code: completed");
    assert_eq!(places(&editor.ask_at("textDocument/references", statuses, &term)), from_use);
    let prepared = editor.ask_at("textDocument/prepareRename", statuses, &term);
    assert_eq!(prepared, Value::Null);
}

#[test]
fn names_are_found_as_they_are_now() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let count = |editor: &Editor<'_>, query: &str| {
        editor.ask("workspace/symbol", json!({"query": query})).as_array().unwrap().len()
    };
    assert_eq!((count(&editor, "both regions"), count(&editor, "other words")), (1, 0));
    editor.replace("actions/both.yaml", "Both regions", "Other words");
    assert_eq!((count(&editor, "both regions"), count(&editor, "other words")), (0, 1));
    editor.open_as("actions/new.yaml", "id: new\ntitle: {en: Other words}\n");
    assert_eq!(count(&editor, "other words"), 2);
}

/// Places, a line each.
fn places(found: &Value) -> String {
    let places = found.as_array().unwrap().iter().map(|place| {
        let uri = place["uri"].as_str().unwrap();
        let below = uri.split("/registry/").last().unwrap();
        format!("{below}:{}", place["range"]["start"]["line"])
    });
    places.collect::<Vec<String>>().join("\n")
}
