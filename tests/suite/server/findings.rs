//! What an editor is told while somebody types.

use insta::assert_snapshot;
use serde_json::json;

use super::editor::Editor;
use crate::common::TestRegistry;

#[test]
fn a_mistake_is_shown_where_it_is_and_goes_when_it_is_mended() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::of_open_files(&registry);
    editor.open("actions/both.yaml");
    let before = editor.shown();
    editor.replace("actions/both.yaml", "status: completed", "status: complete");
    assert_snapshot!(editor.shown(), @"actions/both.yaml:2:8-2:16: error[label-as-code] `complete` is a name in `statuses`, not a code / write `status: completed` (Completed)");
    editor.replace("actions/both.yaml", "status: complete\n", "status: completed\n");
    assert_eq!(editor.shown(), before);
}

#[test]
fn a_text_that_cannot_be_read_leaves_the_findings_of_other_files_alone() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let before = editor.shown();
    editor.replace("actions/both.yaml", "status: completed", "status: [completed");
    assert_snapshot!(editor.shown(), @"actions/both.yaml:2:8-2:8: error[yaml-syntax] this `[` is not closed / give every opening bracket a closing one of the same form");
    editor.replace("actions/both.yaml", "status: [completed", "status: completed");
    assert_eq!(editor.shown(), before);
}

#[test]
fn a_reference_that_is_taken_away_brings_the_finding_on_its_record_back() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/pe-x.yaml",
        "# yaml-language-server: $schema=../../schemas/partner.schema.json\nid: pe-x\nname:\n  en: Office of Examples\ncountry: PE\nsources:\n  - source: https://example.org\n",
    );
    let mut editor = Editor::new(&registry);
    let unused = |editor: &Editor<'_>| editor.shown().matches("unused-partner").count();
    editor.open("actions/both.yaml");
    assert_eq!(unused(&editor), 1);
    editor.replace("actions/both.yaml", "partners: [", "partners: [{partner: pe-x}, ");
    assert_eq!(unused(&editor), 0);
    editor.replace("actions/both.yaml", "{partner: pe-x}, ", "");
    assert_eq!(unused(&editor), 1);
}

#[test]
fn an_open_text_counts_more_than_the_disk_until_it_is_closed() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::of_open_files(&registry);
    editor.open("actions/both.yaml");
    registry.replace("actions/both.yaml", "status: completed", "status: nothing");
    editor.changed_by_others("actions/both.yaml");
    assert!(!editor.shown().contains("nothing"), "{}", editor.shown());
    editor.close("actions/both.yaml").open("actions/both.yaml");
    assert!(editor.shown().contains("`nothing`"), "{}", editor.shown());
}

#[test]
fn files_that_others_change_add_and_remove_are_seen() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let before = editor.shown();
    registry.file("partners/xx-new.yaml", "id: xx-other\n");
    editor.changed_by_others("partners/xx-new.yaml");
    assert!(editor.told.contains_key("partners/xx-new.yaml"), "{}", editor.shown());
    std::fs::remove_file(registry.below("partners/xx-new.yaml")).unwrap();
    editor.changed_by_others("partners/xx-new.yaml");
    assert_eq!(editor.shown(), before);
}

#[test]
fn nothing_is_said_of_private_files_and_of_what_is_no_registry() {
    let registry = TestRegistry::programme();
    registry.file("private/experts/exp-0001.yaml", "name: Nobody\nnonsense: true\n");
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let before = editor.shown();
    editor.open_as("private/experts/exp-0001.yaml", "nonsense: [\n");
    editor.open_as("../elsewhere.yaml", "nonsense: [\n");
    assert_eq!(editor.shown(), before);
}

#[test]
fn an_editor_that_watches_no_files_sees_what_others_changed_when_it_opens_or_saves() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    registry.file("partners/xx-new.yaml", "id: xx-other\n");
    editor.open("actions/peru-i.yaml");
    assert!(editor.told.contains_key("partners/xx-new.yaml"), "{}", editor.shown());
    std::fs::remove_file(registry.below("partners/xx-new.yaml")).unwrap();
    let document = json!({"textDocument": {"uri": editor.uri("actions/both.yaml")}});
    editor.tell("textDocument/didSave", document);
    assert!(!editor.told.contains_key("partners/xx-new.yaml"), "{}", editor.shown());
}

#[test]
fn changes_that_come_together_with_unreadable_settings_are_not_lost() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open("actions/both.yaml");
    let settings = registry.text("mieux.toml");
    registry.file("mieux.toml", [0xff]);
    registry.replace("vocabularies/statuses.yaml", "code: completed", "code: done");
    let changes = ["mieux.toml", "vocabularies/statuses.yaml"];
    let changes = changes.map(|below| json!({"uri": editor.uri(below), "type": 2}));
    editor.tell_later("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    editor.replace("actions/both.yaml", "countries:", "contries:");
    assert!(editor.shown().contains("`contries`"), "{}", editor.shown());
    assert!(!editor.shown().contains("`completed`"), "{}", editor.shown());
    registry.file("mieux.toml", settings);
    editor.changed_by_others("mieux.toml");
    assert!(editor.shown().contains("`completed`"), "{}", editor.shown());
}
