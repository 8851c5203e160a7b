//! The commands, one file each: its arguments, whose doc comments are the help, and `run`.

pub(crate) mod advance;
mod apply;
mod baseline;
pub(crate) mod calendar;
mod complete;
pub(crate) mod completions;
mod conditions;
mod confirm;
mod dialogue;
pub(crate) mod diff;
pub(crate) mod document;
mod draft;
pub(crate) mod due;
pub(crate) mod edit;
mod endings;
mod examples;
pub(crate) mod expert;
pub(crate) mod explain;
pub(crate) mod export;
mod field_args;
mod fixes;
pub(crate) mod fmt;
mod folder;
pub(crate) mod git;
mod given;
pub(crate) mod import;
mod incomplete;
pub(crate) mod index;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod lsp;
pub(crate) mod man;
pub(crate) mod matching;
pub(crate) mod merge;
pub(crate) mod mobilise;
pub(crate) mod new;
mod new_private;
mod output;
mod paths;
mod person;
mod private;
mod publish;
mod record;
pub(crate) mod recover;
pub(crate) mod remove;
pub(crate) mod rename;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod selection;
mod sentence;
pub(crate) mod set;
pub(crate) mod show;
pub(crate) mod site;
mod stamp;
mod states;
mod target;
mod term;
pub(crate) mod validate;

pub(crate) use examples::examples;
use mieux::model::{DateError, EdtfDate};

/// A day, as an option takes it.
fn day(text: &str) -> Result<EdtfDate, String> {
    match text.parse::<EdtfDate>() {
        Ok(date) if date.earliest() == date.latest() => Ok(date),
        Err(DateError::NotInCalendar) => Err(DateError::NotInCalendar.to_string()),
        _ => Err("write a day: 2024-05-12".to_owned()),
    }
}
