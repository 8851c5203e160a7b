//! The parts of a Word document around its text.

use super::body::{Body, tag};
use super::numbering::numbering;
use super::reference::Reference;
use super::relations::{media, relations_of};
use super::styles::{Style, Styles};
use super::xml::{HEAD, text};
use crate::export::ExportFile;
use crate::words::Words;

const STYLES: &str = include_str!("styles.xml");
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// A page of A4 with margins of two centimetres.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
                    w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

/// What a file is made of.
pub(super) struct Package<'p> {
    pub(super) body: &'p Body,
    pub(super) title: &'p str,
    pub(super) programme: &'p str,
    pub(super) words: &'p Words,
}

impl Package<'_> {
    /// The files of the archive. What an office's own file brings takes the place of ours.
    pub(super) fn files(&self, reference: Option<&Reference>, styles: &Styles) -> Vec<ExportFile> {
        let own_styles = STYLES.replace("LANGUAGE", tag(self.words.language()));
        let styles_xml = reference.map_or(own_styles.clone(), |one| one.styles_with(&own_styles));
        let mut files = vec![
            ExportFile::new("[Content_Types].xml", content_types(reference)),
            ExportFile::new("_rels/.rels", whole_relations()),
            ExportFile::new("docProps/core.xml", self.properties()),
            ExportFile::new("word/document.xml", self.document(reference)),
            ExportFile::new("word/_rels/document.xml.rels", self.relations(reference)),
            ExportFile::new("word/styles.xml", styles_xml),
            ExportFile::new("word/numbering.xml", numbering(&self.body.lists)),
            ExportFile::new("word/footnotes.xml", self.footnotes()),
            ExportFile::new("word/settings.xml", self.settings()),
        ];
        match reference {
            Some(reference) => {
                files.extend(
                    reference
                        .parts
                        .iter()
                        .map(|part| ExportFile::new(part.path.clone(), part.bytes.clone())),
                );
            }
            None => files.extend([
                ExportFile::new("word/header1.xml", self.header(styles)),
                ExportFile::new("word/footer1.xml", self.footer(styles)),
            ]),
        }
        files
    }

    fn document(&self, reference: Option<&Reference>) -> String {
        let section = reference.map_or_else(
            || format!("<w:headerReference w:type=\"default\" r:id=\"paperHeader\"/><w:footerReference w:type=\"default\" r:id=\"paperFooter\"/>{PAGE}"),
            |reference| reference.section.clone(),
        );
        let xml = &self.body.xml;
        format!(
            "{HEAD}<w:document {NAMES}><w:body>{xml}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
        )
    }

    fn relations(&self, reference: Option<&Reference>) -> String {
        let mut relations = String::new();
        let mut add = |id: &str, kind: &str, target: &str, mode: &str| {
            relations += &format!(
                "<Relationship Id=\"{}\" Type=\"{RELATION}/{kind}\" Target=\"{}\"{mode}/>",
                text(id),
                text(target)
            );
        };
        for kind in ["styles", "numbering", "footnotes", "settings"] {
            add(&format!("paper-{kind}"), kind, &format!("{kind}.xml"), "");
        }
        for (position, address) in self.body.links.iter().enumerate() {
            add(
                &format!("paperLink{}", position + 1),
                "hyperlink",
                address,
                " TargetMode=\"External\"",
            );
        }
        match reference {
            Some(reference) => {
                for relation in &reference.relations {
                    add(&relation.id, &relation.kind, &relation.target, "");
                }
            }
            None => {
                add("paperHeader", "header", "header1.xml", "");
                add("paperFooter", "footer", "footer1.xml", "");
            }
        }
        relations_of(&relations)
    }

    fn footnotes(&self) -> String {
        let line = |id: i32, kind: &str, mark: &str| {
            format!(
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>"
            )
        };
        let mut xml = line(-1, "separator", "separator")
            + &line(0, "continuationSeparator", "continuationSeparator");
        for (position, note) in self.body.notes.iter().enumerate() {
            let note = if note.is_empty() { "<w:p/>" } else { note.as_str() };
            xml += &format!("<w:footnote w:id=\"{}\">{note}</w:footnote>", position + 1);
        }
        format!("{HEAD}<w:footnotes {NAMES}>{xml}</w:footnotes>")
    }

    fn settings(&self) -> String {
        let language = tag(self.words.language());
        format!(
            "{HEAD}<w:settings {NAMES}><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
             <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
             <w:themeFontLang w:val=\"{language}\"/></w:settings>"
        )
    }

    fn properties(&self) -> String {
        format!(
            "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
             <dc:language>{}</dc:language></cp:coreProperties>",
            text(self.title),
            text(self.programme),
            self.words.language().code()
        )
    }

    fn header(&self, styles: &Styles) -> String {
        let (style, words) = (styles.id(Style::Header), self.run(self.programme));
        format!(
            "{HEAD}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{words}</w:p></w:hdr>"
        )
    }

    /// The title, and the number of the page.
    fn footer(&self, styles: &Styles) -> String {
        let field = |name: &str| {
            format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
        };
        let page = self.words.get("document.page");
        let (before, rest) = page.split_once("{page}").unwrap_or((&page, ""));
        let (between, after) = rest.split_once("{pages}").unwrap_or((rest, ""));
        let style = styles.id(Style::Footer);
        format!(
            "{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}{}</w:p></w:ftr>",
            self.run(self.title),
            self.run(before),
            field("PAGE"),
            self.run(between),
            field("NUMPAGES"),
            self.run(after)
        )
    }

    fn run(&self, words: &str) -> String {
        let language = tag(self.words.language());
        format!(
            "<w:r><w:rPr><w:lang w:val=\"{language}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            text(words)
        )
    }
}

fn whole_relations() -> String {
    relations_of(&format!(
        "<Relationship Id=\"document\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"properties\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/>"
    ))
}

fn content_types(reference: Option<&Reference>) -> String {
    let mut types = String::new();
    let mut defaults = vec![
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ];
    let mut add = |path: &str, kind: &str| {
        types += &format!("<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", text(path));
    };
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("settings", "settings"),
    ] {
        add(&format!("word/{part}.xml"), &format!("{MAIN}.{kind}+xml"));
    }
    add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    match reference {
        Some(reference) => {
            for part in &reference.parts {
                match part.kind {
                    "image" => defaults.extend(media(&part.path)),
                    "relations" => {}
                    "theme" => {
                        add(&part.path, "application/vnd.openxmlformats-officedocument.theme+xml");
                    }
                    kind => add(&part.path, &format!("{MAIN}.{kind}+xml")),
                }
            }
        }
        None => {
            add("word/header1.xml", &format!("{MAIN}.header+xml"));
            add("word/footer1.xml", &format!("{MAIN}.footer+xml"));
        }
    }
    defaults.sort_unstable();
    defaults.dedup();
    let defaults: String = defaults
        .iter()
        .map(|(ending, kind)| format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"))
        .collect();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{defaults}{types}</Types>"
    )
}
