//! The texts that the cells of a workbook share, kept close together.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::archive::Archive;
use super::super::limits::MAX_STRINGS;
use super::super::xml::{add_letters, next, open};
use crate::message;
use crate::sheet::SheetError;

/// All texts behind each other, and where each ends.
#[derive(Default)]
pub(super) struct Strings {
    all: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part of this name; no texts where there is none.
    pub(super) fn read(archive: &mut Archive<'_>, part: &str) -> Result<Self, SheetError> {
        let mut strings = Self::default();
        let Some(mut reader) = open(archive, part, MAX_STRINGS)? else { return Ok(strings) };
        let mut buffer = Vec::new();
        loop {
            match next(&mut reader, &mut buffer)? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    strings.all.push_str(&read_runs(&mut reader)?);
                    let end = u32::try_from(strings.all.len());
                    let end = end.ok().filter(|end| u64::from(*end) <= MAX_STRINGS);
                    strings.ends.push(end.ok_or_else(|| {
                        SheetError::new(message!(
                            "sheet.texts-too-long",
                            limit = MAX_STRINGS.to_string()
                        ))
                    })?);
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    /// The text at a position.
    pub(super) fn get(&self, position: usize) -> Option<&str> {
        let end = *self.ends.get(position)?;
        let start = position.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start as usize..end as usize)
    }
}

/// The text of the runs up to the end of the element that was begun, without what says how to pronounce it.
pub(super) fn read_runs(reader: &mut Reader<impl BufRead>) -> Result<String, SheetError> {
    let (mut buffer, mut text) = (Vec::new(), String::new());
    let (mut depth, mut pronounced, mut is_text) = (0_usize, None, false);
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(start) => {
                depth += 1;
                is_text = start.local_name().as_ref() == "t" && pronounced.is_none();
                if start.local_name().as_ref() == "rPh" {
                    pronounced.get_or_insert(depth);
                }
            }
            Event::End(_) if depth == 0 => return Ok(unescaped(text)),
            Event::End(_) => {
                is_text = false;
                pronounced = pronounced.filter(|from| *from != depth);
                depth -= 1;
            }
            Event::Eof => return Ok(unescaped(text)),
            event if is_text => add_letters(&event, &mut text)?,
            _ => {}
        }
    }
}

/// A text with the letters that Excel writes as `_x000D_`, or beyond the first plane of Unicode as two such
/// units: `_xD83D__xDE00_`.
pub(super) fn unescaped(text: String) -> String {
    let mut rest = text.as_str();
    let mut plain = String::new();
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let units = [unit(rest), rest.get(UNIT..).and_then(unit)];
        let letters = char::decode_utf16(units.into_iter().map_while(|unit| unit)).next();
        let letter = letters.and_then(Result::ok);
        match letter {
            Some(letter) => plain.push(letter),
            None => plain.push_str("_x"),
        }
        rest = &rest[letter.map_or(2, |letter| UNIT * letter.len_utf16())..];
    }
    if plain.is_empty() {
        return text;
    }
    plain + rest
}

/// How many bytes a unit such as `_x000D_` has.
const UNIT: usize = 7;

/// The unit of UTF-16 that a text begins with, written as `_x000D_`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.get(..UNIT)?.strip_prefix("_x")?.strip_suffix('_')?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn letters_that_excel_writes_as_numbers_are_letters() {
        for (written, meant) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00e9_", "é"),
            ("a_xyz_", "a_xyz_"),
            ("_x12", "_x12"),
            ("_xD800_", "_xD800_"),
            ("a_xD83D__xDE00_b", "a\u{1f600}b"),
            ("_xD83D__x0041_", "_xD83D_A"),
            ("_xDE00__xD83D_", "_xDE00__xD83D_"),
            ("_x12é4_", "_x12é4_"),
        ] {
            assert_eq!(unescaped(written.to_owned()), meant);
        }
    }
}
