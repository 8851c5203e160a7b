//! Whatever is in a record is a text of the paper, in every format.

use std::fs;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::common::TestRegistry;

/// Texts that are markup elsewhere.
const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>",
    "<span lang=\"es\">x</span></span>",
    "{{ programme.name }} {% for a in b %} {# x #}",
    "# heading",
    "- item",
    "1. item",
    "> quoted",
    "a | b | c",
    "**bold** _slant_ `code` ~~gone~~",
    "[link](javascript:alert(1)) ![image](https://example.org/x.png)",
    "[^1] [^1]: note [1] [x]: https://example.org",
    "=cmd|' /C calc'!A0",
    "]]> &amp; <w:p/> \" '",
    "--- === +++ :::",
    "a\u{202e}b\u{1b}[2Jc\u{0}d",
    "$x$ \\ \\\\ \\[1\\]",
];

fn registry(text: &str) -> TestRegistry {
    let registry = TestRegistry::programme();
    let text = serde_json::to_string(text).unwrap();
    let sheet: String = ["slogan", "summary", "context", "design"]
        .map(|field| format!("  {field}: {{en: {text}}}\n"))
        .concat();
    registry.file(
        "actions/hostile.yaml",
        format!(
            "id: hostile\ntitle: {{en: {text}}}\nstatus: completed\ncountries: [PE]\nobjective: {{es: {text}}}\n\
             fact_sheet:\n{sheet}  lessons: [{{en: {text}}}]\n  practices: [{{title: {{en: {text}}}, text: {{en: {text}}}}}]\n\
             approval: {{note: {{en: {text}}}}}\n"
        ),
    );
    registry
}

/// The text of a paper in Markdown, as a reader of Markdown sees it, and the marks in it that are not those of templates.
fn read(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) | Event::Code(words) => text += &words,
            Event::InlineHtml(html) => {
                assert!(
                    html.starts_with("<span lang=\"") || &*html == "</span>",
                    "{html} in {markdown}"
                );
            }
            Event::Html(html) => panic!("{html} in {markdown}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                panic!("{dest_url} in {markdown}");
            }
            Event::FootnoteReference(label) => panic!("{label} in {markdown}"),
            _ => text.push('\n'),
        }
    }
    text
}

#[test]
fn hostile_texts_are_texts_in_markdown() {
    for hostile in HOSTILE {
        for paper in ["fact-sheet", "fiche", "decision"] {
            let registry = registry(hostile);
            let output = registry.command(["-q", "document", paper, "hostile"]).output().unwrap();
            let markdown = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let shown: String = mieux::render::visible(hostile).into_owned();
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let seen = read(&markdown);
            assert!(words(&seen).contains(&words(&shown)), "{shown}\n{seen}\n{markdown}");
        }
    }
}

#[test]
fn hostile_texts_are_texts_in_html_and_word() {
    for hostile in HOSTILE {
        let registry = registry(hostile);
        for file in ["a.html", "a.docx"] {
            let said = registry.run(["-q", "document", "fact-sheet", "hostile", "-o", file]);
            assert_eq!(said.trim(), "[exit 0]");
        }
        let html = fs::read_to_string(registry.path().join("a.html")).unwrap();
        for tag in ["<script", "<img", "<a href=\"java", "<w:p"] {
            assert!(!html.contains(tag), "{html}");
        }
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count(), "{html}");
        let bytes = fs::read(registry.path().join("a.docx")).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let text: String = texts(&xml);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words(&text).contains(&words(&mieux::render::visible(hostile))),
            "{hostile}\n{text}"
        );
    }
}

/// The text of a part, read as XML.
fn texts(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(words) => text += &words.into_inner(),
            quick_xml::events::Event::GeneralRef(name) => {
                let name = name.into_inner();
                text += quick_xml::escape::resolve_predefined_entity(&name).unwrap();
            }
            quick_xml::events::Event::Eof => return text,
            _ => {}
        }
    }
}
