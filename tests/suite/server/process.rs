//! The program on its own: how it begins and ends, and what it answers to what it does not know.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::common::TestRegistry;

struct Client {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Client {
    fn start(registry: &TestRegistry) -> Self {
        let mut command = registry.command(["lsp", "--log", "log"]);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (to, from) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, to, from }
    }

    /// The same, after the first words of both sides.
    fn greeted(registry: &TestRegistry) -> Self {
        let mut client = Self::start(registry);
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": {}, "locale": "es-PE"});
        client.send(json!({"id": 1, "method": "initialize", "params": params}));
        let answer = client.receive();
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
        client.send(json!({"method": "initialized", "params": {}}));
        client
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let message = message.to_string();
        let to = self.to.as_mut().unwrap();
        write!(to, "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
        to.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).unwrap();
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The exit status once the editor has no more to say.
    fn end(mut self) -> Option<i32> {
        drop(self.to.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn it_ends_well_only_if_the_editor_says_goodbye() {
    let registry = TestRegistry::programme();
    let mut client = Client::greeted(&registry);
    client.send(json!({"id": 2, "method": "shutdown"}));
    assert_eq!(client.receive()["result"], Value::Null);
    client.send(json!({"method": "exit"}));
    assert_eq!(client.end(), Some(0));
    let mut client = Client::greeted(&registry);
    client.send(json!({"method": "exit"}));
    assert_ne!(client.end(), Some(0));
    assert_ne!(Client::greeted(&registry).end(), Some(0));
    assert_ne!(Client::start(&registry).end(), Some(0));
}

#[test]
fn every_question_has_one_answer_and_speaks_the_language_of_the_editor() {
    let registry = TestRegistry::programme();
    let mut client = Client::greeted(&registry);
    client.send(json!({"id": 2, "method": "textDocument/nothing", "params": {}}));
    assert_eq!(client.receive()["error"]["code"], -32601);
    client.send(json!({"id": 3, "method": "textDocument/hover", "params": 7}));
    assert_eq!(client.receive()["error"]["code"], -32602);
    let uri =
        format!("file://{}/actions/both.yaml", registry.root().canonicalize().unwrap().display());
    let document = json!({"uri": uri, "languageId": "mieux", "version": 1, "text": "statsu: x\n"});
    client.send(json!({"method": "textDocument/didOpen", "params": {"textDocument": document}}));
    let told = loop {
        let told = client.receive();
        if told["params"]["uri"] == uri.as_str() {
            break told;
        }
    };
    assert_eq!(told["method"], "textDocument/publishDiagnostics");
    assert!(told["params"]["diagnostics"].to_string().contains("campo"), "{told}");
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}});
    client.send(json!({"id": "x", "method": "textDocument/completion", "params": at}));
    assert_eq!(client.receive()["id"], "x");
}

#[test]
fn the_log_has_the_name_of_each_message_and_nothing_of_what_is_in_it() {
    let registry = TestRegistry::programme();
    let mut client = Client::greeted(&registry);
    let document = json!({"uri": "file:///secret.yaml", "languageId": "mieux", "version": 1, "text": "secret"});
    client.send(json!({"method": "textDocument/didOpen", "params": {"textDocument": document}}));
    client.send(json!({"id": 2, "method": "workspace/symbol", "params": {"query": "secret"}}));
    assert_eq!(client.receive()["id"], 2);
    client.send(json!({"id": 3, "method": "shutdown"}));
    assert_eq!(client.receive()["id"], 3);
    client.send(json!({"method": "exit"}));
    assert_eq!(client.end(), Some(0));
    let log = std::fs::read_to_string(registry.path().join("log")).unwrap();
    assert!(
        log.contains("textDocument/didOpen ") && log.contains("\nworkspace/symbol 2 "),
        "{log}"
    );
    assert!(!log.contains("secret"), "{log}");
}
