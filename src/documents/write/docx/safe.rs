//! What an office's own file says in its headers and footers that is not carried over: what refers to a part that is left behind, and
//! fields that run or fetch something.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use super::reading::local;

/// Elements that may stand without the part to which they refer; any other one is left out with all that is in it.
const MAY_STAND_ALONE: [&str; 5] = ["blip", "fill", "hyperlink", "imagedata", "stroke"];
/// Attributes of drawings by which a picture or a page is elsewhere.
const ADDRESSES: [&str; 3] = ["althref", "href", "src"];
/// Fields that run a program or fetch a file when a document is opened or printed.
const FETCHING: [&str; 10] = [
    "DATABASE",
    "DDE",
    "DDEAUTO",
    "IMPORT",
    "INCLUDE",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "LINK",
    "MACROBUTTON",
    "RD",
];

/// The XML of a part without what refers to relations that are not known; `None` if it is not well-formed.
pub(super) fn without_dropped(xml: &str, is_known: &dyn Fn(&str) -> bool) -> Option<String> {
    let (mut reader, mut writer) = (Reader::from_str(xml), Writer::new(Vec::new()));
    // How deep the reader is in an element that is left out.
    let mut depth = 0_usize;
    loop {
        let event = match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(_) if depth > 0 => {
                depth += 1;
                continue;
            }
            Event::End(_) if depth > 0 => {
                depth -= 1;
                continue;
            }
            _ if depth > 0 => continue,
            Event::Start(start) => match kept(start, is_known) {
                Some(start) => Event::Start(start),
                None => {
                    depth = 1;
                    continue;
                }
            },
            Event::Empty(start) => match kept(start, is_known) {
                Some(start) => Event::Empty(start),
                None => continue,
            },
            event => event,
        };
        writer.write_event(event).ok()?;
    }
    String::from_utf8(writer.into_inner()).ok()
}

/// The beginning of an element without addresses and without references to parts that are not known; `None` if it makes no sense
/// without such a part.
fn kept<'x>(start: BytesStart<'x>, is_known: &dyn Fn(&str) -> bool) -> Option<BytesStart<'x>> {
    let attributes: Vec<_> = start.attributes().flatten().collect();
    let is_dangling = |key: &str, value: &str| key.starts_with("r:") && !is_known(value);
    let is_address = |key: &str| ADDRESSES.contains(&key.rsplit(':').next().unwrap_or(key));
    let mut dangling = attributes.iter().filter(|one| is_dangling(one.key.as_ref(), &one.value));
    if dangling.next().is_some() && !MAY_STAND_ALONE.contains(&local(&start).as_str()) {
        return None;
    }
    let held = attributes.iter().filter(|one| {
        let key = one.key.as_ref();
        !is_address(key) && !is_dangling(key, &one.value)
    });
    let mut bare = BytesStart::new(start.name().as_ref().to_owned());
    bare.extend_attributes(held.cloned());
    Some(bare)
}

/// The name of the first field in a part that runs or fetches something.
pub(super) fn fetching_field(xml: &str) -> Option<&'static str> {
    let mut reader = Reader::from_str(xml);
    let (mut instructions, mut is_instruction) = (String::new(), false);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            // A program may divide an instruction among several elements, but not across the marks of a field.
            Event::Start(start) | Event::Empty(start) => match local(&start).as_str() {
                "instrText" => is_instruction = true,
                "fldChar" => instructions.push(' '),
                "fldSimple" => {
                    for attribute in start.attributes().flatten() {
                        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
                        instructions = instructions + " " + &value + " ";
                    }
                }
                _ => {}
            },
            Event::End(_) => is_instruction = false,
            Event::Text(text) if is_instruction => instructions += &text,
            Event::CData(text) if is_instruction => instructions += &text,
            Event::GeneralRef(letter) if is_instruction => {
                instructions.extend(letter.resolve_char_ref().ok().flatten());
            }
            _ => {}
        }
    }
    let instructions = instructions.to_uppercase();
    let mut words = instructions.split_whitespace();
    words.find_map(|word| FETCHING.into_iter().find(|fetching| *fetching == word))
}
