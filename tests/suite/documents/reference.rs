//! An office's own file whose styles, headers and logo a paper takes.

use std::fs;
use std::io::{Cursor, Write};

use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::files::part;
use crate::common::TestRegistry;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A file of relations: id, kind and target of each; an address is elsewhere.
fn relations(rows: &[(&str, &str, &str)]) -> String {
    let row = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"{mode}/>"
        )
    };
    format!("<Relationships>{}</Relationships>", rows.iter().map(row).collect::<String>())
}

/// The parts of an office's own file, whose styles have Spanish ids; `changed` takes the place of some and adds others.
fn office(changed: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<w:document {NAMES}><w:body><w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr></w:body></w:document>"
    );
    let styles = format!(
        "<w:styles {NAMES}><w:style w:type=\"paragraph\" w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    let header = header("<w:p/>");
    let of_document =
        relations(&[("rId7", "header", "header3.xml"), ("rId9", "vbaProject", "vbaProject.bin")]);
    let of_header = relations(&[
        ("rId1", "image", "media/logo.png"),
        ("rId2", "image", "https://example.org/track.png"),
        ("rId3", "oleObject", "embeddings/a.bin"),
        ("rId4", "hyperlink", "https://example.org/"),
        ("rId5", "hyperlink", "file:///etc/passwd"),
    ]);
    let mut parts = vec![
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", &styles),
        ("word/_rels/document.xml.rels", &of_document),
        ("word/header3.xml", &header),
        ("word/_rels/header3.xml.rels", &of_header),
        ("word/media/logo.png", "PNG"),
        ("word/vbaProject.bin", "macro"),
        ("word/embeddings/a.bin", "object"),
    ];
    parts.retain(|(path, _)| changed.iter().all(|(other, _)| other != path));
    parts.extend(changed);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        archive.start_file(path, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn header(content: &str) -> String {
    format!("<w:hdr {NAMES}>{content}</w:hdr>")
}

/// What the program says, with this file as the reference of a paper.
fn said(registry: &TestRegistry, bytes: &[u8]) -> String {
    fs::write(registry.path().join("office.docx"), bytes).unwrap();
    let args = ["document", "fiche", "both", "-q", "-o", "a.docx", "--reference", "office.docx"];
    registry.run(args)
}

/// The same of a header.
fn of_header(content: &str) -> String {
    said(&TestRegistry::programme(), &office(&[("word/header3.xml", &header(content))]))
}

#[test]
fn a_reference_gives_its_styles_header_and_logo_and_nothing_else() {
    let registry = TestRegistry::programme();
    assert_snapshot!(said(&registry, &office(&[])), @"[exit 0]");
    let bytes = fs::read(registry.path().join("a.docx")).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:pStyle w:val=\"Ttulo1\"/>"), "{document}");
    assert!(document.contains(
        "<w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/>"
    ));
    assert!(part(&bytes, "word/styles.xml").contains("w:styleId=\"TableGrid\""));
    assert_eq!(part(&bytes, "word/media/logo.png"), "PNG");
    let archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let is_left = |name: &String| name.contains("vba") || name.contains("embeddings");
    assert!(!names.iter().any(is_left), "{names:?}");
}

#[test]
fn what_is_elsewhere_or_runs_is_not_carried_over() {
    let registry = TestRegistry::programme();
    let header = header(
        "<w:p><w:hyperlink r:id=\"rId4\">kept</w:hyperlink><w:hyperlink w:x=\"1\" r:id=\"rId5\">text</w:hyperlink>\
         <a:blip r:embed=\"rId1\" r:link=\"rId2\"/><a:hlinkClick r:id=\"rId2\"/>\
         <o:OLEObject r:id=\"rId3\"><w:p>gone</w:p><w:p/></o:OLEObject><w:t>PAGE &amp; DDE</w:t><v:shape id=\"s\" href=\"https://example.org/\"><v:imagedata src=\"https://example.org/a.png\" o:href=\"x\"/></v:shape></w:p>",
    );
    assert_snapshot!(said(&registry, &office(&[("word/header3.xml", &header)])), @"[exit 0]");
    let bytes = fs::read(registry.path().join("a.docx")).unwrap();
    let written = part(&bytes, "word/header3.xml");
    assert_snapshot!(written.replace(NAMES, "…"), @r#"<w:hdr …><w:p><w:hyperlink r:id="rId4">kept</w:hyperlink><w:hyperlink w:x="1">text</w:hyperlink><a:blip r:embed="rId1"/><w:t>PAGE &amp; DDE</w:t><v:shape id="s"><v:imagedata/></v:shape></w:p></w:hdr>"#);
    assert_snapshot!(part(&bytes, "word/_rels/header3.xml.rels").replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/>
    <Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>
    </Relationships>
    "#);
}

#[test]
fn headers_of_two_folders_keep_their_pictures() {
    let rows = [("rId7", "header", "a/header.xml"), ("rId8", "header", "b/header.xml")];
    let (of_document, empty) = (relations(&rows), header("<w:p/>"));
    let own = relations(&[("rId1", "image", "logo.png")]);
    let bytes = office(&[
        ("word/_rels/document.xml.rels", &of_document),
        ("word/a/header.xml", &empty),
        ("word/a/_rels/header.xml.rels", &own),
        ("word/a/logo.png", "A"),
        ("word/b/header.xml", &empty),
        ("word/b/_rels/header.xml.rels", &own),
        ("word/b/logo.png", "B"),
    ]);
    let registry = TestRegistry::programme();
    assert_snapshot!(said(&registry, &bytes), @"[exit 0]");
    let bytes = fs::read(registry.path().join("a.docx")).unwrap();
    assert_eq!(part(&bytes, "word/a/logo.png") + &part(&bytes, "word/b/logo.png"), "AB");
    assert!(part(&bytes, "word/b/_rels/header.xml.rels").contains("logo.png"));
}

#[test]
fn what_is_no_reference_is_refused() {
    let registry = TestRegistry::programme();
    let styles = |extra: &str| {
        let styles = format!("<w:styles {NAMES}>{extra}</w:styles>");
        said(&registry, &office(&[("word/styles.xml", &styles)]))
    };
    assert_snapshot!(said(&registry, b"%PDF"), @"
    [stderr]
    error: cannot use `office.docx` as a reference: it is not a Word document (.docx); save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(styles("<w:style>"), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/styles.xml` is missing or damaged; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(styles("<!DOCTYPE x>"), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/styles.xml` is missing or damaged; save it again as .docx
    [exit 2]
    ");
    let whole = office(&[]);
    assert_snapshot!(said(&registry, &whole[..whole.len() / 2]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: it is not a Word document (.docx); save it again as .docx
    [exit 2]
    ");
    let large = format!("{}</w:styles>", " ".repeat(17 << 20));
    assert_snapshot!(said(&registry, &office(&[("word/styles.xml", &large)])), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/styles.xml` is too large; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(said(&registry, &vec![b' '; (64 << 20) + 1]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: it is larger than 64 MB; make its pictures smaller; save it again as .docx
    [exit 2]
    ");
    assert!(!registry.path().join("a.docx").exists());
}

#[test]
fn fields_that_run_or_fetch_are_refused() {
    let field = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>";
    assert_snapshot!(of_header(field), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the field `DDEAUTO` in `word/header3.xml` runs or fetches something; delete it in Word; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(of_header("<w:fldSimple w:instr=\" includepicture x \"/>"), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the field `INCLUDEPICTURE` in `word/header3.xml` runs or fetches something; delete it in Word; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(of_header("<w:fldSimple w:instr=\" PAGE \"/>"), @"[exit 0]");
    for hidden in [
        "<w:instrText>DD&#69;AUTO x</w:instrText>",
        "<w:instrText><![CDATA[DDEAUTO x]]></w:instrText>",
        "<w:instrText>DDE<!-- -->AUTO x</w:instrText>",
        "<w:fldSimple w:instr=\"&#x44;DEAUTO x\"/>",
    ] {
        assert!(of_header(hidden).contains("`DDEAUTO`"), "{hidden}");
    }
}

#[test]
fn parts_that_clash_are_refused() {
    let registry = TestRegistry::programme();
    let leads_to = |rows: &[(&str, &str, &str)]| {
        said(&registry, &office(&[("word/_rels/document.xml.rels", &relations(rows))]))
    };
    assert_snapshot!(leads_to(&[("rId1", "header", "document.xml")]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/document.xml` has the name of another part; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(leads_to(&[("rId1", "header", "_rels/document.xml.rels")]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/_rels/document.xml.rels` has the name of another part; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(leads_to(&[("paper-styles", "header", "header3.xml")]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/_rels/document.xml.rels` is missing or damaged; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(leads_to(&[("a", "header", "header3.xml"), ("a", "footer", "header3.xml")]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `word/_rels/document.xml.rels` is missing or damaged; save it again as .docx
    [exit 2]
    ");
    assert_snapshot!(leads_to(&[("rId1", "header", "../../header3.xml")]), @"
    [stderr]
    error: cannot use `office.docx` as a reference: the part `../../header3.xml` is missing or damaged; save it again as .docx
    [exit 2]
    ");
    let mut twice = office(&[("word/headerX.xml", "")]);
    for at in 0..twice.len() - 7 {
        if twice[at..].starts_with(b"headerX") {
            twice[at + 6] = b'3';
        }
    }
    assert_snapshot!(said(&registry, &twice), @"
    [stderr]
    error: cannot use `office.docx` as a reference: two parts of it have the same name; save it again as .docx
    [exit 2]
    ");
    let in_spanish =
        ["--lang", "es", "document", "fiche", "both", "-o", "a.docx", "--reference", "office.docx"];
    assert_snapshot!(registry.run(in_spanish), @"
    [stderr]
    error: no se puede usar `office.docx` como referencia: dos de sus partes tienen el mismo nombre; vuelva a guardarlo como .docx
    [exit 2]
    ");
}
