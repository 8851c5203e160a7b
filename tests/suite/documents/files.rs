//! Papers as files.

use std::fs;
use std::io::{Cursor, Read};

use insta::assert_snapshot;
use zip::ZipArchive;

use crate::common::TestRegistry;

/// A part of a Word document.
pub(super) fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_file_is_not_replaced_unless_it_is_asked_for() {
    let registry = TestRegistry::programme();
    let args = ["document", "fiche", "both", "-q", "-o", "fiche.html"];
    assert_snapshot!(registry.run(args), @"[exit 0]");
    assert_snapshot!(registry.run(args), @"
    [stderr]
    error: `fiche.html` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_snapshot!(registry.run([&args[..], &["--overwrite"]].concat()), @"[exit 0]");
}

#[test]
fn papers_of_all_records_go_into_a_folder() {
    let registry = TestRegistry::programme();
    let args = ["document", "fact-sheet", "--all", "--format", "html", "-o", "sheets"];
    assert_snapshot!(registry.run(args), @"
    [stderr]
    Wrote 3 papers to `sheets`.
    27 blanks are left; to see them, add --check
    [exit 0]
    ");
    let about = fs::read_to_string(registry.path().join("sheets/papers.json")).unwrap();
    assert!(about.contains("fact-sheet-both.html"), "{about}");
    assert!(registry.path().join("sheets/fact-sheet-both.html").is_file());
    assert_snapshot!(registry.run(["document", "fiche", "both", "peru-i", "-q", "-o", "fiches"]), @"[exit 0]");
    assert_eq!(fs::read_dir(registry.path().join("fiches")).unwrap().count(), 3);
}

#[test]
fn the_same_paper_has_the_same_bytes() {
    let registry = TestRegistry::programme();
    for file in ["a.docx", "b.docx"] {
        registry.run(["document", "fiche", "both", "-q", "-o", file]);
    }
    let [one, other] =
        ["a.docx", "b.docx"].map(|file| fs::read(registry.path().join(file)).unwrap());
    assert!(one == other);
}

#[test]
fn a_document_of_word_has_languages_notes_and_numbers_of_pages() {
    let registry = TestRegistry::programme();
    registry.file(
        "templates/decision.es.md",
        "# {{ action.title }}\n\nUno[^1] y [dos](https://example.org/?a&b).\n\n1. {{ action.status }}\n\n| a | b |\n| --- | ---: |\n| **x** | 2 |\n\n[^1]: Nota.\n",
    );
    registry.run(["document", "decision", "peru-i", "-q", "--lang", "es", "-o", "a.docx"]);
    let bytes = fs::read(registry.path().join("a.docx")).unwrap();
    assert_snapshot!(part(&bytes, "word/document.xml").replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>"), @r#"
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
    <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">Perú I</w:t></w:r></w:p>
    <w:p><w:pPr></w:pPr><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">Uno</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve"> y </w:t></w:r><w:hyperlink r:id="paperLink1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">dos</w:t></w:r></w:hyperlink><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">.</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">Implementación</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/></w:tcPr>
    <w:p><w:pPr><w:pStyle w:val="PaperCell"/></w:pPr><w:r><w:rPr><w:b/><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/></w:tcPr>
    <w:p><w:pPr><w:pStyle w:val="PaperCell"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">b</w:t></w:r></w:p></w:tc></w:tr>
    <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/></w:tcPr>
    <w:p><w:pPr><w:pStyle w:val="PaperCell"/></w:pPr><w:r><w:rPr><w:b/><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">x</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/></w:tcPr>
    <w:p><w:pPr><w:pStyle w:val="PaperCell"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr><w:t xml:space="preserve">2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    <w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p><w:sectPr><w:headerReference w:type="default" r:id="paperHeader"/><w:footerReference w:type="default" r:id="paperFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
    "#);
    assert!(part(&bytes, "word/footnotes.xml").contains("Nota."));
    assert!(part(&bytes, "word/footer1.xml").contains("NUMPAGES"));
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"es-ES\""));
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("https://example.org/?a&amp;b"));
}
