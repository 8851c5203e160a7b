//! What a command says on standard error when it could not do its work: a line for people, or an object for
//! programs that asked for JSON.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use mieux::change::NotRead;
use mieux::check::{CheckError, PlanError};
use mieux::edit::EditError;
use mieux::fields::FieldError;
use mieux::files::PrivateError;
use mieux::history::HistoryError;
use mieux::import::ImportError;
use mieux::message;
use mieux::message::{ErrorWithCause, Message};
use mieux::naming::TemplateError;
use mieux::query::NameError;
use mieux::registry::OpenError;
use mieux::render::{JsonOutput, visible};
use mieux::sheet::SheetError;
use mieux::store::WriteError;
use mieux::words::Words;
use serde_json::json;

/// How a command ends that could not run.
const COULD_NOT_RUN: u8 = 2;

/// How `mieux merge` ends that could not run. Git takes a status up to 128 for a conflict whose marks are in the file,
/// and somebody who adds that file loses the other side.
const COULD_NOT_MERGE: u8 = 129;

/// Whether git runs the command to merge a file, by its arguments. They are read before they are parsed, because what
/// is wrong with them is an error as well.
pub(crate) fn is_merge(args: impl IntoIterator<Item = OsString>) -> bool {
    args.into_iter().nth(1).is_some_and(|command| command == "merge")
}

/// How a command with these arguments ends that could not run.
pub(crate) fn failure_status(args: impl IntoIterator<Item = OsString>) -> u8 {
    if is_merge(args) { COULD_NOT_MERGE } else { COULD_NOT_RUN }
}

/// Whether the arguments of the command ask for JSON. They are read before they are parsed, because what is
/// wrong with them is an error as well.
pub(crate) fn is_json_asked_for(args: impl IntoIterator<Item = OsString>) -> bool {
    let args: Vec<OsString> = args.into_iter().take_while(|arg| arg != "--").collect();
    args.iter().any(|arg| arg == "--format=json")
        || args.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

/// What kept a command from its work, and the words of the person who is to know.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What it is.
    pub(crate) error: anyhow::Error,
    /// Whether the command had changed the registry by then.
    pub(crate) is_after_change: bool,
    /// The words to say it in.
    pub(crate) words: Words,
}

impl Failure {
    /// Reports it, and ends with a status. If even this cannot be written nobody is left to tell.
    pub(crate) fn report(&self, as_json: bool, status: u8) -> ExitCode {
        let mut stderr = anstream::stderr().lock();
        let _ = if as_json {
            let words = self.to_message().in_english();
            let (error, help) = split_help(&words);
            writeln!(stderr, "{}", object(error, help))
        } else {
            let red = anstyle::AnsiColor::Red.on_default().bold();
            let words = visible(&self.to_message().in_words(&self.words)).replace("\\n", "\n");
            writeln!(stderr, "{red}{}:{red:#} {words}", self.words.get("severity.error"))
        };
        ExitCode::from(status)
    }

    /// The error and its causes. Whoever reads it must not take a change that was made for one that was not.
    fn to_message(&self) -> Message {
        let error = to_message(&self.error);
        match self.is_after_change {
            true => because(message!("error.after-change"), error),
            false => error,
        }
    }
}

/// What to say of an error and its causes. Errors that are not ours have words of their own.
pub(crate) fn to_message(error: &anyhow::Error) -> Message {
    let own = |cause| message(cause).unwrap_or_else(|| Message::verbatim(cause.to_string()));
    let told = error.chain().map(own).reduce(because);
    told.unwrap_or_else(|| Message::verbatim(error.to_string()))
}

fn because(message: Message, cause: Message) -> Message {
    message!("error.because", message, cause)
}

/// What to say of an error of ours.
fn message(cause: &(dyn std::error::Error + 'static)) -> Option<Message> {
    macro_rules! first {
        ($($error:ty),* $(,)?) => {
            $(if let Some(error) = cause.downcast_ref::<$error>() {
                return Some(error.to_message());
            })*
        };
    }
    first!(
        CheckError,
        EditError,
        ErrorWithCause,
        FieldError,
        HistoryError,
        ImportError,
        NameError,
        NotRead,
        OpenError,
        PlanError,
        PrivateError,
        SheetError,
        TemplateError,
        WriteError,
    );
    let of_system = || cause.downcast_ref::<io::Error>().map(Message::from);
    cause.downcast_ref::<Message>().cloned().or_else(of_system)
}

/// Reports arguments that the command line does not have, and ends with a status.
pub(crate) fn report_usage(error: &clap::Error, as_json: bool, status: u8) -> ExitCode {
    if !as_json {
        // If even this cannot be written nobody is left to tell.
        let _ = error.print();
        return ExitCode::from(status);
    }
    let text = error.render().to_string();
    let mut paragraphs = text.trim().split("\n\n");
    let first = paragraphs.next().unwrap_or_default();
    let help: Vec<&str> = paragraphs.map(str::trim).collect();
    let help = Some(help.join("\n")).filter(|help| !help.is_empty());
    let object = object(first.trim_start_matches("error: "), help.as_deref());
    let _ = writeln!(anstream::stderr(), "{object}");
    ExitCode::from(status)
}

fn object(error: &str, help: Option<&str>) -> serde_json::Value {
    json!({ "schema": JsonOutput::Error.schema(), "error": error, "help": help })
}

/// What went wrong, and what to do about it: errors are written `what; what to do`. A `;` in backticks belongs
/// to a value.
fn split_help(words: &str) -> (&str, Option<&str>) {
    let mut is_code = false;
    let end = words.char_indices().find(|(position, letter)| {
        is_code ^= *letter == '`';
        !is_code && words[*position..].starts_with("; ")
    });
    match end {
        Some((position, _)) => (&words[..position], Some(&words[position + 2..])),
        None => (words, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_json_asked_for, split_help};

    #[test]
    fn what_to_do_follows_the_first_semicolon_outside_of_values() {
        let parts = split_help("there is no `a; b`; did you mean `c; d`?; no");
        assert_eq!(parts, ("there is no `a; b`", Some("did you mean `c; d`?; no")));
        assert_eq!(split_help("no `a; b"), ("no `a; b", None));
    }

    #[test]
    fn json_is_asked_for_by_the_option_alone() {
        let asked = |line: &str| is_json_asked_for(line.split(' ').map(Into::into));
        assert!(asked("mieux list --format json") && asked("mieux list --format=json actions"));
        assert!(!asked("mieux list json --format") && !asked("mieux show -- --format json"));
    }
}
