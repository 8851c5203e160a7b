//! The XML of a file of IATI, event by event: no document type, no entities but those of XML, and bounds for all that
//! a file can make large.

use std::io::{BufRead, BufReader, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::element::Element;
use crate::message;
use crate::sheet::SheetError;
use crate::sheet::limits::{MAX_CELL, MAX_DEPTH, MAX_XML};
use crate::sheet::xml::{add_letters, check_length, next};

/// What comes next in a file.
pub(super) enum Part {
    /// An element begins: its name and attributes.
    Start(Element),
    /// Text, which may be only a piece of it.
    Text(String),
    /// The element ends that began last.
    End,
}

/// The events of a file. A file that ends inside of an element is an error.
pub(super) struct Events<'e> {
    reader: Reader<Box<dyn BufRead + 'e>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'e> Events<'e> {
    /// The events of a text in UTF-8.
    pub(super) fn new(text: impl Read + 'e) -> Self {
        let text: Box<dyn BufRead + 'e> = Box::new(BufReader::new(text.take(MAX_XML + 1)));
        let mut reader = Reader::from_reader(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// What comes next; the end of the file is an error, since the root has not ended.
    pub(super) fn next(&mut self) -> Result<Part, SheetError> {
        loop {
            let event = next(&mut self.reader, &mut self.buffer);
            if self.reader.buffer_position() > MAX_XML {
                let limit = (MAX_XML / 1_000_000).to_string();
                return Err(SheetError::new(message!("sheet.xml-too-large", limit)));
            }
            let event = event.map_err(|_| {
                let byte = self.reader.error_position().to_string();
                SheetError::new(message!("sheet.not-xml", byte))
            })?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let limit = MAX_DEPTH.to_string();
                        return Err(SheetError::new(message!("sheet.xml-too-deep", limit)));
                    }
                    return Ok(Part::Start(opened(&start)?));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Part::End);
                }
                Event::DocType(name) if is_page(&name.xml10_content()) => {
                    return Err(SheetError::new(message!("sheet.not-iati")));
                }
                Event::DocType(_) => return Err(SheetError::new(message!("sheet.xml-doctype"))),
                Event::GeneralRef(name)
                    if !name.is_char_ref()
                        && resolve_predefined_entity(&name.xml10_content()).is_none() =>
                {
                    let name = name.xml10_content().into_owned();
                    return Err(SheetError::new(message!("sheet.xml-entity", name)));
                }
                Event::Eof if self.depth == 0 => {
                    return Err(SheetError::new(message!("sheet.not-iati")));
                }
                Event::Eof => return Err(SheetError::new(message!("sheet.xml-cut-off"))),
                event @ (Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) => {
                    let mut text = String::new();
                    add_letters(&event, &mut text)?;
                    return Ok(Part::Text(text));
                }
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element that began last. Its texts are not kept.
    pub(super) fn skip(&mut self) -> Result<(), SheetError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

fn is_page(doctype: &str) -> bool {
    doctype.trim_start().to_lowercase().starts_with("html")
}

/// The element that begins, without content.
fn opened(start: &BytesStart<'_>) -> Result<Element, SheetError> {
    let mut element = Element::new(start.name().as_ref().to_owned());
    check_name(&element.name)?;
    for attribute in start.attributes().flatten() {
        let name = attribute.key.as_ref().to_owned();
        check_name(&name)?;
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
        check_length(&value)?;
        let value = value.trim();
        if !value.is_empty() {
            element.attributes.push((name, value.to_owned()));
        }
    }
    Ok(element)
}

/// No name of IATI is a tenth as long as what this refuses.
fn check_name(name: &str) -> Result<(), SheetError> {
    match name.len() * 1_000 > MAX_CELL {
        true => Err(SheetError::new(message!("sheet.not-iati"))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, repeat};

    use super::{Events, Part};
    use crate::sheet::limits::{MAX_CELL, MAX_DEPTH, MAX_XML};

    /// How the events of a text end, with all its texts.
    fn end(text: impl Read) -> (usize, String) {
        let mut events = Events::new(text);
        let mut letters = 0;
        loop {
            match events.next() {
                Ok(Part::Text(text)) => letters += text.len(),
                Ok(_) => {}
                Err(error) => return (letters, error.to_string()),
            }
        }
    }

    #[test]
    fn a_file_ends_at_the_most_bytes() {
        // One comment, which nobody keeps, fills the file.
        let filled = |length: u64| {
            let comment = Cursor::new("<a><!--").chain(repeat(b'a').take(length - 14));
            end(comment.chain(Cursor::new("--></a>"))).1
        };
        assert!(!filled(MAX_XML).contains("100 MB"), "{}", filled(MAX_XML));
        assert!(filled(MAX_XML + 1).contains("100 MB"), "{}", filled(MAX_XML + 1));
    }

    #[test]
    fn elements_are_as_deep_as_they_may_be() {
        let deep = |depth: usize| end(Cursor::new("<a>".repeat(depth))).1;
        assert!(!deep(MAX_DEPTH).contains("levels deep"), "{}", deep(MAX_DEPTH));
        assert!(deep(MAX_DEPTH + 1).contains("100 levels deep"), "{}", deep(MAX_DEPTH + 1));
    }

    #[test]
    fn a_text_is_as_long_as_it_may_be() {
        let long = |length: usize| end(Cursor::new(format!("<a>{}</a>", "a".repeat(length))));
        assert_eq!(long(MAX_CELL).0, MAX_CELL);
        assert!(long(MAX_CELL + 1).1.contains("1,000,000 bytes"), "{}", long(MAX_CELL + 1).1);
        let attribute =
            |length: usize| end(Cursor::new(format!("<a b='{}'/>", "a".repeat(length)))).1;
        assert!(!attribute(MAX_CELL).contains("1,000,000 bytes"));
        assert!(attribute(MAX_CELL + 1).contains("1,000,000 bytes"));
    }
}
