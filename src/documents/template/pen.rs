//! Values as Markdown. A text of a record is never markup, whatever is in it.

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};

use super::values::{BLANK, Fields, Log, Unknown};
use crate::message;
use crate::message::Value as Word;
use crate::render::escaped;
use crate::words::{self, Words};

/// Writes the values of one paper.
pub(super) struct Pen {
    pub(super) words: Words,
    log: Log,
}

impl Pen {
    pub(super) fn new(words: Words, log: Log) -> Self {
        Self { words, log }
    }

    /// A value as Markdown: a text, a label, a date, a number, or a blank.
    ///
    /// # Errors
    /// If it is a map that has no text.
    pub(super) fn written(&self, value: &Value) -> Result<String, Error> {
        if value.is_safe() {
            return Ok(value.to_string());
        }
        if let Some(unknown) = value.downcast_object_ref::<Unknown>() {
            self.log.note(&unknown.blank);
            return Ok(BLANK.to_owned());
        }
        if let Some(fields) = value.downcast_object_ref::<Fields>() {
            return self.fields(fields, value);
        }
        Ok(match value.kind() {
            ValueKind::Undefined | ValueKind::None => String::new(),
            ValueKind::Bool => self.words.flag(value.is_true()),
            ValueKind::Number => self.number(value),
            ValueKind::Seq | ValueKind::Iterable => {
                let items: Result<Vec<String>, Error> =
                    value.try_iter()?.map(|item| self.written(&item)).collect();
                items?.join(", ")
            }
            _ => inert(&value.to_string()),
        })
    }

    fn fields(&self, fields: &Fields, value: &Value) -> Result<String, Error> {
        let Some(text) = fields.get("text") else {
            if !value.is_true() {
                self.log.note(&fields.blank());
                return Ok(BLANK.to_owned());
            }
            let (place, known) = (fields.name(), Word::one_of(fields.names()));
            let reason = message!("document.no-text", place, known);
            return Err(Error::new(ErrorKind::InvalidOperation, reason.in_words(&self.words)));
        };
        let written = self.written(text)?;
        let language = fields.get("lang").and_then(Value::as_str).unwrap_or_default();
        let is_code = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_own = language == self.words.language().code();
        Ok(match is_code && !is_own && !written.is_empty() {
            true => format!("<span lang=\"{language}\">{written}</span>"),
            false => written,
        })
    }

    fn number(&self, value: &Value) -> String {
        let language = self.words.language();
        match (value.as_i64(), f64::try_from(value.clone())) {
            (Some(number), _) => {
                let size = usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX);
                let sign = if number < 0 { "−" } else { "" };
                format!("{sign}{}", words::count(size, language))
            }
            (None, Ok(number)) => words::decimal(number, language),
            (None, Err(_)) => inert(&value.to_string()),
        }
    }
}

/// A text on one line that Markdown takes for nothing but a text, wherever it stands.
pub(super) fn inert(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let safe = escaped(&line).replace('{', "\\{");
    // Signs that begin a heading, a list, a quotation or a rule, if they begin a line.
    if safe.starts_with(['#', '-', '+', '>', '=', ':']) {
        return format!("\\{safe}");
    }
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = safe[digits..].chars();
    let is_mark = digits > 0 && matches!(rest.next(), Some('.' | ')'));
    match is_mark && rest.next().is_none_or(char::is_whitespace) {
        true => format!("{}\\{}", &safe[..digits], &safe[digits..]),
        false => safe,
    }
}
