//! What an editor changes when it is asked to: fixes, and the layout.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::editor::{Editor, applied};
use crate::common::TestRegistry;

const RECORD: &str = "actions/both.yaml";
const TEXT: &str = "id: both\ntitle:\n  en: Both regions\nstatus: Completed\ncountries: [PE, PE]\n";

fn actions(editor: &Editor<'_>) -> Vec<Value> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let document = json!({"uri": editor.uri(RECORD)});
    let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
    editor.ask("textDocument/codeAction", params).as_array().unwrap().clone()
}

#[test]
fn certain_fixes_are_offered_one_by_one_and_all_at_once() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open_as(RECORD, TEXT);
    let actions = actions(&editor);
    let titles = actions.iter().map(|one| {
        format!("{}: {}", one["kind"].as_str().unwrap(), one["title"].as_str().unwrap())
    });
    assert_snapshot!(titles.collect::<Vec<String>>().join("\n"), @"
    quickfix: Write `completed`
    quickfix: Remove it (`duplicate-item`)
    quickfix: Allow `missing-source` in this record
    source.fixAll.mieux: Apply all 2 safe fixes
    ");
    let all = actions.last().unwrap();
    let changes = &all["edit"]["documentChanges"][0];
    assert_eq!(changes["textDocument"]["uri"], editor.uri(RECORD));
    assert_snapshot!(applied(TEXT, changes["edits"].as_array().unwrap()), @"
    id: both
    title:
      en: Both regions
    status: completed
    countries: [PE]
    ");
}

#[test]
fn formatting_is_that_of_fmt_and_leaves_a_text_with_faults_alone() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let options = json!({"tabSize": 2, "insertSpaces": true});
    let document = json!({"uri": editor.uri(RECORD)});
    let params = json!({"textDocument": document, "options": options});
    let text = "status:   completed # why\nid: both\ntitle: {en: Both}\n";
    editor.open_as(RECORD, text);
    let edits = editor.ask("textDocument/formatting", params.clone());
    let formatted = applied(text, edits.as_array().unwrap());
    assert_snapshot!(formatted, @"
    id: both
    title:
      en: Both
    status: completed # why
    ");
    registry.file(RECORD, text);
    registry.run(["fmt", "registry/actions/both.yaml"]);
    assert_eq!(registry.text(RECORD), formatted);
    editor.change(RECORD, &formatted);
    assert_eq!(editor.ask("textDocument/formatting", params.clone()), json!([]));
    editor.change(RECORD, "id: [both\n");
    assert_eq!(editor.ask("textDocument/formatting", params), json!([]));
}

#[test]
fn what_may_be_meant_is_offered_and_not_done_with_all_others() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let text = "id: both\nstatus: completd\npartners: [{partner: pe-interor}]\n";
    editor.open_as(RECORD, text);
    let actions = actions(&editor);
    let titles = actions.iter().map(|one| format!("{} {}", one["title"], one["isPreferred"]));
    assert_snapshot!(titles.collect::<Vec<String>>().join("\n"), @r#"
    "Write `completed`" false
    "Write `pe-interior`" false
    "Create `partners/pe/pe-interor.yaml`" null
    "Allow `missing-source` in this record" null
    "#);
    let changes = &actions[0]["edit"]["documentChanges"][0]["edits"];
    assert_snapshot!(applied(text, changes.as_array().unwrap()), @"
    id: both
    status: completed
    partners: [{partner: pe-interor}]
    ");
}

#[test]
fn a_record_is_excused_from_a_rule_once_somebody_gives_the_reason() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    let text =
        "id: both\ntitle:\n  en: Both regions\ncountries: [PE]\nsources:\n  - source: page\n";
    editor.open_as(RECORD, text);
    let excuse = actions(&editor)
        .into_iter()
        .find(|one| one["title"].as_str().unwrap().contains("status-missing"));
    let changes = excuse.unwrap()["edit"]["documentChanges"][0]["edits"].clone();
    let excused = applied(text, changes.as_array().unwrap());
    assert_snapshot!(excused, @r#"
    id: both
    title:
      en: Both regions
    countries: [PE]
    sources:
      - source: page
    allow:
      - rule: status-missing
        reason: ""
    "#);
    editor.change(RECORD, &excused);
    assert!(editor.shown().contains("[empty-value] `reason`"), "{}", editor.shown());
    editor.replace(RECORD, "\"\"", "No source says what came of it.");
    assert!(!editor.shown().contains("both.yaml"), "{}", editor.shown());
}

#[test]
fn a_record_that_is_missing_can_be_created() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open_as(
        RECORD,
        "id: both\npartners: [{partner: pe-new}, {partner: org-new}, {partner: No}]\n",
    );
    let created: Vec<Value> =
        actions(&editor).into_iter().filter(|one| title(one).starts_with("Create")).collect();
    let titles: Vec<&str> = created.iter().map(title).collect();
    assert_eq!(
        titles,
        ["Create `partners/pe/pe-new.yaml`", "Create `partners/international/org-new.yaml`"]
    );
    let changes = created[0]["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], editor.uri("partners/pe/pe-new.yaml"));
    assert_snapshot!(changes[1]["edits"][0]["newText"].as_str().unwrap(), @"
    id: pe-new
    name:
      en:
    acronym:
    kind:
    country: PE
    sources:
      - source:
        supports: []
    ");
}

fn title(action: &Value) -> &str {
    action["title"].as_str().unwrap()
}
