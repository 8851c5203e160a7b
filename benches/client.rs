//! An editor for benches: it starts `mieux lsp` and speaks with it over standard input and output.

use std::fs;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::Context as _;
use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// An editor with its server.
pub(crate) struct Client {
    child: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    /// How many questions were asked.
    asked: i32,
    version: i32,
}

impl Client {
    /// Starts a server in a folder.
    pub(crate) fn start(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.arg("lsp").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let to = BufWriter::new(child.stdin.take().context("no standard input")?);
        let from = BufReader::new(child.stdout.take().context("no standard output")?);
        let mut client = Self { child, to, from, asked: 0, version: 0 };
        client
            .ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}))?;
        client.tell("initialized", json!({}))?;
        Ok(client)
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> anyhow::Result<Value> {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.send(Request::new(id.clone(), method.to_owned(), params).into())?;
        loop {
            if let Message::Response(answer) = self.receive()?
                && answer.id == id
            {
                return Ok(serde_json::to_value(answer)?);
            }
        }
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) -> anyhow::Result<()> {
        let document = json!({"uri": uri, "languageId": "mieux", "version": 0, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}))
    }

    pub(crate) fn change(&mut self, uri: &str, text: &str) -> anyhow::Result<()> {
        self.version += 1;
        let document = json!({"uri": uri, "version": self.version});
        let changes = json!([{"text": text}]);
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.tell("textDocument/didChange", params)
    }

    /// Waits until the findings of a file are told.
    pub(crate) fn told_of(&mut self, uri: &str) -> anyhow::Result<()> {
        loop {
            if let Message::Notification(told) = self.receive()?
                && told.params["uri"] == uri
            {
                return Ok(());
            }
        }
    }

    /// The most memory that the server has held so far, in MB.
    pub(crate) fn memory(&self) -> anyhow::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next());
        Ok(kilobytes.context("no memory in the status")?.parse::<u64>()? / 1024)
    }

    /// Ends the server.
    pub(crate) fn end(mut self) -> anyhow::Result<()> {
        self.ask("shutdown", Value::Null)?;
        self.tell("exit", Value::Null)?;
        self.child.wait()?;
        Ok(())
    }

    fn tell(&mut self, method: &str, params: Value) -> anyhow::Result<()> {
        self.send(Notification::new(method.to_owned(), params).into())
    }

    fn send(&mut self, message: Message) -> anyhow::Result<()> {
        message.write(&mut self.to)?;
        Ok(self.to.flush()?)
    }

    fn receive(&mut self) -> anyhow::Result<Message> {
        Message::read(&mut self.from)?.context("the server has ended")
    }
}
