//! One cell of a spreadsheet of LibreOffice.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::limits::{MAX_CELL, MAX_ROWS};
use super::ods::next;
use super::{Cell, SheetError, serial};

/// The value of an attribute, where it is there and well-formed.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// How often something is repeated, or how far it reaches: at least 1, and no further than a sheet.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> usize {
    let number = attribute(start, name).and_then(|value| value.parse().ok());
    number.unwrap_or(1).clamp(1, MAX_ROWS)
}

/// Reads a cell up to its end.
pub(super) fn read_cell(
    reader: &mut Reader<impl BufRead>,
    start: &BytesStart<'_>,
) -> Result<Cell, SheetError> {
    let text = read_text(reader)?;
    let value = |name: &str| attribute(start, name);
    if value("calcext:value-type").as_deref() == Some("error") {
        return Ok(Cell::Fault(text.trim().to_owned()));
    }
    let cell = match value("office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            let number = value("office:value").and_then(|number| number.parse().ok());
            number.map_or_else(|| Cell::text(&text), Cell::number)
        }
        Some("date") => value("office:date-value").map_or(Cell::Empty, |date| serial::iso(&date)),
        Some("boolean") => Cell::Bool(value("office:boolean-value").as_deref() == Some("true")),
        Some("string") => Cell::text(&value("office:string-value").unwrap_or(text)),
        _ => Cell::text(&text),
    };
    if cell.is_empty() && value("table:formula").is_some() && value("office:value-type").is_none() {
        return Ok(Cell::no_value());
    }
    Ok(cell)
}

/// The text up to the end of a cell, its paragraphs as lines; comments and pictures aside.
fn read_text(reader: &mut Reader<impl BufRead>) -> Result<String, SheetError> {
    let (mut buffer, mut text) = (Vec::new(), String::new());
    let (mut depth, mut skipped_from, mut is_first) = (0_usize, None, true);
    loop {
        let event = next(reader, &mut buffer)?;
        match event {
            Event::Start(start) => {
                depth += 1;
                let name = start.name();
                let name = name.as_ref();
                if name == "office:annotation" || name.starts_with("draw:") || name == "table:table"
                {
                    skipped_from.get_or_insert(depth);
                }
                if skipped_from.is_none() {
                    match name {
                        "text:p" if !std::mem::take(&mut is_first) => text.push('\n'),
                        "text:line-break" => text.push('\n'),
                        "text:tab" => text.push('\t'),
                        "text:s" => text.push_str(&" ".repeat(number(&start, "text:c"))),
                        _ => {}
                    }
                }
            }
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => {
                if skipped_from == Some(depth) {
                    skipped_from = None;
                }
                depth -= 1;
            }
            Event::Text(part) if skipped_from.is_none() => text.push_str(&part.xml10_content()),
            Event::CData(part) if skipped_from.is_none() => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if skipped_from.is_none() => text.push_str(&letters(&name)),
            Event::Eof => return Ok(text),
            _ => {}
        }
        if text.len() > 2 * MAX_CELL {
            return Err(SheetError::new(format!("a cell in it has more than {MAX_CELL} bytes")));
        }
    }
}

/// What `&amp;` or `&#243;` stands for.
fn letters(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        _ => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
    }
}
