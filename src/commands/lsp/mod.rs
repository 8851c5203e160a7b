//! `mieux lsp`: a language server on standard input and output.

mod log;

use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{MessageType, ShowMessageParams};
use mieux::check;
use mieux::message;
use mieux::model::EdtfDate;
use mieux::server::{self, Options, Server, Shown, WATCHED};
use serde_json::json;

use super::{day, examples, report};
use crate::clock;
use crate::globals::{Globals, Status};
use log::Log;

const EXAMPLES: &[(&str, &str)] = &[
    ("Start a server, as an editor does", "mieux lsp"),
    ("Show the findings of open files only", "mieux lsp --diagnostics open"),
    ("Log the name and the time of each message", "mieux lsp --log mieux.log"),
];

/// Start a language server for an editor
///
/// Shows problems while you type, offers codes, ids and fields by their names, says what they mean, and leads to the
/// records that they name. Editors start it; `docs/guide/editors.md` has the settings for each. It speaks the Language
/// Server Protocol on standard input and output, and writes no file of the registry.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Files whose problems are shown
    #[arg(long, value_enum, value_name = "FILES", default_value_t = Diagnostics(Shown::Registry))]
    diagnostics: Diagnostics,
    /// Also check the strict rules
    ///
    /// `mieux explain` lists them.
    #[arg(long)]
    strict: bool,
    /// Judge retention on DATE [default: today]
    ///
    /// DATE is YYYY-MM-DD. Today is the day in UTC.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Show what codes and ids mean beside them
    #[arg(long)]
    hints: bool,
    /// Append the name and the time of each message to FILE
    ///
    /// If the program fails, the log names the place in the program. It never contains text of records.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Speak on standard input and output, as always
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Diagnostics(Shown);

impl ValueEnum for Diagnostics {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Shown::Registry), Self(Shown::Open)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self.0 {
            Shown::Registry => {
                PossibleValue::new("registry").help("All, up to 500, those with errors first")
            }
            Shown::Open => PossibleValue::new("open").help("Those that are open in the editor"),
        })
    }
}

pub(crate) fn run(args: &Args, globals: &Globals) -> anyhow::Result<Status> {
    let options = Options {
        check: check::Options {
            strict: args.strict,
            today: Some(clock::today_or(args.today)?.earliest()),
            saved_reports: Some(report::faults_of_saved),
            ..check::Options::default()
        },
        language: globals.named_language(),
        shown: args.diagnostics.0,
        hints: args.hints,
        index: !globals.is_index_off(),
    };
    let log = Arc::new(Log::open(args.log.as_deref())?);
    log::note_panics(&log);
    let (connection, threads) = Connection::stdio();
    let ended = serve(&connection, options, &log);
    // The threads end when nobody can send to them any more.
    drop(connection);
    threads.join()?;
    ended
}

/// Speaks with an editor until it says that it ends.
fn serve(connection: &Connection, options: Options, log: &Log) -> anyhow::Result<Status> {
    let (id, params) = connection.initialize_start()?;
    let params = serde_json::from_value(params)?;
    let mut server = Server::new(params, options);
    let about = json!({"name": "mieux", "version": env!("CARGO_PKG_VERSION")});
    let offer = json!({"capabilities": server.capabilities(), "serverInfo": about});
    connection.initialize_finish(id, offer)?;
    if server.watches() {
        connection.sender.send(watching().into())?;
    }
    loop {
        let Ok(first) = connection.receiver.recv() else {
            return Err(message!("server.left").into());
        };
        // What waits is taken at once: of many changes, only the last text is looked at.
        let mut waiting = vec![first];
        waiting.extend(connection.receiver.try_iter().take(MOST_AT_ONCE));
        let cancelled: Vec<RequestId> = waiting.iter().filter_map(cancelled).collect();
        let mut waiting = waiting.into_iter();
        while let Some(message) = waiting.next() {
            match message {
                Message::Request(request) if request.method == "shutdown" => {
                    return end(connection, request, waiting);
                }
                Message::Request(request) if cancelled.contains(&request.id) => {
                    let error = ErrorCode::RequestCanceled as i32;
                    let error = Response::new_err(request.id, error, String::new());
                    connection.sender.send(error.into())?;
                }
                Message::Request(request) => {
                    tell(connection, &mut server)?;
                    connection.sender.send(answer(&server, request, log).into())?;
                }
                Message::Notification(told) if told.method == "exit" => {
                    return Err(message!("server.left").into());
                }
                Message::Notification(told) => {
                    log.timed(&told.method, None, || server.take(&told.method, told.params));
                }
                // The editor watches files, or it does not.
                Message::Response(_) => {}
            }
        }
        log.timed("look", None, || tell(connection, &mut server))?;
    }
}

/// Asks the editor to say which files others change.
fn watching() -> Request {
    let method = "workspace/didChangeWatchedFiles";
    let options = json!({"watchers": [{"globPattern": WATCHED}]});
    let registrations =
        json!({"registrations": [{"id": "files", "method": method, "registerOptions": options}]});
    Request::new(0.into(), "client/registerCapability".to_owned(), registrations)
}

/// The most messages that are taken at once.
const MOST_AT_ONCE: usize = 256;

/// The question that a message takes back.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(told) = message else { return None };
    let id = (told.method == "$/cancelRequest").then(|| told.params.get("id"))??;
    match id {
        serde_json::Value::String(id) => Some(id.clone().into()),
        id => Some(i32::try_from(id.as_i64()?).ok()?.into()),
    }
}

fn answer(server: &Server, request: Request, log: &Log) -> Response {
    let Request { id, method, params } = request;
    match log.timed(&method, Some(&id), || server::answer(server, &method, params)) {
        Ok(result) => Response::new_ok(id, result),
        Err((code, reason)) => Response::new_err(id, code, reason),
    }
}

/// Tells the editor what has changed.
fn tell(connection: &Connection, server: &mut Server) -> anyhow::Result<()> {
    for params in server.look() {
        let method = "textDocument/publishDiagnostics".to_owned();
        connection.sender.send(Notification::new(method, params).into())?;
    }
    for message in server.complaints() {
        let params = ShowMessageParams { kind: MessageType::Error, message };
        connection
            .sender
            .send(Notification::new("window/showMessage".to_owned(), params).into())?;
    }
    Ok(())
}

/// Answers that the server ends, and goes on with what waits until it may.
fn end(
    connection: &Connection,
    request: Request,
    waiting: impl Iterator<Item = Message>,
) -> anyhow::Result<Status> {
    connection.sender.send(Response::new_ok(request.id, ()).into())?;
    for message in waiting.chain(connection.receiver.iter()) {
        match message {
            Message::Notification(told) if told.method == "exit" => return Ok(Status::Clean),
            Message::Request(request) => {
                let error = ErrorCode::InvalidRequest as i32;
                let error = Response::new_err(request.id, error, "shutdown".to_owned());
                connection.sender.send(error.into())?;
            }
            _ => {}
        }
    }
    Err(message!("server.left").into())
}
