//! An office's own file: its styles, its headers and footers with their pictures, and the size of its pages. Nothing else of it is
//! used: no macros, no parts that are elsewhere, and no fields that run or fetch something.

use super::reading::{Relation, names, relations, section};
use super::refusal::{ReferenceError, damaged};
use super::relations::{media, relations_of};
use super::safe::{fetching_field, without_dropped};
use super::source::Source;
use super::styles::{Style, Styles};
use super::xml::text;
use crate::message;

/// A picture, by the kind of its relation.
const IMAGE: &str = "image";
/// The parts of a file that are used.
const USED: [&str; 4] = ["theme", "fontTable", "header", "footer"];
/// Which parts the text of a file refers to.
const RELATIONS: &str = "word/_rels/document.xml.rels";
/// The parts in `word/` that a paper brings itself, and the beginnings of the ids by which it refers to them.
const OWN_PARTS: [&str; 5] = ["document", "styles", "numbering", "footnotes", "settings"];
const OWN_IDS: [&str; 2] = ["paper-", "paperLink"];

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

impl Reference {
    /// Reads a Word file.
    ///
    /// # Errors
    /// If it is none, a part of it that is used is missing or damaged, or it is too large.
    pub fn read(bytes: &[u8]) -> Result<Self, ReferenceError> {
        let mut source = Source::open(bytes)?;
        let document = source.xml("word/document.xml")?;
        let styles_xml = source.xml("word/styles.xml")?;
        if !styles_xml.contains("</w:styles>") {
            return Err(damaged("word/styles.xml"));
        }
        let all = relations(&source.xml(RELATIONS)?)?;
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
        let path = within("word", &relation.target).ok_or_else(|| damaged(&relation.target))?;
        let is_own = OWN_IDS.iter().any(|own| relation.id.starts_with(own));
        if is_own || self.relations.iter().any(|one| one.id == relation.id) {
            return Err(damaged(RELATIONS));
        }
        self.relations.push(relation);
        if self.parts.iter().any(|part| part.path == path) {
            return Ok(());
        }
        let xml = source.xml(&path)?;
        if let Some(field) = fetching_field(&xml) {
            return Err(ReferenceError(message!("document.reference-fetches", part = path, field)));
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
        let own = format!("{folder}/_rels/{name}.rels");
        let all = source.xml(&own).map(|own| relations(&own)).unwrap_or(Ok(Vec::new()))?;
        let kept: Vec<Relation> = all.into_iter().filter(is_carried).collect();
        let is_known = |id: &str| kept.iter().any(|one| one.id == id);
        let xml = without_dropped(&xml, &is_known).ok_or_else(|| damaged(&path))?;
        for one in kept.iter().filter(|one| one.kind == IMAGE) {
            let path = within(folder, &one.target).ok_or_else(|| damaged(&one.target))?;
            if !self.parts.iter().any(|part| part.path == path) {
                self.take(Part { bytes: source.bytes(&path)?, path, kind: IMAGE })?;
            }
        }
        let rows: String = kept.iter().map(row).collect();
        self.take(Part { path, bytes: xml.into_bytes(), kind })?;
        self.take(Part { path: own, bytes: relations_of(&rows).into_bytes(), kind: "relations" })
    }

    /// Adds a part, which may have the name of no other one; capitals make no difference in a Word file.
    fn take(&mut self, part: Part) -> Result<(), ReferenceError> {
        let is_same = |other: &str| other.eq_ignore_ascii_case(&part.path);
        let is_own = OWN_PARTS.iter().any(|own| is_same(&format!("word/{own}.xml")));
        if is_own || is_same(RELATIONS) || self.parts.iter().any(|other| is_same(&other.path)) {
            return Err(ReferenceError(message!("document.reference-clashes", part = part.path)));
        }
        self.parts.push(part);
        Ok(())
    }
}

/// Whether what a header refers to is carried over: a picture in the file, or a link that a reader may follow.
fn is_carried(relation: &Relation) -> bool {
    let is_address = || {
        ["https://", "http://", "mailto:"].iter().any(|scheme| relation.target.starts_with(scheme))
    };
    match relation.kind.as_str() {
        "hyperlink" => relation.is_external && is_address(),
        IMAGE => !relation.is_external && media(&relation.target).is_some(),
        _ => false,
    }
}

/// The line of a relation that is carried over.
fn row(relation: &Relation) -> String {
    let mode = if relation.is_external { " TargetMode=\"External\"" } else { "" };
    format!(
        "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}\" Target=\"{}\"{mode}/>",
        text(&relation.id),
        relation.kind,
        text(&relation.target)
    )
}

/// The path of a part that a part in a folder refers to; `None` if it leads out of `word/`.
fn within(folder: &str, target: &str) -> Option<String> {
    let path = match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let is_plain =
        path.starts_with("word/") && !path.split('/').any(|part| part.is_empty() || part == "..");
    is_plain.then_some(path)
}
