//! The server says of open texts what `mieux validate` says of the same texts in files, and nothing that it is asked
//! brings it down.

use std::collections::BTreeMap;
use std::path::Path;

use mieux::check::{Options, Scope, validate};
use mieux::files::{Folder, Overlay, Texts};
use mieux::render::Lines;
use mieux::words::Words;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::Index;
use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{TestRegistry, costly};

/// The files that are edited.
const FILES: [&str; 4] =
    ["actions/both.yaml", "actions/new.yaml", "partners/xx-new.yaml", "experts/exp-0001.yaml"];

/// Lines of records, right and wrong.
const LINES: [&str; 16] = [
    "id: both",
    "id: new",
    "title:",
    "  en: Both regions",
    "  es: Ambas regiones",
    "status: completed",
    "status: Completed",
    "statsu: completed",
    "countries: [PE, EC]",
    "countries: [PE, PE]",
    "start: 2017-13",
    "start: 2018",
    "partners:",
    "  - partner: xx-new",
    "follows: [new]",
    "origin: PE",
];

/// A text that can be read, as any line may follow any other that is not indented.
fn text() -> impl Strategy<Value = String> {
    let line = (0..LINES.len()).prop_map(|line| LINES[line]);
    proptest::collection::vec(line, 0..8).prop_map(|lines| {
        let mut text = String::new();
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    })
}

/// What is found in the registry with texts laid over it, by file, as an editor would be told.
fn found(registry: &TestRegistry, texts: &Texts) -> BTreeMap<String, Vec<String>> {
    let folder = Folder::open(&registry.root()).unwrap().reading_private();
    let files = Overlay::new(&folder, texts);
    let checked = validate(&files, &registry.root(), &Scope::All, &Options::default()).unwrap();
    let words = Words::of(mieux::model::Language::En);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in &checked.findings {
        let file = checked.registry.file(finding.place.file);
        let source = checked.registry.source(finding.place.file);
        let span = finding.place.spot.span(source);
        let (line, column) =
            Lines::new(checked.registry.text(finding.place.file)).in_utf16(span.start);
        let below = file.below.to_string_lossy().into_owned();
        let message = finding.message.in_words(&words);
        found.entry(below).or_default().push(format!("{line}:{column} {} {message}", finding.rule));
    }
    found
}

fn told(editor: &Editor<'_>) -> BTreeMap<String, Vec<String>> {
    let line = |one: &Value| {
        let start = &one["range"]["start"];
        let message = one["message"].as_str().unwrap().split('\n').next().unwrap();
        let rule = one["code"].as_str().unwrap_or_default();
        format!("{}:{} {rule} {message}", start["line"], start["character"])
    };
    let told = editor.told.iter();
    told.map(|(below, found)| (below.clone(), found.iter().map(line).collect())).collect()
}

/// What an editor does.
#[derive(Debug, Clone)]
enum Step {
    Write(Index, String),
    Close(Index),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (any::<Index>(), text()).prop_map(|(file, text)| Step::Write(file, text)),
        1 => any::<Index>().prop_map(Step::Close),
    ]
}

proptest! {
    #![proptest_config(costly(48))]

    #[test]
    fn the_server_says_what_validate_says_of_the_same_texts(steps in proptest::collection::vec(step(), 1..8)) {
        let registry = TestRegistry::in_memory();
        let mut editor = Editor::new(&registry);
        editor.open("vocabularies/statuses.yaml");
        let mut open = Texts::new();
        for step in steps {
            match step {
                Step::Write(file, text) => {
                    let below = *file.get(&FILES);
                    match open.insert(below.into(), Some(text.clone().into_bytes())) {
                        Some(_) => editor.change(below, &text),
                        None => editor.open_as(below, &text),
                    };
                }
                Step::Close(file) => {
                    let below = *file.get(&FILES);
                    if open.remove(Path::new(below)).is_some() {
                        editor.close(below);
                    }
                }
            }
            let readable = open.iter().all(|(_, text)| {
                mieux::yaml::read(std::str::from_utf8(text.as_deref().unwrap()).unwrap()).faults.is_empty()
            });
            if readable {
                prop_assert_eq!(told(&editor), found(&registry, &open));
            }
        }
    }

    #[test]
    fn no_position_and_no_text_is_too_odd(
        text in prop_oneof![any::<String>(), text(), Just("a: 😀\u{301}\r\n\tb: [x\n".to_owned())],
        line in 0_u32..40, character in 0_u32..1000,
    ) {
        let registry = TestRegistry::in_memory();
        let mut editor = Editor::new(&registry);
        editor.open_as("actions/both.yaml", &text);
        let at = json!({"line": line, "character": character});
        let document = json!({"uri": editor.uri("actions/both.yaml")});
        let params = json!({
            "textDocument": document, "position": at, "range": {"start": at, "end": at},
            "context": {"includeDeclaration": true, "diagnostics": [], "triggerKind": 1}, "query": text,
            "options": {"tabSize": 2, "insertSpaces": true},
        });
        for method in [
            "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
            "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink",
            "textDocument/formatting", "textDocument/codeAction", "workspace/symbol",
        ] {
            editor.ask(method, params.clone());
        }
        let change = json!({"range": {"start": at, "end": {"line": 0, "character": 0}}, "text": "é😀"});
        let document = json!({"uri": editor.uri("actions/both.yaml"), "version": 9});
        editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }
}
