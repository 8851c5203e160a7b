//! An editor gives a record another id, and the texts are what `mieux rename` makes of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::editor::{Editor, applied};
use crate::common::TestRegistry;

const RECORD: &str = "actions/both.yaml";

fn params(editor: &Editor<'_>, new: &str) -> Value {
    let at = json!({"line": 0, "character": 5});
    json!({"textDocument": {"uri": editor.uri(RECORD)}, "position": at, "newName": new})
}

/// The texts after changes of an editor, by their paths, and the file that is renamed.
fn made(editor: &Editor<'_>, edit: &Value) -> (BTreeMap<String, String>, (String, String)) {
    let root = editor.uri("");
    let below = |uri: &Value| uri.as_str().unwrap().trim_start_matches(&root).to_owned();
    let (mut texts, mut renamed) = (BTreeMap::new(), None);
    for change in edit["documentChanges"].as_array().unwrap() {
        if change["kind"] == "rename" {
            renamed = Some((below(&change["oldUri"]), below(&change["newUri"])));
            continue;
        }
        let file = below(&change["textDocument"]["uri"]);
        let text = applied(&editor.text(&file), change["edits"].as_array().unwrap());
        texts.insert(file, text);
    }
    (texts, renamed.unwrap())
}

#[test]
fn it_makes_of_the_open_texts_what_the_command_makes_of_saved_ones() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open(RECORD).open("actions/peru-i.yaml");
    editor.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-06");
    let edit = editor.ask("textDocument/rename", params(&editor, "both-two"));
    let (texts, renamed) = made(&editor, &edit);
    assert_eq!(renamed, (RECORD.to_owned(), "actions/both-two.yaml".to_owned()));
    registry.file("actions/peru-i.yaml", editor.text("actions/peru-i.yaml"));
    registry.run(["rename", "both", "both-two"]);
    assert!(texts.len() > 2, "{texts:?}");
    for (below, text) in texts {
        let below = if below == RECORD { "actions/both-two.yaml".to_owned() } else { below };
        assert_eq!(registry.text(&below), text, "{below}");
    }
}

#[test]
fn an_id_that_cannot_be_is_refused_with_what_to_do() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open(RECORD);
    for new in ["peru-i", "Both Two", "both", "../x"] {
        let reason = editor.refused("textDocument/rename", params(&editor, new));
        assert!(reason.contains('`'), "{reason}");
    }
    let prepared = editor.ask("textDocument/prepareRename", params(&editor, ""));
    assert_eq!(prepared["placeholder"], "both");
    editor.open("actions/peru-i.yaml");
    editor.replace("actions/peru-i.yaml", "follows: [both]", "follows: [both");
    let reason = editor.refused("textDocument/rename", params(&editor, "both-two"));
    assert!(reason.contains("`mieux rename both both-two`"), "{reason}");
}

#[test]
fn a_file_that_is_renamed_gives_its_record_the_id_of_its_name() {
    let registry = TestRegistry::programme();
    let mut editor = Editor::new(&registry);
    editor.open(RECORD);
    let moved = |from: &str, to: &str| {
        let files = json!([{"oldUri": editor.uri(from), "newUri": editor.uri(to)}]);
        editor.ask("workspace/willRenameFiles", json!({"files": files}))
    };
    let by_name = moved(RECORD, "actions/both-two.yaml");
    let mut by_id = editor.ask("textDocument/rename", params(&editor, "both-two"));
    by_id["documentChanges"].as_array_mut().unwrap().pop();
    assert_eq!(by_name, by_id);
    for (from, to) in [
        (RECORD, "actions/peru-i.yaml"),
        (RECORD, "actions/Both Two.yaml"),
        (RECORD, "partners/both-two.yaml"),
        (RECORD, "../elsewhere.yaml"),
        ("actions/nobody.yaml", "actions/somebody.yaml"),
        ("vocabularies/statuses.yaml", "vocabularies/states.yaml"),
    ] {
        assert_eq!(moved(from, to), Value::Null, "{from} to {to}");
    }
}
