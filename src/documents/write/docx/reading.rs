//! What is read of the XML of an office's own file.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::refusal::{ReferenceError, damaged};
use super::xml::text;

/// What is taken of how pages look.
const OF_SECTION: [&str; 8] = [
    "headerReference",
    "footerReference",
    "pgSz",
    "pgMar",
    "cols",
    "titlePg",
    "docGrid",
    "pgNumType",
];

/// A part that the text of a file refers to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
    pub(super) is_external: bool,
}

/// Calls `visit` with every element that begins, and its local name; `None` where the text is not well-formed.
pub(super) fn each(xml: &str, visit: &mut dyn FnMut(&str, &BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) if !is_well_formed(&start) => return None,
            Event::Start(start) => {
                depth += 1;
                visit(&local(&start), &start);
            }
            Event::Empty(start) => visit(&local(&start), &start),
            Event::End(_) => depth = depth.checked_sub(1)?,
            Event::DocType(_) => return None,
            Event::Eof => return (depth == 0).then_some(()),
            _ => {}
        }
    }
}

/// Whether the element and its attributes have names that XML allows, and each attribute a value. The reader accepts others.
fn is_well_formed(start: &BytesStart<'_>) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|letter: char| letter.is_alphabetic() || matches!(letter, '_' | ':'))
            && name.chars().all(|letter| letter.is_alphanumeric() || "._-:".contains(letter))
    };
    is_name(start.name().as_ref())
        && start.attributes().all(|one| one.is_ok_and(|one| is_name(one.key.as_ref())))
}

pub(super) fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The ids of styles by their names in small letters.
pub(super) fn names(xml: &str) -> Result<BTreeMap<String, String>, ReferenceError> {
    let (mut found, mut id) = (BTreeMap::new(), None);
    each(xml, &mut |name, start| match name {
        "style" => id = attribute(start, "w:styleId"),
        "name" => {
            if let (Some(id), Some(name)) = (id.take(), attribute(start, "w:val")) {
                found.entry(name.to_lowercase()).or_insert_with(|| text(&id).into_owned());
            }
        }
        _ => {}
    })
    .ok_or_else(|| damaged("word/styles.xml"))?;
    Ok(found)
}

/// What a file of relations names.
pub(super) fn relations(xml: &str) -> Result<Vec<Relation>, ReferenceError> {
    let mut found = Vec::new();
    each(xml, &mut |name, start| {
        let of = |attribute_name: &str| attribute(start, attribute_name);
        if let ("Relationship", Some(id), Some(kind), Some(target)) =
            (name, of("Id"), of("Type"), of("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default();
            let is_external = of("TargetMode").is_some_and(|mode| mode == "External");
            let kind: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
            found.push(Relation { id, kind, target, is_external });
        }
    })
    .ok_or_else(|| damaged("word/_rels"))?;
    Ok(found)
}

/// How the pages of the last section look.
pub(super) fn section(document: &str, relations: &[Relation]) -> Result<String, ReferenceError> {
    let mut section = String::new();
    each(document, &mut |name, start| {
        if name == "sectPr" {
            section.clear();
        }
        if !OF_SECTION.contains(&name) {
            return;
        }
        let names = [
            "w:type",
            "r:id",
            "w:w",
            "w:h",
            "w:orient",
            "w:top",
            "w:right",
            "w:bottom",
            "w:left",
            "w:header",
            "w:footer",
            "w:gutter",
            "w:num",
            "w:space",
            "w:linePitch",
            "w:start",
            "w:fmt",
        ];
        let attributes = names.iter().filter_map(|name| Some((name, attribute(start, name)?)));
        let written: String =
            attributes.map(|(name, value)| format!(" {name}=\"{}\"", text(&value))).collect();
        let is_known =
            attribute(start, "r:id").is_none_or(|id| relations.iter().any(|one| one.id == id));
        if is_known {
            section += &format!("<w:{name}{written}/>");
        }
    })
    .ok_or_else(|| damaged("word/document.xml"))?;
    Ok(section)
}
