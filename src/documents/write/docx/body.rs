//! The paragraphs, lists and tables of a paper.

use std::collections::BTreeMap;
use std::vec;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::columns::widths;
use super::numbering::DEPTH;
use super::styles::{Style, Styles};
use super::xml::text;
use crate::documents::write::pieces::Piece;
use crate::model::Language;

/// What the parts of a document are made of.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The paragraphs and tables.
    pub(super) xml: String,
    /// The paragraphs of each footnote, in the order of their numbers from 1.
    pub(super) notes: Vec<String>,
    /// The addresses that links lead to.
    pub(super) links: Vec<String>,
    /// The lists: `None` for bullets, else the first number.
    pub(super) lists: Vec<Option<u64>>,
}

/// The tag by which Word knows a language.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Es => "es-ES",
        Language::Fr => "fr-FR",
    }
}

impl Body {
    /// The pieces of a paper as parts of a document.
    pub(super) fn of(pieces: Vec<Piece<'_>>, language: Language, styles: &Styles) -> Self {
        let mut writer = Writer::new(styles, language, widths(&pieces));
        pieces.into_iter().for_each(|piece| writer.take(piece));
        writer.end_paragraph();
        let Writer { mut body, main, numbers, .. } = writer;
        body.xml = main;
        // A mark whose note is missing leads to an empty one.
        body.notes.resize(numbers.len(), String::new());
        body
    }
}

struct Writer<'s> {
    body: Body,
    styles: &'s Styles,
    /// The text, without footnotes.
    main: String,
    /// The paragraphs of the footnote that is open, with its number.
    note: Option<(usize, String)>,
    /// The numbers of footnotes by their labels.
    numbers: BTreeMap<String, usize>,
    /// The runs of the paragraph that is open.
    runs: String,
    style: Option<Style>,
    bold: usize,
    italic: usize,
    languages: Vec<String>,
    lists: Vec<usize>,
    /// Whether the paragraph is the first one of an item.
    begins_item: bool,
    quotes: usize,
    is_code: bool,
    is_link: bool,
    /// The widths of the columns of the tables that are still to come.
    tables: vec::IntoIter<Vec<usize>>,
    /// Those of the table that is open.
    widths: Vec<usize>,
    columns: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl<'s> Writer<'s> {
    fn new(styles: &'s Styles, language: Language, tables: Vec<Vec<usize>>) -> Self {
        Self {
            body: Body::default(),
            styles,
            main: String::new(),
            note: None,
            numbers: BTreeMap::new(),
            runs: String::new(),
            style: None,
            bold: 0,
            italic: 0,
            languages: vec![tag(language).to_owned()],
            lists: Vec::new(),
            begins_item: false,
            quotes: 0,
            is_code: false,
            is_link: false,
            tables: tables.into_iter(),
            widths: Vec::new(),
            columns: Vec::new(),
            column: 0,
            is_head: false,
        }
    }

    fn out(&mut self) -> &mut String {
        match &mut self.note {
            Some((_, xml)) => xml,
            None => &mut self.main,
        }
    }

    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::LanguageStart(code) => self.languages.push(code),
            Piece::LanguageEnd => drop(self.languages.pop()),
            Piece::Markdown(Event::Start(tag)) => self.start(tag),
            Piece::Markdown(Event::End(tag)) => self.end(tag),
            Piece::Markdown(Event::Text(words)) if self.is_code => {
                for (position, line) in words.trim_end_matches('\n').split('\n').enumerate() {
                    if position > 0 {
                        self.runs += "<w:r><w:br/></w:r>";
                    }
                    self.run(line);
                }
            }
            Piece::Markdown(Event::Text(words) | Event::Code(words)) => self.run(&words),
            Piece::Markdown(Event::SoftBreak) => self.run(" "),
            Piece::Markdown(Event::HardBreak) => self.runs += "<w:r><w:br/></w:r>",
            Piece::Markdown(Event::Rule) => {
                self.end_paragraph();
                *self.out() += "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"8A8A8A\"/></w:pBdr></w:pPr></w:p>";
            }
            Piece::Markdown(Event::FootnoteReference(label)) => {
                let number = self.number(&label);
                let mark = self.styles.id(Style::NoteMark);
                self.runs += &format!(
                    "<w:r><w:rPr><w:rStyle w:val=\"{mark}\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
                );
            }
            Piece::Markdown(_) => {}
        }
    }

    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.style = Some(Style::Heading(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    _ => 4,
                }));
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::CodeBlock(_) => {
                self.end_paragraph();
                self.is_code = true;
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.body.lists.push(first);
                self.lists.push(self.body.lists.len());
            }
            Tag::Item => self.begins_item = true,
            Tag::Link { dest_url, .. } => {
                self.body.links.push(dest_url.into_string());
                self.runs += &format!("<w:hyperlink r:id=\"paperLink{}\">", self.body.links.len());
                self.is_link = true;
            }
            Tag::FootnoteDefinition(label) => {
                self.end_paragraph();
                let number = self.number(&label);
                self.note = Some((number, String::new()));
                let mark = self.styles.id(Style::NoteMark);
                self.runs = format!(
                    "<w:r><w:rPr><w:rStyle w:val=\"{mark}\"/></w:rPr><w:footnoteRef/></w:r>"
                );
                self.run(" ");
            }
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => {
                self.is_head = true;
                self.column = 0;
                *self.out() += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
            }
            Tag::TableRow => {
                self.column = 0;
                *self.out() += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            }
            Tag::TableCell => {
                let width = self.widths.get(self.column).copied().unwrap_or_default();
                let shade = if self.is_head {
                    "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEFF2\"/>"
                } else {
                    ""
                };
                *self.out() += &format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>"
                );
            }
            _ => {}
        }
    }

    fn start_table(&mut self, columns: Vec<Alignment>) {
        self.end_paragraph();
        self.widths = self.tables.next().unwrap_or_default();
        let column = |width: &usize| format!("<w:gridCol w:w=\"{width}\"/>");
        let grid: String = self.widths.iter().map(column).collect();
        let style = self.styles.id(Style::Table).to_owned();
        *self.out() += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>"
        );
        self.columns = columns;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => {
                self.end_paragraph();
                self.style = None;
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.end_paragraph();
                self.is_code = false;
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Item => {
                self.end_paragraph();
                self.begins_item = false;
            }
            TagEnd::Link => {
                self.runs += "</w:hyperlink>";
                self.is_link = false;
            }
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::TableCell => {
                self.cell();
                *self.out() += "</w:tc>";
                self.column += 1;
            }
            TagEnd::TableHead => {
                self.is_head = false;
                *self.out() += "</w:tr>";
            }
            TagEnd::TableRow => *self.out() += "</w:tr>",
            // Two tables without a paragraph between them would be one.
            TagEnd::Table => {
                *self.out() += "</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
                self.columns.clear();
            }
            _ => {}
        }
    }

    fn end_note(&mut self) {
        self.end_paragraph();
        let Some((number, xml)) = self.note.take() else { return };
        if self.body.notes.len() < number {
            self.body.notes.resize(number, String::new());
        }
        if let Some(place) = self.body.notes.get_mut(number - 1) {
            *place = xml;
        }
    }

    /// The paragraph of a cell, which may be empty.
    fn cell(&mut self) {
        let align = match self.columns.get(self.column) {
            Some(Alignment::Right) => "<w:jc w:val=\"right\"/>",
            Some(Alignment::Center) => "<w:jc w:val=\"center\"/>",
            _ => "",
        };
        let style = self.styles.id(Style::Cell).to_owned();
        let runs = std::mem::take(&mut self.runs);
        *self.out() +=
            &format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{align}</w:pPr>{runs}</w:p>");
    }

    fn end_paragraph(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let list = self.lists.last().copied();
        let style = match (self.style, list) {
            (Some(style), _) => Some(style),
            _ if self.note.is_some() => Some(Style::Note),
            _ if self.is_code => Some(Style::Code),
            (None, Some(_)) => Some(Style::Item),
            _ if self.quotes > 0 => Some(Style::Quote),
            _ => None,
        };
        let mut format = String::new();
        if let Some(style) = style {
            format += &format!("<w:pStyle w:val=\"{}\"/>", self.styles.id(style));
        }
        if let Some(list) = list {
            let level = (self.lists.len() - 1).min(DEPTH - 1);
            match std::mem::take(&mut self.begins_item) {
                true => {
                    format += &format!(
                        "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
                    );
                }
                false => format += &format!("<w:ind w:left=\"{}\"/>", 360 * (level + 1)),
            }
        }
        let runs = std::mem::take(&mut self.runs);
        *self.out() += &format!("<w:p><w:pPr>{format}</w:pPr>{runs}</w:p>");
    }

    /// Words as they are here: bold, in a language, a link.
    fn run(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let mut format = String::new();
        if self.is_link {
            format += &format!("<w:rStyle w:val=\"{}\"/>", self.styles.id(Style::Link));
        }
        if self.bold > 0 || self.is_head {
            format += "<w:b/>";
        }
        if self.italic > 0 {
            format += "<w:i/>";
        }
        let language = self.languages.last().map_or("en", String::as_str);
        self.runs += &format!(
            "<w:r><w:rPr>{format}<w:lang w:val=\"{language}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            text(words)
        );
    }
}
