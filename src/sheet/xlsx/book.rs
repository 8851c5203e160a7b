//! What a workbook says of its sheets, and in which parts they are.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::archive::Archive;
use super::super::choice::Listed;
use super::super::limits::MAX_PART;
use super::super::xml::{attribute, next, open};
use crate::message;
use crate::sheet::SheetError;

/// A workbook as its first part describes it.
#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    /// The part of each sheet.
    pub(super) parts: Vec<String>,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
    /// The parts of the texts and of the styles.
    pub(super) strings: String,
    pub(super) styles: String,
}

/// What a part refers to.
struct Target {
    kind: String,
    part: String,
}

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Book, SheetError> {
    let first = targets(archive, "", "_rels/.rels")?;
    let is_book = |target: &&Target| target.kind == "officeDocument";
    let part = first.values().find(is_book).map_or("xl/workbook.xml", |target| &target.part);
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let targets = targets(archive, folder, &joined(folder, &format!("_rels/{file}.rels")))?;
    let of_kind = |kind: &str| {
        let target = targets.values().find(|target| target.kind == kind);
        target.map(|target| target.part.clone()).unwrap_or_default()
    };
    let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
    let mut book = Book { strings, styles, ..Book::default() };
    let Some(mut reader) = open(archive, part, MAX_PART)? else {
        return Err(SheetError::new(message!("sheet.no-sheets")));
    };
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "workbookPr" => {
                    if let Some(value) = attribute(&start, "date1904") {
                        book.is_1904 = value == "1" || value == "true";
                    }
                }
                "sheet" => {
                    let target = id(&start).and_then(|id| targets.get(&id));
                    if let Some(target) = target.filter(|target| target.kind == "worksheet") {
                        let is_hidden =
                            attribute(&start, "state").is_some_and(|it| it != "visible");
                        let name = attribute(&start, "name").unwrap_or_default();
                        book.sheets.push(Listed { name, is_hidden });
                        book.parts.push(target.part.clone());
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(book),
            _ => {}
        }
    }
}

/// The targets of a part by their ids, from the part that lists them.
fn targets(
    archive: &mut Archive<'_>,
    folder: &str,
    list: &str,
) -> Result<BTreeMap<String, Target>, SheetError> {
    let mut targets = BTreeMap::new();
    let Some(mut reader) = open(archive, list, MAX_PART)? else { return Ok(targets) };
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let value = |name: &str| attribute(&start, name).unwrap_or_default();
                let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                targets
                    .insert(value("Id"), Target { kind, part: joined(folder, &value("Target")) });
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

/// The name of a part as seen from a folder of the archive.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The id by which a sheet refers to its part, whatever the prefix of its name.
fn id(start: &BytesStart<'_>) -> Option<String> {
    let attributes = start.attributes().flatten();
    let mut ids =
        attributes.filter(|it| it.key.prefix().is_some() && it.key.local_name().as_ref() == "id");
    let value = ids.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_target_is_seen_from_its_folder() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl", "..\\other/./sheet1.xml", "other/sheet1.xml"),
            ("", "_rels/.rels", "_rels/.rels"),
            ("", "../../x", "x"),
        ] {
            assert_eq!(joined(folder, target), part);
        }
    }
}
