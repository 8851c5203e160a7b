//! An editor for tests, which speaks with a server without a connection between them.

use std::collections::BTreeMap;

use mieux::check;
use mieux::server::{Options, Server, Shown, answer};
use serde_json::{Value, json};

use crate::common::TestRegistry;

/// An editor that works in a registry.
pub(super) struct Editor<'r> {
    registry: &'r TestRegistry,
    server: Server,
    /// The texts that are open.
    texts: BTreeMap<String, String>,
    version: i32,
    /// What it was told of each file, by its path below the registry.
    pub(super) told: BTreeMap<String, Vec<Value>>,
}

impl<'r> Editor<'r> {
    pub(super) fn new(registry: &'r TestRegistry) -> Self {
        Self::with(registry, Options::default(), false)
    }

    /// An editor that stops at the gaps of what is inserted.
    pub(super) fn with_snippets(registry: &'r TestRegistry) -> Self {
        Self::with(registry, Options::default(), true)
    }

    /// An editor that is told of open files only.
    pub(super) fn of_open_files(registry: &'r TestRegistry) -> Self {
        Self::with(registry, Options { shown: Shown::Open, ..Options::default() }, false)
    }

    fn with(registry: &'r TestRegistry, options: Options, has_snippets: bool) -> Self {
        let check = check::Options { today: None, ..options.check.clone() };
        let edits = json!({"documentChanges": true, "resourceOperations": ["create", "rename"]});
        let item = json!({"snippetSupport": has_snippets});
        let capabilities = json!({
            "workspace": {"workspaceEdit": edits},
            "textDocument": {"completion": {"completionItem": item}},
        });
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
        let params = serde_json::from_value(params).unwrap();
        let server = Server::new(params, Options { check, ..options });
        let (texts, told) = (BTreeMap::new(), BTreeMap::new());
        Self { registry, server, texts, version: 0, told }
    }

    /// The text of an open file, else that on the disk.
    pub(super) fn text(&self, below: &str) -> String {
        self.texts.get(below).cloned().unwrap_or_else(|| self.registry.text(below))
    }

    pub(super) fn uri(&self, below: &str) -> String {
        let root = self.registry.root().canonicalize().unwrap();
        format!("file://{}/{below}", root.display())
    }

    /// Opens a file as it is on the disk.
    pub(super) fn open(&mut self, below: &str) -> &mut Self {
        let text = self.registry.text(below);
        self.open_as(below, &text)
    }

    /// Opens a file with another text than it has on the disk, if it has any.
    pub(super) fn open_as(&mut self, below: &str, text: &str) -> &mut Self {
        self.texts.insert(below.to_owned(), text.to_owned());
        self.version += 1;
        let document = json!({
            "uri": self.uri(below), "languageId": "mieux", "version": self.version, "text": text,
        });
        self.tell("textDocument/didOpen", json!({"textDocument": document}))
    }

    /// Types a whole text anew.
    pub(super) fn change(&mut self, below: &str, text: &str) -> &mut Self {
        self.texts.insert(below.to_owned(), text.to_owned());
        self.version += 1;
        let document = json!({"uri": self.uri(below), "version": self.version});
        let changes = json!([{"text": text}]);
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        )
    }

    /// Replaces a part of an open text, which it must have once.
    pub(super) fn replace(&mut self, below: &str, old: &str, new: &str) -> &mut Self {
        let text = &self.texts[below];
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {below}");
        let text = text.replace(old, new);
        self.change(below, &text)
    }

    pub(super) fn close(&mut self, below: &str) -> &mut Self {
        self.texts.remove(below);
        self.tell("textDocument/didClose", json!({"textDocument": {"uri": self.uri(below)}}))
    }

    /// Says that a file on the disk has changed.
    pub(super) fn changed_by_others(&mut self, below: &str) -> &mut Self {
        let changes = json!([{"uri": self.uri(below), "type": 2}]);
        self.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}))
    }

    pub(super) fn tell(&mut self, method: &str, params: Value) -> &mut Self {
        self.tell_later(method, params);
        let root = self.uri("");
        for params in self.server.look() {
            let params = serde_json::to_value(params).unwrap();
            let below = params["uri"].as_str().unwrap().trim_start_matches(&root).to_owned();
            let found = params["diagnostics"].as_array().unwrap().clone();
            match found.is_empty() {
                true => self.told.remove(&below),
                false => self.told.insert(below, found),
            };
        }
        self
    }

    /// Tells something at which the server looks with the next thing that it is told.
    pub(super) fn tell_later(&mut self, method: &str, params: Value) {
        self.server.take(method, params);
    }

    /// What it was told of all files, a line each.
    pub(super) fn shown(&self) -> String {
        let lines = self.told.iter().flat_map(|(below, found)| {
            found.iter().map(move |one| format!("{below}:{}", shown(one)))
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    pub(super) fn ask(&self, method: &str, params: Value) -> Value {
        answer(&self.server, method, params).unwrap()
    }

    /// The reason for which a question has no answer.
    pub(super) fn refused(&self, method: &str, params: Value) -> String {
        answer(&self.server, method, params).unwrap_err().1
    }

    /// Asks about the place of `|` in a text, which is typed without it.
    pub(super) fn ask_at(&mut self, method: &str, below: &str, marked: &str) -> Value {
        let (text, position) = unmarked(marked);
        match self.texts.contains_key(below) {
            true => self.change(below, &text),
            false => self.open_as(below, &text),
        };
        let document = json!({"uri": self.uri(below)});
        let context = json!({"includeDeclaration": true, "triggerKind": 1});
        let params = json!({"textDocument": document, "position": position, "context": context});
        self.ask(method, params)
    }

    /// What is offered at `|` in a text.
    pub(super) fn offered(&mut self, below: &str, marked: &str) -> Vec<Value> {
        let answer = self.ask_at("textDocument/completion", below, marked);
        assert_eq!(answer["isIncomplete"], true);
        answer["items"].as_array().unwrap().clone()
    }

    /// The text once the first thing that is offered at `|` was accepted.
    pub(super) fn accepted(&mut self, below: &str, marked: &str) -> String {
        let offered = self.offered(below, marked);
        let Some(first) = offered.first() else { return "nothing is offered".to_owned() };
        let (text, mut edit) = (&self.texts[below], first["textEdit"].clone());
        // Editors indent the lines of a snippet as the line that it is inserted in.
        if first["insertTextMode"] == 2 {
            let line = edit["range"]["start"]["line"].as_u64().unwrap();
            let line = text.split('\n').nth(usize::try_from(line).unwrap()).unwrap();
            let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
            let lines = edit["newText"].as_str().unwrap().replace('\n', &format!("\n{indent}"));
            edit["newText"] = lines.into();
        }
        applied(text, &[edit])
    }
}

/// A text without the mark, and where that was.
fn unmarked(marked: &str) -> (String, Value) {
    let (before, after) = marked.split_once('|').unwrap();
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap().encode_utf16().count();
    (format!("{before}{after}"), json!({"line": line, "character": character}))
}

/// A text after changes of an editor, which are in order.
pub(super) fn applied(text: &str, edits: &[Value]) -> String {
    let byte = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = position["character"].as_u64().unwrap();
        let units = text[start..].char_indices().find(|(_, one)| {
            let is_there = left == 0;
            left = left.saturating_sub(u64::try_from(one.len_utf16()).unwrap());
            is_there
        });
        units.map_or(text.len(), |(at, _)| start + at)
    };
    let mut changed = text.to_owned();
    for edit in edits.iter().rev() {
        let bytes = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
        changed.replace_range(bytes, edit["newText"].as_str().unwrap());
    }
    changed
}

/// A finding on one line.
pub(super) fn shown(finding: &Value) -> String {
    let (start, end) = (&finding["range"]["start"], &finding["range"]["end"]);
    let severity = match finding["severity"].as_u64() {
        Some(1) => "error",
        Some(2) => "warning",
        _ => "note",
    };
    let message = finding["message"].as_str().unwrap().replace('\n', " / ");
    format!(
        "{}:{}-{}:{}: {severity}[{}] {message}",
        start["line"],
        start["character"],
        end["line"],
        end["character"],
        finding["code"].as_str().unwrap_or_default(),
    )
}
