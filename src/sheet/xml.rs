//! The XML of a workbook's parts, event by event.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::SheetError;
use super::archive::{self, Archive};
use super::limits::MAX_CELL;
use crate::message;

/// A part that is read; an element without content is one that begins and ends.
pub(super) type Part<'p> = Reader<Box<dyn BufRead + 'p>>;

/// Opens a part by its name, in letters of either case; `None` where there is no such part. It breaks off
/// behind so many bytes.
pub(super) fn open<'p>(
    archive: &'p mut Archive<'_>,
    name: &str,
    most: u64,
) -> Result<Option<Part<'p>>, SheetError> {
    let is_same = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
    let names = archive.file_names();
    let index =
        names.enumerate().find(|(_, other)| other.as_ref().is_ok_and(|other| is_same(other)));
    let Some(index) = index.map(|(index, _)| index) else { return Ok(None) };
    let mut part = BufReader::new(archive.by_index(index).map_err(archive::broken)?.take(most));
    let head = part.fill_buf().map_err(SheetError::system)?;
    let is_utf_16 =
        matches!(head, [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0, b'<', ..] | [b'<', 0, ..]);
    let part: Box<dyn BufRead + 'p> =
        if is_utf_16 { Box::new(DecodingReader::new(part)) } else { Box::new(part) };
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    Ok(Some(reader))
}

/// The next event of a part; an error where it is not well-formed.
pub(super) fn next<'b>(
    reader: &mut Reader<impl BufRead>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, SheetError> {
    buffer.clear();
    reader
        .read_event_into(buffer)
        .map_err(|error| SheetError::new(message!("sheet.damaged-part", error = error.to_string())))
}

/// The value of an attribute by its name, where it is there and well-formed.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// Adds the letters of an event to a text, if it has any.
pub(super) fn add_letters(event: &Event<'_>, text: &mut String) -> Result<(), SheetError> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => text.push_str(&letters(name)),
        _ => {}
    }
    check_length(text)
}

/// Holds a text that is still read against the most that a cell may have.
pub(super) fn check_length(text: &str) -> Result<(), SheetError> {
    if text.len() > MAX_CELL {
        return Err(SheetError::new(message!("sheet.cell-too-long", limit = MAX_CELL)));
    }
    Ok(())
}

/// What `&amp;` or `&#243;` means.
fn letters(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        _ => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
    }
}
