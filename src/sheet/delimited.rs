//! CSV and its kin: a text with delimiters as the rows of a grid.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;

use super::layout::Layout;
use super::records::Records;
use super::source::Input;
use super::{Cell, Each, Format, Options, SheetError, SheetSummary};
use super::{delimiter, encoding};
use crate::message;

/// How many bytes of the text show its delimiter.
const SAMPLE: u64 = 1 << 16;

pub(super) fn read(
    input: Input<'_>,
    format: Format,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let (mut text, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut layout = Layout::new(options, each);
    layout.notes.extend(note);
    let mut head = Vec::new();
    text.by_ref().take(SAMPLE).read_to_end(&mut head).map_err(SheetError::system)?;
    let (delimiter, skipped) = decide(&head, format, options.delimiter)?;
    let rest = Cursor::new(head.split_off(skipped)).chain(text);
    let mut records = Records::new(rest, delimiter);
    while records.read()? {
        let cells = records.cells().map(Cell::text).collect();
        if layout.row(records.number, cells)? == ControlFlow::Break(()) {
            break;
        }
    }
    layout.finish()
}

/// The delimiter, and how many bytes at the beginning say nothing else.
fn decide(head: &[u8], format: Format, said: Option<char>) -> Result<(u8, usize), SheetError> {
    let length = match str::from_utf8(head) {
        Ok(_) => head.len(),
        Err(error) => error.valid_up_to(),
    };
    let head = str::from_utf8(&head[..length]).unwrap_or_default();
    let named = delimiter::named(head);
    let skipped = named.map_or(0, |(_, length)| length);
    let delimiter = match (said, named) {
        (Some(said), _) => {
            u8::try_from(said).ok().filter(|byte| is_delimiter(*byte)).ok_or_else(|| {
                SheetError::new(message!("sheet.delimiter", delimiter = said.to_string()))
            })?
        }
        (None, Some((named, _))) => named,
        (None, None) if format == Format::Tsv && head.contains('\t') => b'\t',
        (None, None) => delimiter::detected(head),
    };
    Ok((delimiter, skipped))
}

fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n\0".contains(&byte)
}
