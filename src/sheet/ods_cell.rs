//! One cell of a spreadsheet of LibreOffice.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::MAX_ROWS;
use super::xml::{add_letters, attribute, check_length, next};
use super::{Cell, SheetError, serial};

/// The most blanks that one mark means.
const MAX_BLANKS: usize = 1_000;

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
    // LibreOffice writes these as numbers.
    match value("table:formula").as_deref() {
        Some("of:=TRUE()") => return Ok(Cell::Bool(true)),
        Some("of:=FALSE()") => return Ok(Cell::Bool(false)),
        _ => {}
    }
    let cell = match value("office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            let number = value("office:value").and_then(|number| number.parse().ok());
            number.map_or_else(|| Cell::text(&text), Cell::number)
        }
        Some("date") => value("office:date-value").map_or(Cell::Empty, |date| serial::iso(&date)),
        Some("time") => {
            let time = value("office:time-value");
            time.and_then(|time| serial::iso_duration(&time)).unwrap_or_else(|| Cell::text(&text))
        }
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
                    let is_break = name == "text:p" && !std::mem::take(&mut is_first);
                    text.push_str(if is_break { "\n" } else { "" });
                    text.push_str(&stands_for(&start));
                    check_length(&text)?;
                }
            }
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => {
                if skipped_from == Some(depth) {
                    skipped_from = None;
                }
                depth -= 1;
            }
            Event::Eof => return Ok(text),
            event if skipped_from.is_none() => add_letters(&event, &mut text)?,
            _ => {}
        }
    }
}

/// The blanks or the line end that a mark in a text means.
fn stands_for(mark: &BytesStart<'_>) -> String {
    match mark.name().as_ref() {
        "text:line-break" => "\n".to_owned(),
        "text:tab" => "\t".to_owned(),
        "text:s" => " ".repeat(number(mark, "text:c").min(MAX_BLANKS)),
        _ => String::new(),
    }
}
