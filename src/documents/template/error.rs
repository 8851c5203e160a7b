//! Why a template cannot be filled in, for the person who wrote it.

use std::fmt;

use minijinja::ErrorKind;

use super::source::Template;
use super::values::Log;
use crate::message;
use crate::message::{Message, Value};
use crate::suggest::nearest_name;

/// The most names that a message lists.
const MOST_NAMES: usize = 40;

/// Why a template cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// What the template is called.
    pub template: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub reason: Message,
}

impl TemplateError {
    pub(super) fn of(error: &minijinja::Error, template: &Template, log: &Log) -> Self {
        let start = error.range().map_or(0, |range| range.start).min(template.text.len());
        let before = template.text.get(..start).unwrap_or_default();
        let is_known = error.range().is_some();
        let line =
            if is_known { before.matches('\n').count() + 1 } else { error.line().unwrap_or(1) };
        let column = before.rsplit('\n').next().map_or(1, |line| line.chars().count() + 1);
        Self { template: template.name.clone(), line, column, reason: reason(error, log) }
    }

    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        let (template, reason) = (self.template.as_str(), self.reason.clone());
        let (line, column) = (self.line.to_string(), self.column.to_string());
        message!("document.template-error", template, line, column, reason)
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for TemplateError {}

fn reason(error: &minijinja::Error, log: &Log) -> Message {
    match (error.kind(), log.missed()) {
        (ErrorKind::UndefinedError, Some(missed)) => {
            let near = nearest_name(&missed.name, missed.known.iter().map(String::as_str));
            let near = near.map(str::to_owned);
            let known = Value::one_of(missed.known.iter().take(MOST_NAMES).map(String::as_str));
            let (name, place) = (missed.name, missed.path);
            match (near, place.is_empty()) {
                (Some(meant), _) => message!("document.unknown-near", name, meant),
                (None, true) => message!("document.unknown-name", name, known),
                (None, false) => message!("document.unknown-field", name, place, known),
            }
        }
        (ErrorKind::OutOfFuel, _) => message!("document.too-long"),
        (ErrorKind::WriteFailure, _) => message!("document.too-large"),
        (kind, _) => {
            let detail = error.detail().map_or_else(|| kind.to_string(), str::to_owned);
            Message::verbatim(detail)
        }
    }
}
