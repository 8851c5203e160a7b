//! An office's own file: its styles, its headers and footers with their pictures, and the size of its pages. Nothing else of it is
//! used, and nothing that it says is believed: what it brings is read part by part, within limits.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::relations::{media, relations_of};
use super::styles::{Style, Styles};
use super::xml::text;
use crate::message;
use crate::message::Message;

/// The largest part that is read, in bytes, and the most of all parts.
const MAX_PART: u64 = 16 * 1024 * 1024;
const MAX_ALL: usize = 64 * 1024 * 1024;
/// The parts of a file that are used.
const USED: [&str; 4] = ["theme", "fontTable", "header", "footer"];
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

/// An office's own file.
#[derive(Debug, Clone)]
pub struct Reference {
    styles: Styles,
    styles_xml: String,
    pub(super) parts: Vec<Part>,
    pub(super) relations: Vec<Relation>,
    /// How pages look, with their headers and footers.
    pub(super) section: String,
}

/// A part of a file that is taken over.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// What it is: `header`, `image`, `relations`.
    pub(super) kind: &'static str,
}

/// A part that the text of a file refers to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
    is_external: bool,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceError(Message);

impl ReferenceError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        self.0.clone()
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for ReferenceError {}

/// A part that is missing or is no XML.
fn damaged(part: &str) -> ReferenceError {
    ReferenceError(message!("document.reference-damaged", part))
}

impl Reference {
    /// Reads a file of Word.
    ///
    /// # Errors
    /// If it is none, a part of it that is used is missing or damaged, or it is too large.
    pub fn read(bytes: &[u8]) -> Result<Self, ReferenceError> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive =
            archive.map_err(|_| ReferenceError(message!("document.reference-no-word")))?;
        let mut source = Source { archive, left: MAX_ALL };
        let document = source.xml("word/document.xml")?;
        let styles_xml = source.xml("word/styles.xml")?;
        if !styles_xml.contains("</w:styles>") {
            return Err(damaged("word/styles.xml"));
        }
        let all = relations(&source.xml("word/_rels/document.xml.rels")?)?;
        let mut taken = Self {
            styles: Styles::of(names(&styles_xml)?),
            styles_xml,
            parts: Vec::new(),
            relations: Vec::new(),
            section: String::new(),
        };
        for relation in all.into_iter().filter(|relation| !relation.is_external) {
            if let Some(kind) = USED.into_iter().find(|kind| *kind == relation.kind) {
                taken.add(&mut source, kind, relation)?;
            }
        }
        taken.section = section(&document, &taken.relations)?;
        Ok(taken)
    }

    /// The styles of the file.
    pub(super) fn styles(&self) -> Styles {
        self.styles.clone()
    }

    /// The styles of the file, and of ours those that it lacks.
    pub(super) fn styles_with(&self, own: &str) -> String {
        let normal = self.styles.id_named("normal").unwrap_or("Normal");
        let table = self.styles.id_named("normal table").unwrap_or("TableNormal");
        let missing = Style::ALL.into_iter().filter(|style| !self.styles.has(*style));
        let names: Vec<String> =
            missing.map(|style| format!("<w:name w:val=\"{}\"/>", style.name())).collect();
        let lines = own.lines().filter(|line| names.iter().any(|name| line.contains(name)));
        let added: String = lines
            .map(|line| {
                line.replace("\"TableNormal\"", &format!("\"{}\"", text(table)))
                    .replace("\"Normal\"", &format!("\"{}\"", text(normal)))
            })
            .collect();
        self.styles_xml.replacen("</w:styles>", &format!("{added}</w:styles>"), 1)
    }

    /// Takes over a part with the pictures that it shows.
    fn add(
        &mut self,
        source: &mut Source<'_>,
        kind: &'static str,
        relation: Relation,
    ) -> Result<(), ReferenceError> {
        let path = within(&relation.target).ok_or_else(|| damaged(&relation.target))?;
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.relations.push(relation);
        if self.parts.iter().any(|part| part.path == path) {
            return Ok(());
        }
        self.parts.push(Part { bytes: source.xml(&path)?.into_bytes(), path, kind });
        let Ok(own) = source.xml(&format!("word/_rels/{name}.rels")) else { return Ok(()) };
        let mut kept = String::new();
        for one in relations(&own)? {
            let is_link = one.kind == "hyperlink"
                && ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| one.target.starts_with(scheme));
            let is_picture =
                one.kind == "image" && !one.is_external && media(&one.target).is_some();
            if is_picture {
                let path = within(&one.target).ok_or_else(|| damaged(&one.target))?;
                if !self.parts.iter().any(|part| part.path == path) {
                    let bytes = source.bytes(&path)?;
                    self.parts.push(Part { path, bytes, kind: "image" });
                }
            }
            if is_picture || is_link {
                let mode = if is_link { " TargetMode=\"External\"" } else { "" };
                kept += &format!(
                    "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}\" Target=\"{}\"{mode}/>",
                    text(&one.id),
                    one.kind,
                    text(&one.target)
                );
            }
        }
        let path = format!("word/_rels/{name}.rels");
        self.parts.push(Part { path, bytes: relations_of(&kept).into_bytes(), kind: "relations" });
        Ok(())
    }
}

/// The archive that is read, and how much more of it may be.
struct Source<'s> {
    archive: ZipArchive<Cursor<&'s [u8]>>,
    left: usize,
}

impl Source<'_> {
    fn bytes(&mut self, path: &str) -> Result<Vec<u8>, ReferenceError> {
        let part = self.archive.by_name(path).map_err(|_| damaged(path))?;
        let mut bytes = Vec::new();
        part.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|_| damaged(path))?;
        self.left = self.left.saturating_sub(bytes.len());
        if bytes.len() as u64 > MAX_PART || self.left == 0 {
            return Err(ReferenceError(message!("document.reference-large", part = path)));
        }
        Ok(bytes)
    }

    /// A part that is well-formed XML in UTF-8, without a document type.
    fn xml(&mut self, path: &str) -> Result<String, ReferenceError> {
        let xml = String::from_utf8(self.bytes(path)?).map_err(|_| damaged(path))?;
        let xml = xml.strip_prefix('\u{feff}').unwrap_or(&xml).to_owned();
        let is_clean = each(&xml, &mut |_, _| {}).is_some();
        if is_clean { Ok(xml) } else { Err(damaged(path)) }
    }
}

/// Calls `visit` with every element that begins, and its local name; `None` where the text is not well-formed.
fn each(xml: &str, visit: &mut dyn FnMut(&str, &BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
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

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The ids of styles by their names in small letters.
fn names(xml: &str) -> Result<BTreeMap<String, String>, ReferenceError> {
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
fn relations(xml: &str) -> Result<Vec<Relation>, ReferenceError> {
    let mut found = Vec::new();
    each(xml, &mut |name, start| {
        let of = |attribute_name: &str| attribute(start, attribute_name);
        if let ("Relationship", Some(id), Some(kind), Some(target)) =
            (name, of("Id"), of("Type"), of("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default();
            let is_external = of("TargetMode").is_some_and(|mode| mode == "External");
            let kind: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
            // Ours have names without a prefix.
            found.push(Relation { id, kind, target, is_external });
        }
    })
    .ok_or_else(|| damaged("word/_rels"))?;
    Ok(found)
}

/// How the pages of the last section look.
fn section(document: &str, relations: &[Relation]) -> Result<String, ReferenceError> {
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

/// The path of a part that a part in `word/` refers to; `None` if it leads elsewhere.
fn within(target: &str) -> Option<String> {
    let path = match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("word/{target}"),
    };
    let is_plain =
        path.starts_with("word/") && !path.split('/').any(|part| part.is_empty() || part == "..");
    is_plain.then_some(path)
}
