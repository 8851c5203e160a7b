//! JSON and JSON Lines: objects as the rows of a table, one by one.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed as _, Deserializer as _};
use serde_json::Deserializer;

use super::encoding;
use super::json_items::Taken;
use super::json_path::{Below, keys};
use super::json_value::JsonValue;
use super::keyed::Keyed;
use super::limits::MAX_ROW;
use super::source::Input;
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;
use crate::message::Message;
use crate::yaml::Value;

/// Reads a list of objects, or objects one after the other.
pub(super) fn read(
    input: Input<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let (text, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut keyed = Keyed::new(each);
    keyed.notes.extend(note);
    let left = Cell::new(0);
    let mut text = BufReader::new(Bounded { input: text, left: &left });
    let is_list = first_byte(&mut text, &left)? == Some(b'[');
    let mut taken =
        Taken { keyed: &mut keyed, left: &left, number: 0, failed: None, is_stopped: false };
    let mut reader = Deserializer::from_reader(text);
    let mut result = Ok(());
    if let Some(path) = &options.path {
        let below = Below { keys: &keys(path), taken: &mut taken };
        result = below.deserialize(&mut reader).and_then(|()| reader.end());
    } else if is_list {
        result = reader.deserialize_seq(&mut taken).and_then(|()| reader.end());
    } else {
        for item in reader.into_iter::<JsonValue>() {
            result = item.and_then(|JsonValue(item)| taken.take(item));
            if result.is_err() {
                break;
            }
        }
    }
    let Taken { failed, is_stopped, .. } = taken;
    match (failed, result) {
        (Some(error), _) => Err(error),
        (None, Err(error)) if error.is_eof() => {
            let line = error.line().to_string();
            Err(SheetError::new(message!("sheet.cut-off", line)))
        }
        (None, Err(error)) if error.is_io() => Err(SheetError::system(error.into())),
        (None, Err(error)) if !is_stopped => {
            let (line, column) = (error.line().to_string(), error.column().to_string());
            let reason = Message::from(&error);
            Err(SheetError::new(message!("sheet.not-json", line, column, reason)))
        }
        _ => Ok(keyed.finish()),
    }
}

/// Reads an object from each line. A line that is none is a fault of its row.
pub(super) fn read_lines(
    input: Input<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let (text, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut keyed = Keyed::new(each);
    keyed.notes.extend(note);
    let mut text = BufReader::new(text);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let most = MAX_ROW as u64 + 1;
        let read = text.by_ref().take(most).read_until(b'\n', &mut line);
        if read.map_err(SheetError::system)? == 0 {
            break;
        }
        if line.len() > MAX_ROW {
            return Err(SheetError::new(message!(
                "sheet.line-too-long",
                line = number.to_string(),
                limit = MAX_ROW
            )));
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (item, faults) = match serde_json::from_slice(&line) {
            Ok(JsonValue(item)) => (item, vec![]),
            Err(error) => {
                let (column, reason) = (error.column().to_string(), Message::from(&error));
                (Value::Null, vec![message!("sheet.line-not-json", column, reason)])
            }
        };
        if keyed.item(number, item, faults)? == ControlFlow::Break(()) {
            break;
        }
    }
    Ok(keyed.finish())
}

fn first_byte(text: &mut impl BufRead, left: &Cell<usize>) -> Result<Option<u8>, SheetError> {
    loop {
        left.set(MAX_ROW);
        let bytes = text.fill_buf().map_err(SheetError::system)?;
        let blanks = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let (first, is_end) = (bytes.get(blanks).copied(), bytes.is_empty());
        if first.is_some() || is_end {
            return Ok(first);
        }
        text.consume(blanks);
    }
}

/// A text of which no item is larger than a row may be.
struct Bounded<'b, R> {
    input: R,
    /// How many bytes may be read before the next item begins.
    left: &'b Cell<usize>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        let left = self.left.get().checked_sub(read);
        self.left.set(
            left.ok_or_else(|| io::Error::other(message!("sheet.item-too-long", limit = MAX_ROW)))?,
        );
        Ok(read)
    }
}
