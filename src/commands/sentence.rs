//! Sentences that a command prints in the language of the user.

use std::io::{self, Write};

use mieux::message;
use mieux::message::{Message, Value};
use mieux::render::visible;

use crate::globals::Globals;

/// The words of a message, in which no value of a record or path can act on the terminal.
pub(super) fn sentence(message: &Message, globals: &Globals) -> String {
    visible(&message.in_words(&globals.words())).into_owned()
}

/// Prints a sentence on a line of its own.
pub(super) fn say(message: &Message, globals: &Globals, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", sentence(message, globals))
}

/// Prints a sentence that begins with `note:`.
pub(super) fn say_note(
    note: impl Into<Value>,
    globals: &Globals,
    out: &mut dyn Write,
) -> io::Result<()> {
    let note: Value = note.into();
    say(&message!("note.line", note), globals, out)
}
